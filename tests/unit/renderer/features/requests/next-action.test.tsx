import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useNextAction } from '#renderer/features/requests/use-next-action.ts';
import { Button } from '#renderer/ui/actions/Button.tsx';
import { AppFrame } from '#renderer/ui/frame/AppFrame.tsx';
import { Stack } from '#renderer/ui/frame/Columns.tsx';
import { Main } from '#renderer/ui/frame/Main.tsx';
import { renderDesk } from '../../../ui/render-desk.tsx';

/** A request that is transferred in a panel; what was done with it goes when it has moved on, a moment later. */
function Request() {
  const [isAway, setAway] = useState(false);
  const [standing, setStanding] = useState<'new' | 'referred'>('new');
  const work = useNextAction(isAway, standing);
  return (
    <AppFrame rail={null} topBar={null} strip={null}>
      <Main>
        {isAway ? (
          <Button onPress={() => setAway(false)}>أرسل الإحالة</Button>
        ) : (
          <Stack ref={work}>
            {standing === 'new' ? (
              <Button key="transfer" onPress={() => setAway(true)}>
                حوّل
              </Button>
            ) : (
              <Button key="finish" onPress={() => undefined}>
                تمّ التواصل
              </Button>
            )}
          </Stack>
        )}
        <Button onPress={() => setStanding('referred')}>السجل</Button>
        <input aria-label="بحث" onFocus={() => setStanding('referred')} />
      </Main>
    </AppFrame>
  );
}

const button = (name: string) => screen.getByRole('button', { name });
async function transfer() {
  const { user } = renderDesk(<Request />);
  await user.click(button('حوّل'));
  await user.click(button('أرسل الإحالة'));
  return user;
}

test('after a transfer the focus is on what can be done with the request, not on the screen as a whole', async () => {
  await transfer();
  await waitFor(() => expect(document.activeElement).toBe(button('حوّل')));
});

test('where that has gone because the request has moved on, it is on what can be done next', async () => {
  await transfer();
  await waitFor(() => expect(document.activeElement).toBe(button('حوّل')));
  button('السجل').click();
  await waitFor(() => expect(document.activeElement).toBe(button('تمّ التواصل')));
});

test('whoever has gone elsewhere meanwhile stays there', async () => {
  const user = await transfer();
  await user.click(screen.getByRole('textbox', { name: 'بحث' }));
  await screen.findByRole('button', { name: 'تمّ التواصل' });
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'بحث' }));
});
