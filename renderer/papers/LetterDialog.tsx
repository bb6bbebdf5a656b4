import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Letter } from '../data/records/letters-repository.ts';
import { useDesk } from '../desk/session/desk-context.ts';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { keptLetter } from './as-issued.ts';
import { letterData, type LetterCopy } from './letter-data.ts';
import styles from './PaperDialog.module.css';
import { PaperDialog } from './PaperDialog.tsx';
import { readPrinterProfile, type FieldOffsets } from './printer-profile.ts';
import { useAsIssued } from './use-as-issued.ts';

interface LetterDialogProps {
  readonly letter: Letter;
  /** The job that its issue queued; null for one more copy, which gets a job of its own. */
  readonly jobId: string | null;
  readonly onClose: () => void;
}

/** An issued letter, ready for blank paper or for the association's printed one. */
export function LetterDialog({ letter, jobId, onClose }: LetterDialogProps) {
  const { t } = useTranslation('papers');
  const { letters, drafts } = useDesk();
  const found = useAsIssued(useMemo(() => keptLetter(letter), [letter]));
  const [paper, setPaper] = useState<LetterCopy['paper']>('drawn');
  const [isReplacement, setReplacement] = useState(false);
  const [fieldOffsets, setFieldOffsets] = useState<FieldOffsets | null>(null);
  useEffect(() => {
    void readPrinterProfile(drafts, 'A4').then((profile) => setFieldOffsets(profile.letterFields));
  }, [drafts]);
  const data = useMemo(
    () =>
      fieldOffsets && found
        ? letterData(letter, { paper, fieldOffsets, isReplacement, pictures: found.profile })
        : null,
    [letter, paper, fieldOffsets, isReplacement, found],
  );
  return (
    <PaperDialog
      title={t('letter.title')}
      kind="letter"
      data={data}
      fileName={t('letter.file', { number: letter.letterNumber })}
      paper="A4"
      doubts={found?.doubts ?? []}
      order={jobId ?? { section: letter.section, subject: 'letters', recordIds: [letter.id] }}
      choices={
        <div className={styles.choices}>
          <Segmented<LetterCopy['paper']>
            label={t('letter.paper')}
            isLabelHidden
            options={[
              { value: 'drawn', label: t('letter.drawn') },
              { value: 'preprinted', label: t('letter.preprinted') },
            ]}
            value={paper}
            onChange={setPaper}
          />
          {letter.prints > 0 && (
            <Checkbox isSelected={isReplacement} onChange={setReplacement}>
              {t('letter.replacement')}
            </Checkbox>
          )}
        </div>
      }
      onPrinted={(sha256) => letters.countPrint(letter.id, sha256)}
      onClose={onClose}
    />
  );
}
