import { LockKeyholeOpen, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryObstacle } from '../../data/records/recovery-key.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import styles from './Complaints.module.css';

/** Gives the complaints to those who are their readers now: with one's own key, or with both papers of the recovery key. */
export function RestoreAccess() {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const { complaints, recoveryKey } = useDesk();
  const [halves, setHalves] = useState<readonly [string, string]>(['', '']);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly tone: 'ok' | 'bad'; readonly text: string } | null>(null);

  const run = async (work: () => Promise<number | string>) => {
    setBusy(true);
    try {
      const result = await work();
      setOutcome(
        typeof result === 'string'
          ? { tone: 'bad', text: result }
          : { tone: 'ok', text: t('recovery.opened', { count: result, n: format.count(result) }) },
      );
      if (typeof result === 'number') setHalves(['', '']);
    } catch (error) {
      setOutcome({ tone: 'bad', text: faultText(t, error) });
    } finally {
      setBusy(false);
    }
  };
  const inWords = (obstacle: RecoveryObstacle): string => {
    if (!('field' in obstacle)) return t(`recovery.obstacle.${obstacle.kind}`);
    const paper = format.count(obstacle.field);
    if (obstacle.kind === 'not-a-half' || obstacle.at === null)
      return t(`recovery.obstacle.${obstacle.kind}`, { paper });
    const { group, sign } = obstacle.at;
    return t('recovery.obstacle.wrong-sign-at', { paper, group: format.count(group), sign: format.count(sign) });
  };
  const withPapers = async (): Promise<number | string> => {
    const opened = await recoveryKey.privateKeyOf(...halves);
    return opened.ok ? complaints.sealAnew(opened.value) : inWords(opened.error);
  };
  return (
    <Card
      title={t('recovery.restore')}
      footer={
        <>
          <Button
            icon={LockKeyholeOpen}
            onPress={() => void run(withPapers)}
            isDisabled={halves.some((half) => half.trim() === '')}
            isBusy={busy}
            busyLabel={t('recovery.busy')}
          >
            {t('recovery.open')}
          </Button>
          <Button icon={UsersRound} onPress={() => void run(() => complaints.sealAnew())} isDisabled={busy}>
            {t('recovery.share')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>{t('recovery.restoreWhy')}</p>
      <LtrField label={t('recovery.paper1')} value={halves[0]} onChange={(typed) => setHalves([typed, halves[1]])} />
      <LtrField label={t('recovery.paper2')} value={halves[1]} onChange={(typed) => setHalves([halves[0], typed])} />
      {outcome && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
    </Card>
  );
}
