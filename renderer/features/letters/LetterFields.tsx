import { useTranslation } from 'react-i18next';
import { sections, type Section } from '#shared/association/section.ts';
import { LONGEST_IN_LETTER, type LetterSignatory } from '#shared/letters/letter.ts';
import { useMay } from '../../desk/session/desk-context.ts';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import type { LetterForm } from './letter-form.ts';
import styles from './Letters.module.css';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

interface LetterFieldsProps {
  readonly form: LetterForm;
  readonly signatories: readonly LetterSignatory[];
  readonly onChange: (part: Partial<LetterForm>) => void;
}

/** What is written in a letter, in the order in which it is read. */
export function LetterFields({ form, signatories, onChange }: LetterFieldsProps) {
  const { t } = useTranslation('letters');
  const textVerdict = useTextVerdict();
  const may = useMay();
  const mine = sections.filter((section) => may('letter.write', { section }));
  const verdictOn = (part: keyof typeof LONGEST_IN_LETTER) => textVerdict(form[part], LONGEST_IN_LETTER[part]);
  // Whoever signed a draft may have left the list since.
  const known = signatories.some((each) => sayWho(each) === sayWho(form.signatory));
  const signers = known ? signatories : [...signatories, form.signatory];
  return (
    <>
      <div className={styles.addressee}>
        <TextField
          label={t('to')}
          value={form.to}
          onChange={(to) => onChange({ to })}
          {...verdictOn('to')}
          placeholder={t('toExample')}
          autoFocus
        />
        <TextField
          label={t('honorific')}
          optional
          value={form.honorific}
          onChange={(honorific) => onChange({ honorific })}
          {...verdictOn('honorific')}
        />
      </div>
      <TextField
        label={t('subject')}
        value={form.subject}
        onChange={(subject) => onChange({ subject })}
        {...verdictOn('subject')}
      />
      <TextArea label={t('body')} value={form.body} onChange={(body) => onChange({ body })} {...verdictOn('body')} />
      <div className={styles.addressee}>
        <Select<string>
          label={t('signatory')}
          options={signers.map((each, index) => ({ id: String(index), label: sayWho(each) }))}
          value={String(signers.findIndex((each) => sayWho(each) === sayWho(form.signatory)))}
          onChange={(index) => onChange({ signatory: signers[Number(index)] ?? form.signatory })}
        />
        <NumberField
          label={t('attachments')}
          value={form.attachments}
          onChange={(attachments) => onChange({ attachments: Math.trunc(attachments ?? 0) })}
          min={0}
          max={99}
        />
      </div>
      {form.requestId === null && form.personId === null && mine.length > 1 && (
        <Segmented<Section>
          label={t('section')}
          options={mine.map((value) => ({ value, label: t(`desk:section.${value}`) }))}
          value={form.section}
          onChange={(section) => onChange({ section })}
        />
      )}
    </>
  );
}

const sayWho = ({ role, name }: LetterSignatory): string => (name ? `${role}: ${name}` : role);
