import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Button } from '#renderer/ui/actions/Button.tsx';
import { ModalPanel } from '#renderer/ui/feedback/ModalPanel.tsx';
import { AppFrame } from '#renderer/ui/frame/AppFrame.tsx';
import { Main } from '#renderer/ui/frame/Main.tsx';
import { renderDesk } from './render-desk.tsx';

/** A panel whose key opens a paper and takes the panel away. */
function Screen() {
  const [step, setStep] = useState<'panel' | 'paper' | 'done'>('panel');
  return (
    <AppFrame rail={null} topBar={null} strip={null}>
      <Main>
        <p>{step}</p>
        {step === 'panel' && <Button onPress={() => setStep('paper')}>حوّل</Button>}
        <ModalPanel isOpen={step === 'paper'} title="بطاقة موعد" onClose={() => setStep('done')}>
          <Button autoFocus onPress={() => setStep('done')}>
            اطبع
          </Button>
        </ModalPanel>
      </Main>
    </AppFrame>
  );
}

test('where what had the focus has gone, with its panel and its dialog, the screen has it', async () => {
  const { user } = renderDesk(<Screen />);
  await user.click(screen.getByRole('button', { name: 'حوّل' }));
  await user.click(await screen.findByRole('button', { name: 'اطبع' }));
  await screen.findByText('done');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
});
