import { KeyRound, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewRecoveryKey } from '../../data/records/recovery-key.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { RecoveryPaperDialog } from '../../papers/RecoveryPaperDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import styles from './Complaints.module.css';

/** The last group of a half: typed from both papers, it proves that they are there. */
const LAST_SIGNS = 4;
const endOf = (half: string): string => half.slice(-LAST_SIGNS);
const tidy = (typed: string): string => typed.trim().toUpperCase();

/** The pair is made, both papers are printed, their last signs are typed from them; only then it is in force. */
export function MakeRecoveryKey() {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const { recoveryKey } = useDesk();
  const textVerdict = useTextVerdict();
  const inForce = useSettings('recovery');
  const [made, setMade] = useState<NewRecoveryKey | null>(null);
  const [printing, setPrinting] = useState<1 | 2 | null>(null);
  const [ends, setEnds] = useState<readonly [string, string]>(['', '']);
  const [fault, setFault] = useState<string | null>(null);

  const areThere = made !== null && made.papers.every((paper, index) => endOf(paper) === tidy(ends[index] ?? ''));
  const adopt = async () => {
    if (!made || !areThere) return;
    try {
      await recoveryKey.adopt(made.publicKey);
      setMade(null);
      setEnds(['', '']);
      setFault(null);
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <Card
      title={t('recovery.make')}
      footer={
        made ? (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            icon={KeyRound}
            onPress={() => void adopt()}
            isDisabled={!areThere}
            disabledReason={areThere ? undefined : t('recovery.typeEnds')}
          >
            {t('recovery.adopt')}
          </Button>
        ) : (
          <Button icon={KeyRound} onPress={() => void recoveryKey.make().then(setMade)}>
            {t(inForce?.publicKey ? 'recovery.makeAnew' : 'recovery.begin')}
          </Button>
        )
      }
    >
      <p className={styles.words}>{t('recovery.why')}</p>
      {inForce?.madeOn && <Notice tone="ok">{t('recovery.inForce', { day: format.hijri(inForce.madeOn) })}</Notice>}
      {inForce && inForce.publicKey === null && <Notice tone="warn">{t('recovery.none')}</Notice>}
      {made?.papers.map((paper, index) => {
        const number = index === 0 ? 1 : 2;
        return (
          <div key={number} className={styles.paper}>
            <h3>{t(`recovery.paper${number}`)}</h3>
            <p className={styles.half}>
              <Identifier>{paper}</Identifier>
            </p>
            <div className={styles.row}>
              <Button icon={Printer} onPress={() => setPrinting(number)}>
                {t('recovery.print')}
              </Button>
              <LtrField
                label={t('recovery.end')}
                value={ends[index] ?? ''}
                onChange={(typed) => setEnds(index === 0 ? [typed, ends[1]] : [ends[0], typed])}
                {...textVerdict(ends[index] ?? '', LAST_SIGNS)}
              />
            </div>
          </div>
        );
      })}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {made && printing && (
        <RecoveryPaperDialog
          number={printing}
          half={made.papers[printing - 1] ?? ''}
          onPrinted={async () => undefined}
          onClose={() => setPrinting(null)}
        />
      )}
    </Card>
  );
}
