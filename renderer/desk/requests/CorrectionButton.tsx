import { Check, MessageCircleWarning } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Section } from '#shared/association/section.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ModalPanel } from '../../ui/feedback/ModalPanel.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import type { Chord } from '../../ui/keyboard/chord.ts';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import styles from './CorrectionButton.module.css';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { faultText } from '../fault-text.ts';

const DIGITS = [
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit4',
  'Digit5',
  'Digit6',
  'Digit7',
  'Digit8',
  'Digit9',
] as const satisfies readonly Chord[];

interface CorrectionButtonProps {
  readonly section: Section;
  /** The inquiry that is answered; null where none was taken down. */
  readonly requestId: string | null;
  /** sm in the head of a card. */
  readonly size?: 'sm' | 'md';
}

/** One key says that the caller takes something for true that is not; the next which it is, and the approved words stand there. */
export function CorrectionButton(props: CorrectionButtonProps) {
  const { t } = useTranslation('answers');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size={props.size ?? 'md'} icon={MessageCircleWarning} shortcut="Alt+KeyM" onPress={() => setOpen(true)}>
        {t('correction.open')}
      </Button>
      {isOpen && <CorrectionDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function CorrectionDialog({ section, requestId, onClose }: CorrectionButtonProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('answers');
  const { language } = useFormat();
  const toasts = useToasts();
  const { corrections } = useDesk();
  const document = useSettings('misconceptions');
  const [correctionId] = useState(corrections.newId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const all = document?.misconceptions ?? [];
  const shown = all.find(({ id }) => id === chosen) ?? all[0];

  const give = async (): Promise<void> => {
    if (!document || !shown) return;
    const note = t('correction.noted', { lng: 'ar', what: shown.label.ar });
    try {
      await corrections.give({
        correctionId,
        misconception: shown,
        scriptVersion: document.version,
        section,
        inquiry: requestId === null ? null : { requestId, note },
      });
      toasts.show({ text: t('correction.saved') });
      onClose();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <ModalPanel
      isOpen
      title={t('correction.title')}
      onClose={onClose}
      footer={
        <Button
          variant="primary"
          icon={Check}
          shortcut="Enter"
          onPress={() => void give()}
          isDisabled={!shown}
          autoFocus
        >
          {t('correction.given')}
        </Button>
      }
    >
      <DigitKeys onDigit={(index) => setChosen(all[index]?.id ?? chosen)} />
      {document && all.length === 0 && <EmptyState title={t('correction.none')} />}
      {shown && (
        <div className={styles.layout}>
          <ListBox
            label={t('correction.title')}
            options={all.map(({ id, label }, index) => {
              const digit = DIGITS[index];
              return {
                id,
                text: labelIn(label, language),
                title: labelIn(label, language),
                ...(digit ? { trail: <KeyLegend keys={digit} /> } : {}),
              };
            })}
            selectedId={shown.id}
            onSelect={setChosen}
            isFramed
          />
          <p className={styles.script} aria-live="polite">
            {shown.script}
          </p>
        </div>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </ModalPanel>
  );
}

/** Heard inside the dialog only: below it, digits may mean something else. */
function DigitKeys({ onDigit }: { readonly onDigit: (index: number) => void }) {
  useShortcuts(Object.fromEntries(DIGITS.map((digit, index) => [digit, () => onDigit(index)])));
  return null;
}
