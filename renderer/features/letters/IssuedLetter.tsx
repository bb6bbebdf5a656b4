import { Ban, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Letter } from '../../data/records/letters-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { LetterChip } from '../../desk/requests/LetterChip.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { keptLetter } from '../../papers/as-issued.ts';
import { DoubtNotices } from '../../papers/DoubtNotices.tsx';
import { letterData } from '../../papers/letter-data.ts';
import { LetterDialog } from '../../papers/LetterDialog.tsx';
import { PaperCard } from '../../papers/PaperCard.tsx';
import { useAsIssued } from '../../papers/use-as-issued.ts';
import { usePaperPreview } from '../../papers/use-paper-preview.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';

const unmoved = { dx: 0, dy: 0 };
const asIssued = {
  paper: 'drawn',
  fieldOffsets: { number: unmoved, date: unmoved, attachments: unmoved },
  isReplacement: false,
} as const;

/** A letter that bears a number: looked at, printed once more, or taken back. Its words are what they were. */
export function IssuedLetter({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const may = useMay();
  const toasts = useToasts();
  const { letters } = useDesk();
  const found = useAsIssued(useMemo(() => keptLetter(letter), [letter]));
  const data = useMemo(
    () => (found ? letterData({ ...letter, prints: 0 }, { ...asIssued, pictures: found.profile }) : null),
    [letter, found],
  );
  const preview = usePaperPreview('letter', data);
  const [asks, setAsks] = useState<'print' | 'revoke' | null>(null);
  const { section, state, letterNumber, issuedOn, to, subject, prints, attachments, personId, requestId } = letter;
  const about = requestId ? `/requests/${requestId}` : personId ? `/people/${personId}` : null;

  const revoke = async (): Promise<void> => {
    setAsks(null);
    try {
      await letters.revoke(letter.id);
      toasts.show({ text: t('revoked') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <Columns beside="half">
      <Card
        isFilling
        title={subject}
        actions={<LetterChip state={state} />}
        footer={
          <>
            {may('letter.write', { section }) && (
              <Button
                variant="primary"
                icon={Printer}
                shortcut="Ctrl+KeyP"
                onPress={() => setAsks('print')}
                isDisabled={state === 'REVOKED'}
                disabledReason={t('notStanding')}
              >
                {t('printCopy')}
              </Button>
            )}
            {about && <Button onPress={() => goTo(about)}>{t(requestId ? 'openRequest' : 'openPerson')}</Button>}
            {state === 'ISSUED' && may('letter.revoke', { section }) && (
              <Button variant="danger" icon={Ban} onPress={() => setAsks('revoke')}>
                {t('revoke')}
              </Button>
            )}
          </>
        }
      >
        <DoubtNotices doubts={found?.doubts ?? []} />
        <DescriptionList
          items={[
            { term: t('column.number'), value: <Identifier isStrong>{letterNumber}</Identifier> },
            { term: t('issuedOn'), value: issuedOn ? format.hijri(issuedOn) : '' },
            { term: t('to'), value: to },
            { term: t('attachments'), value: format.count(attachments) },
            { term: t('prints'), value: format.count(prints) },
          ]}
        />
      </Card>
      <PaperCard title={t('asIssued')} preview={preview} />
      <QuestionDialog
        isOpen={asks === 'revoke'}
        question={t('revokeQuestion', { number: letterNumber })}
        safeAnswer={{ label: t('keep'), onPress: () => setAsks(null) }}
        otherAnswer={{ label: t('revoke'), icon: Ban, onPress: () => void revoke() }}
      >
        {t('revokeMeans')}
      </QuestionDialog>
      {asks === 'print' && <LetterDialog letter={letter} jobId={null} onClose={() => setAsks(null)} />}
    </Columns>
  );
}
