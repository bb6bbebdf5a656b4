import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ActionTaken } from '#shared/complaints/action-taken.ts';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKept } from '../../desk/drafts/use-kept.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import styles from './Complaints.module.css';

const Words = z.object({ words: z.string() });
const noWords = { words: '' };

/** What was done about the other side: for the eyes of the readers, on this screen and nowhere else. */
export function ActionTakenCard({ complaint: { id } }: { readonly complaint: OpenComplaint }) {
  const { t } = useTranslation('complaints');
  const toasts = useToasts();
  const may = useMay();
  const { complaints, audit } = useDesk();
  const action = useLive(() => complaints.actionTaken(id), [complaints, id]);
  const { value: kept, change, clear } = useKept(`outcome/${id}`, Words, noWords);
  const [fault, setFault] = useState<string | null>(null);
  const written = action?.show() ?? '';
  const [isShown, setShown] = useState(false);

  const show = (): void => {
    setShown(true);
    void audit.note('sealed-read', { complaint: id, part: 'action-taken' });
  };
  const save = async () => {
    try {
      await complaints.writeActionTaken(id, new ActionTaken(kept.words.trim()));
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
            <TextArea
              label={t('action.field')}
              value={kept.words}
              onChange={(words) => change({ words })}
              maxLength={4000}
            />
            <Button onPress={() => void save()} isDisabled={kept.words.trim() === ''} shortcut="Alt+KeyS">
              {t('action.save')}
            </Button>
          </>
        )}
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </KeyScope>
    </Card>
  );
}
