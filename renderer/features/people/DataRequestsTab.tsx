import { FileQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../data/records/people-repository.ts';
import type { SubjectRequest } from '../../data/records/subject-requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { AnswerDataRequest } from './AnswerDataRequest.tsx';
import { DataRequestChip } from './DataRequestChip.tsx';
import { NewDataRequest } from './NewDataRequest.tsx';
import styles from './PersonScreen.module.css';
import { useDataRequestText } from './use-data-request-text.ts';

/** What the person asks about his own data, until when it is answered, and how it ended. */
export function DataRequestsTab({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const may = useMay();
  const { subjectRequests } = useDesk();
  const requests = useLive(() => subjectRequests.ofPerson(person.id), [subjectRequests, person.id]);
  const privacy = useSettings('privacy');
  const describe = useDataRequestText();
  const [isAsking, setAsking] = useState(false);
  const [answered, setAnswered] = useState<SubjectRequest | null>(null);
  // The form answers to its keys from the first moment: it is not there before the days that an answer may take are known.
  if (!requests || !privacy) return <Skeleton rows={3} />;
  if (isAsking)
    return <NewDataRequest person={person} answerDays={privacy.answerDays} onClose={() => setAsking(false)} />;
  if (answered) return <AnswerDataRequest person={person} request={answered} onClose={() => setAnswered(null)} />;
  const upon = { section: person.section };
  return (
    <>
      {requests.length === 0 && <EmptyState title={t('dataRequests.none', { context: person.gender })} />}
      {requests.length > 0 && (
        <List aria-label={t('dataRequests.title', { context: person.gender })}>
          {requests.map((request) => (
            <ListRow
              key={request.id}
              title={t(`dataRequests.kind.${request.kind}`, { context: person.gender })}
              note={describe(request)}
              trail={
                <>
                  <DataRequestChip request={request} />
                  {request.state === 'OPEN' && may('privacy.answer', upon) && (
                    <Button size="sm" onPress={() => setAnswered(request)}>
                      {t('dataRequests.answer')}
                    </Button>
                  )}
                </>
              }
            />
          ))}
        </List>
      )}
      {(may('person.write', upon) || may('privacy.answer', upon)) && (
        <div className={styles.consent}>
          <div className={styles.chips}>
            <Button icon={FileQuestionMark} onPress={() => setAsking(true)}>
              {t('dataRequests.take', { context: person.gender })}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
