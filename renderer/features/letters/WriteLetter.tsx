import { Save, Stamp, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '#shared/documents/document-problem.ts';
import type { IssuedLetter, Letter, LetterTerms } from '../../data/records/letters-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { issueLetter } from '../../papers/issue-letter.ts';
import { LetterDialog } from '../../papers/LetterDialog.tsx';
import { PaperCard } from '../../papers/PaperCard.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { formOf, LetterForm, missingIn, newLetter, type LetterOrigin, isTooLong } from './letter-form.ts';
import { LetterFields } from './LetterFields.tsx';
import { useLetterPreview } from './use-letter-preview.ts';

interface WriteLetterProps {
  /** The draft that is written on; null for a new letter. */
  readonly letter: Letter | null;
  readonly origin: LetterOrigin;
  readonly terms: LetterTerms;
}

/** A letter under the pen: its words, and beside them the paper as it will be. What is typed is kept until it is saved. */
export function WriteLetter({ letter, origin, terms }: WriteLetterProps) {
  const { t } = useTranslation('letters');
  const toasts = useToasts();
  const may = useMay();
  const { language } = useFormat();
  const desk = useDesk();
  const { letters, newId } = desk;
  const [freshId] = useState(newId);
  const kept = useKeptForm(letter?.id ? `letter/${letter.id}` : `letter/new/${whose(origin)}`, LetterForm);
  const base = useMemo(
    () => (letter ? formOf(letter) : newLetter(freshId, origin, terms.templates)),
    [letter, freshId, origin, terms],
  );
  const form = kept.form ?? base;
  const preview = useLetterPreview(form, terms);
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [issued, setIssued] = useState<IssuedLetter | null>(null);
  const missing = missingIn(form);
  const isLong = isTooLong(form);
  const isBroken = preview.problems.length > 0;

  const change = (part: Partial<LetterForm>): void =>
    kept.form ? kept.change(part) : kept.begin({ ...base, ...part });
  const act = async (work: () => Promise<void>): Promise<void> => {
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const save = () =>
    act(async () => {
      await letters.save(form);
      kept.close();
      toasts.show({ text: t('saved'), tone: 'ok' });
      if (!letter) goTo(`/letters/${form.id}`, { replace: true });
    });
  const discard = (draft: Letter) =>
    act(async () => {
      await letters.discard(draft.id);
      kept.close();
      toasts.show({
        text: t('discarded'),
        undo: { label: t('bringBack'), onPress: () => void letters.bringBack(draft.id) },
      });
      goTo('/letters');
    });
  const issue = () =>
    act(async () => {
      setAsking(false);
      const outcome = await issueLetter(desk, form, terms);
      if (!outcome.ok) {
        const said = outcome.error.map((problem) => describeProblem(problem)[language]);
        return setFault(said.join(' · '));
      }
      setIssued(outcome.value);
      kept.close();
    });

  return (
    <Columns beside="half">
      <Card
        isFilling
        title={t(letter ? 'draft' : 'new')}
        footer={
          <>
            {may('letter.issue', { section: form.section }) && (
              <Button
                variant="primary"
                icon={Stamp}
                shortcut="Ctrl+KeyP"
                onPress={() => setAsking(true)}
                isDisabled={missing !== null || isLong || isBroken}
                disabledReason={missing ? t(`missing.${missing}`) : t(isLong ? 'desk:typed.shorten' : 'broken')}
              >
                {t('issue')}
              </Button>
            )}
            <Button
              icon={Save}
              shortcut="Ctrl+KeyS"
              onPress={() => void save()}
              isDisabled={kept.form === null || isLong}
            >
              {t('saveDraft')}
            </Button>
            {letter && (
              <Button variant="danger" icon={Trash2} onPress={() => void discard(letter)}>
                {t('discard')}
              </Button>
            )}
          </>
        }
      >
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
        <LetterFields form={form} signatories={terms.templates.letter.signatories} onChange={change} />
      </Card>
      <PaperCard title={t('preview')} preview={preview} />
      <QuestionDialog
        isOpen={isAsking}
        question={t('issueQuestion')}
        safeAnswer={{ label: t('goOn'), onPress: () => setAsking(false) }}
        otherAnswer={{ label: t('issue'), icon: Stamp, onPress: () => void issue() }}
      >
        {t('issueMeans')}
      </QuestionDialog>
      {issued && (
        <LetterDialog
          letter={issued.letter}
          jobId={issued.jobId}
          onClose={() => goTo(`/letters/${issued.letter.id}`, { replace: true })}
        />
      )}
    </Columns>
  );
}

/** New letters about different people lie apart. */
const whose = ({ requestId, personId }: LetterOrigin): string => requestId ?? personId ?? 'general';
