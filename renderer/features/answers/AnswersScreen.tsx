import { BookOpen, Check, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findAnswers, type Answer } from '#shared/answers/answers.ts';
import { sections } from '#shared/association/section.ts';
import { CorrectionButton } from '../../desk/requests/CorrectionButton.tsx';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useOpenCalls } from '../../desk/calls/open-calls.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useIntakeDrafts } from '../../desk/drafts/intake-draft.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { AnswerSheetDialog } from '../../papers/AnswerSheetDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { SearchWithResults } from '../../ui/fields/SearchWithResults.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import styles from './AnswersScreen.module.css';

/** As a question at the most; whatever is pasted beyond it finds nothing. */
const LONGEST = 160;

/** What callers ask: three letters find the approved answer, Enter shows it, Ctrl+Enter logs that it was given. */
export function AnswersScreen() {
  const { t } = useTranslation('answers');
  const format = useFormat();
  const list = useSettings('answers');
  const [typed, setTyped] = useState('');
  const [shownId, setShownId] = useState<string | null>(null);
  const found = findAnswers(list?.answers ?? [], typed);
  const shown = list?.answers.find(({ id }) => id === shownId) ?? null;
  return (
    <DeskScreen isSearch place="home" title={t('title')} icon={BookOpen}>
      <Columns beside="half">
        <Card isFilling aria-label={t('title')}>
          <SearchWithResults
            label={t('search')}
            placeholder={t('placeholder')}
            maxLength={LONGEST}
            value={typed}
            onChange={setTyped}
            count={typed === '' ? undefined : t('count', { count: found.length, n: format.count(found.length) })}
            autoFocus
          >
            <ListBox
              label={t('title')}
              options={found.map(({ id, question }) => ({
                id,
                text: question,
                lead: <Icon of={BookOpen} />,
                title: question,
              }))}
              onAction={setShownId}
              empty={t('none')}
            />
          </SearchWithResults>
        </Card>
        {shown ? (
          <AnswerCard key={shown.id} answer={shown} onGiven={() => setShownId(null)} />
        ) : (
          <Card isFilling aria-label={t('answer')}>
            <EmptyState title={t('choose')}>{t('chooseHint')}</EmptyState>
          </Card>
        )}
      </Columns>
    </DeskScreen>
  );
}

/** The approved words, and the key that logs that they were said; to the caller on the panel, where there is one. */
function AnswerCard({ answer, onGiven }: { readonly answer: Answer; readonly onGiven: () => void }) {
  const { t } = useTranslation('answers');
  const { calls, people, actor } = useDesk();
  const toasts = useToasts();
  const [callId] = useState(calls.newCallId);
  const [fault, setFault] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const may = useMay();
  const lastSection = useIntakeDrafts(({ lastSection: last }) => last);
  const section = lastSection ?? actor.sections[0] ?? sections[0];

  const given = async () => {
    const [open] = useOpenCalls.getState().calls;
    const person = open?.personId ? await people.byId(open.personId) : null;
    const ofCall = person?.section ?? section;
    if (ofCall === undefined) return;
    const note = [open?.note ?? '', t('noted', { question: answer.question })].filter(Boolean).join('\n');
    try {
      await calls.log({
        callId: open?.callId ?? callId,
        section: ofCall,
        direction: open?.direction ?? 'IN',
        number: open?.number ?? '',
        outcome: 'REACHED',
        personId: open?.personId ?? null,
        requestId: null,
        dueAt: null,
        note,
      });
      if (open) useOpenCalls.getState().end(open.callId);
      toasts.show({ text: t('logged') });
      onGiven();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <Card
      isFilling
      title={answer.question}
      actions={
        section &&
        may('request.create', { section }) && <CorrectionButton section={section} requestId={null} size="sm" />
      }
      footer={
        <>
          <Button variant="primary" icon={Check} shortcut="Ctrl+Enter" onPress={() => void given()}>
            {t('given')}
          </Button>
          <Button icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setPrinting(true)}>
            {t('print')}
          </Button>
        </>
      }
    >
      <p className={styles.answer}>{answer.answer}</p>
      <TextArea label={t('copy')} value={answer.answer} onChange={() => undefined} isReadOnly />
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {isPrinting && <AnswerSheetDialog answer={answer} onClose={() => setPrinting(false)} />}
    </Card>
  );
}
