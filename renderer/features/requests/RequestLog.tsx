import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Request } from '../../data/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { SentMark } from '../../desk/state-chips.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { useNoteDrafts } from './note-drafts.ts';
import styles from './RequestScreen.module.css';

/** What has been done and said so far. Lines are only ever added. */
export function RequestLog({ request }: { readonly request: Request }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { requests, waiting } = useDesk();
  const notes = useLive(() => requests.notes(request.id), [requests, request.id]);
  const unsent = useLive(() => waiting.keys(), [waiting]);
  const { texts, write } = useNoteDrafts();
  const text = texts[request.id] ?? '';
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const add = async () => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    try {
      await requests.addNote(request, text);
      write(request.id, '');
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
          value={text}
          onChange={(typed) => write(request.id, typed)}
          maxLength={4000}
          isReadOnly={busy}
        />
        <Button
          size="sm"
          icon={MessageSquarePlus}
          shortcut="Ctrl+Enter"
          onPress={() => void add()}
          isDisabled={text.trim() === ''}
        >
          {t('request.saveNote')}
        </Button>
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </KeyScope>
      {notes && notes.length === 0 && <EmptyState title={t('request.logEmpty')} />}
      {notes && notes.length > 0 && (
        <List aria-label={t('request.log')}>
          {notes.map((note) => (
            <ListRow
              key={note.id}
              title={
                <span dir="auto" className={styles.said}>
                  {note.body}
                </span>
              }
              note={`${format.day(note.writtenAt)} · ${format.time(note.writtenAt)}`}
              trail={<SentMark isWaiting={unsent?.has(`notes/${note.id}`) ?? false} />}
            />
          ))}
        </List>
      )}
    </>
  );
}
