import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionTaken } from '#shared/complaints/action-taken.ts';
import { LONGEST_STEP } from '#shared/complaints/complaint-step.ts';
import { judgeText, tidyText } from '#shared/kernel/typed-text.ts';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import styles from './Complaints.module.css';

/** What was done about the other side: for the eyes of the readers, on this screen and nowhere else. */
export function ActionTakenCard({ complaint: { id } }: { readonly complaint: OpenComplaint }) {
  const { t } = useTranslation('complaints');
  const toasts = useToasts();
  const textVerdict = useTextVerdict();
  const may = useMay();
  const { complaints, audit } = useDesk();
  const action = useLive(() => complaints.actionTaken(id), [complaints, id]);
  const { words, write, clear } = useKeptWords(`outcome/${id}`);
  const [fault, setFault] = useState<string | null>(null);
  const written = action?.show() ?? '';
  const [isShown, setShown] = useState(false);
  const canSave = tidyText(words) !== '' && judgeText(words, LONGEST_STEP).extra === 0;

  const show = (): void => {
    setShown(true);
    void audit.note('sealed-read', { complaint: id, part: 'action-taken' });
  };
  const save = async () => {
    try {
      await complaints.writeActionTaken(id, new ActionTaken(tidyText(words)));
      clear();
      setFault(null);
      toasts.show({ text: t('action.saved') });
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <Card title={t('action.title')}>
      <KeyScope className={styles.step}>
        <p className={styles.row}>
          <Icon of={EyeOff} size="s" /> <span className={styles.faint}>{t('action.rule')}</span>
        </p>
        {written !== '' &&
          (isShown ? (
            <p className={`${styles.words ?? ''} ${styles.action ?? ''}`} dir="auto">
              {written}
            </p>
          ) : (
            <Button onPress={show}>{t('action.show')}</Button>
          ))}
        {may('complaint.handle') && (
          <>
            <TextArea label={t('action.field')} value={words} onChange={write} {...textVerdict(words, LONGEST_STEP)} />
            <Button onPress={() => void save()} isDisabled={!canSave} shortcut="Alt+KeyS">
              {t('action.save')}
            </Button>
          </>
        )}
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </KeyScope>
    </Card>
  );
}
