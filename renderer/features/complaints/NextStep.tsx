import { Check, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideComplaint } from '#shared/complaints/decide-complaint.ts';
import { LONGEST_DIRECTION, LONGEST_STEP, NoticeWay } from '#shared/complaints/complaint-step.ts';
import { judgeText, tidyText } from '#shared/kernel/typed-text.ts';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ClosingNoticeDialog } from '../../papers/ClosingNoticeDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { asksForWords, nextMoves, toCommand, type Move } from './next-moves.ts';
import styles from './Complaints.module.css';

/** What can be done now: one move is chosen, its words are written, Ctrl+Enter does it. A guard that forbids it says why. */
export function NextStep({ complaint }: { readonly complaint: OpenComplaint }) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const textVerdict = useTextVerdict();
  const toasts = useToasts();
  const { complaints, actor, now } = useDesk();
  const wording = useSettings('complaintWording');
  const kept = useKeptWords(`step/${complaint.id}`);
  const [chosen, setChosen] = useState<Move | null>(null);
  const [way, setWay] = useState<NoticeWay>('PHONE');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);

  const { complainant } = complaint.body;
  const moves = nextMoves(complaint.state, complainant.kind);
  const move = chosen !== null && moves.includes(chosen) ? chosen : moves[0];
  if (!move) return null;
  const words = tidyText(kept.words);
  const longest = move === 'direct-elsewhere' ? LONGEST_DIRECTION : LONGEST_STEP;
  const command = toCommand(move, {
    words,
    way,
    wordingVersion: wording?.version ?? 1,
    isAnonymous: complainant.kind === 'anonymous',
  });
  const decided = decideComplaint(complaint, command, actor, now());
  const obstacle = decided.ok ? null : t(`obstacle.${decided.error}`, { n: format.count(complaint.attempts) });
  const lacksWords = asksForWords(move) && words === '';
  const isTooLong = asksForWords(move) && judgeText(kept.words, longest).extra > 0;

  const act = async () => {
    setBusy(true);
    setFault(null);
    try {
      const outcome = await complaints.take(complaint.id, command);
      if (!outcome.ok) return setFault(t(`obstacle.${outcome.error}`));
      if (asksForWords(move)) kept.clear();
      setChosen(null);
      toasts.show({ text: t(`done.${command.kind}`) });
    } catch (error) {
      setFault(faultText(t, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card
      title={t('next.title')}
      footer={
        <>
          <Button
            variant="primary"
            icon={Check}
            shortcut="Ctrl+Enter"
            onPress={() => void act()}
            isDisabled={obstacle !== null || lacksWords || isTooLong || !wording}
            disabledReason={obstacle ?? (lacksWords ? t('next.wordsMissing') : undefined)}
            isBusy={busy}
            busyLabel={t('next.saving')}
          >
            {t(`move.${move}`)}
          </Button>
          {move === 'notify' && (
            <Button icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setPrinting(true)}>
              {t('next.paper')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.step}>
        {moves.length > 1 && (
          <Segmented<Move>
            label={t('next.title')}
            isLabelHidden
            options={moves.map((value) => ({ value, label: t(`move.${value}`) }))}
            value={move}
            onChange={setChosen}
            isNumbered
          />
        )}
        {asksForWords(move) && (
          <TextArea
            label={t(`words.${move}`)}
            value={kept.words}
            onChange={kept.write}
            {...textVerdict(kept.words, longest)}
          />
        )}
        {(move === 'notify' || move === 'attempt') && (
          <Segmented<NoticeWay>
            label={t('next.way')}
            options={NoticeWay.options.map((value) => ({ value, label: t(`noticeWay.${value}`) }))}
            value={way}
            onChange={setWay}
          />
        )}
        {move === 'notify' && wording && (
          <Notice tone="info">
            <span className={styles.words}>{wording.notice.body}</span>
          </Notice>
        )}
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </div>
      {isPrinting && (
        <ClosingNoticeDialog
          referenceNumber={complaint.referenceNumber}
          onPrinted={async () => undefined}
          onClose={() => setPrinting(false)}
        />
      )}
    </Card>
  );
}
