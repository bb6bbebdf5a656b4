import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gender, IdType, LONGEST_NAME, PersonFlag } from '#shared/people/person.ts';
import { readPersonForm, type PersonForm } from '#shared/people/person-form.ts';
import { foldForSearch } from '#shared/text/name-keys.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { FormEnds } from '../../desk/people/FormEnds.tsx';
import { useIdVerdict, useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useGiveUp } from '../../desk/drafts/use-give-up.ts';
import type { KeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { ComboBox } from '../../ui/fields/ComboBox.tsx';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import styles from './PersonScreen.module.css';

interface FactsFormProps {
  readonly person: Person;
  readonly form: PersonForm;
  readonly kept: Pick<KeptForm<PersonForm>, 'begin' | 'change' | 'close'>;
}

/** All that is known of a person, to be put right. What is merely odd warns; what cannot be kept says why, at its field. */
export function FactsForm({ person, form, kept: { begin, change, close } }: FactsFormProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { people } = useDesk();
  const may = useMay();
  const today = useToday();
  const villages = useSettings('villages');
  const textVerdict = useTextVerdict();
  const idVerdict = useIdVerdict();
  const [begun] = useState(person);
  const [wasTried, setTried] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const read = readPersonForm(form, today, begun.birth);
  const faults = read.ok ? {} : read.error;
  // What may not be seen may be replaced, but is not shown to be corrected.
  const seesId = begun.idNumber === '' || may('person.see-id-number', { section: person.section });

  const giveUp = useGiveUp({ begin, close }, form);
  const save = async () => {
    setTried(true);
    if (!read.ok) return;
    try {
      await people.change(begun, read.value);
      close();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const extraOfId = faults.idNumber?.extra;
  const toggle = (flag: PersonFlag, isOn: boolean) =>
    change({ flags: isOn ? [...form.flags, flag] : form.flags.filter((each) => each !== flag) });

  return (
    <KeyScope shortcuts={{ 'Ctrl+Enter': () => void save(), Escape: giveUp }}>
      <Card title={t('editTitle')} footer={<FormEnds verb={t('save')} onSave={() => void save()} onCancel={giveUp} />}>
        <TextField
          label={t('column.name')}
          value={form.name}
          onChange={(name) => change({ name })}
          autoFocus
          {...textVerdict(form.name, LONGEST_NAME)}
        />
        <Segmented
          label={t('gender')}
          options={Gender.options.map((value) => ({ value, label: t(`desk:gender.${value}`) }))}
          value={form.gender}
          onChange={(gender) => change({ gender })}
        />
        <Select
          label={t('idTypeLabel')}
          options={IdType.options.map((id) => ({ id, label: t(`idType.${id}`) }))}
          value={form.idType}
          onChange={(idType) => change({ idType })}
        />
        {form.idType !== 'NONE' && (
          <LtrField
            label={t('idNumber')}
            value={seesId || form.idNumber !== begun.idNumber ? form.idNumber : ''}
            onChange={(idNumber) => change({ idNumber })}
            {...(seesId ? {} : { placeholder: t('idReplaced') })}
            {...(extraOfId === undefined
              ? idVerdict(form.idType, form.idNumber)
              : { error: t('desk:typed.tooLong', { count: extraOfId, n: format.count(extraOfId) }) })}
          />
        )}
        <Segmented
          label={t('birth')}
          options={(['NO', 'YEAR', 'DAY'] as const).map((value) => ({ value, label: t(`birthKnown.${value}`) }))}
          value={form.birthKnown}
          onChange={(birthKnown) => change({ birthKnown })}
        />
        {form.birthKnown === 'YEAR' && (
          <LtrField
            label={t('yearOfBirth')}
            value={form.birthYear}
            onChange={(birthYear) => change({ birthYear })}
            hint={t('yearHint')}
            error={
              faults.birthYear && (wasTried || form.birthYear.length >= 4)
                ? t(`birthFault.${faults.birthYear.kind}`)
                : undefined
            }
          />
        )}
        {form.birthKnown === 'DAY' && (
          <HijriDateField
            label={t('dayOfBirth')}
            value={form.birthDay}
            onChange={(birthDay) => change({ birthDay })}
            maximum={today}
            error={wasTried && faults.birthDay ? t('birthFault.missing') : undefined}
          />
        )}
        <ComboBox
          label={t('column.village')}
          optional
          options={(villages?.villages ?? []).map(({ id, name }) => ({ id, label: name }))}
          fold={(text) => foldForSearch(text).join(' ')}
          value={form.villageId}
          onChange={(villageId) => change({ villageId })}
          unlisted={form.unlistedVillage}
          onUnlisted={(unlistedVillage) => change({ unlistedVillage })}
        />
        <div className={styles.checks}>
          {PersonFlag.options.map((flag) => (
            <Checkbox key={flag} isSelected={form.flags.includes(flag)} onChange={(isOn) => toggle(flag, isOn)}>
              {t(`flag.${flag}`, { context: form.gender })}
            </Checkbox>
          ))}
        </div>
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </Card>
    </KeyScope>
  );
}
