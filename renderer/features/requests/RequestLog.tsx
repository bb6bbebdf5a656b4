import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeText, tidyText } from '#shared/kernel/typed-text.ts';
import { LONGEST_NOTE } from '#shared/requests/note.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useGenders } from '../../desk/people/use-genders.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useStandingMark } from '../../desk/requests/record-standing.tsx';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { useLogLines } from './log-lines.ts';
import styles from './RequestScreen.module.css';

interface RequestLogProps {
  readonly request: Request;
  readonly onTrack: OnTrack | null;
}

/** What has been done and said so far. Lines are only ever added; what is said in a case goes into the case. */
export function RequestLog({ request, onTrack }: RequestLogProps) {
  const { t } = useTranslation('requests');
  const genderOf = useGenders();
  const sayWhen = useWhen();
  const { requests, cases } = useDesk();
  const theCase = onTrack?.theCase ?? null;
  const lines = useLogLines(request, theCase, onTrack);
  const standingMark = useStandingMark();
  const { words, write, clear } = useKeptWords(`note/${request.id}`);
  const textVerdict = useTextVerdict();
  const canAdd = tidyText(words) !== '' && judgeText(words, LONGEST_NOTE).extra === 0;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const add = async () => {
    if (!canAdd || busy) return;
    setBusy(true);
    try {
      await (theCase ? cases.addNote(theCase, words) : requests.addNote(request, words));
      clear();
      setFault(null);
    } catch (error) {
      setFault(faultText(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <KeyScope className={styles.writing}>
        <TextArea
          label={t('request.noteField')}
          value={words}
          onChange={write}
          isReadOnly={busy}
          {...textVerdict(words, LONGEST_NOTE)}
        />
        <Button
          size="sm"
          icon={MessageSquarePlus}
          shortcut="Ctrl+Enter"
          onPress={() => void add()}
          isDisabled={!canAdd}
        >
          {t('request.saveNote')}
        </Button>
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </KeyScope>
      {lines?.length === 0 && <EmptyState title={t('request.logEmpty')} />}
      {lines && lines.length > 0 && (
        <List aria-label={t('request.log')}>
          {lines.map(({ key, at, said, step }) => (
            <ListRow
              key={key}
              title={
                <span dir="auto" className={styles.said}>
                  {step ? t(`desk:requestState.${step.to}`, { context: genderOf(request.personId) }) : said}
                </span>
              }
              note={`${step?.reason ? `${step.reason} · ` : ''}${sayWhen(at)}`}
              trail={standingMark(key)}
            />
          ))}
        </List>
      )}
    </>
  );
}
