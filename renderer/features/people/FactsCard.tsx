import { Check, Pencil, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { birthYearOf } from '#shared/people/birth-year.ts';
import { checkIdNumber, maskIdNumber } from '#shared/people/national-id.ts';
import { PersonForm, toPersonForm } from '#shared/people/person-form.ts';
import type { Birth } from '#shared/people/person.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useMay, useSettings } from '../../desk/session/desk-context.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { FactsForm } from './FactsForm.tsx';
import styles from './PersonScreen.module.css';

interface FactsCardProps {
  readonly person: Person;
  /** Nothing is written of him any more. */
  readonly isForgotten: boolean;
}

/** What is known of the person; changed in place by whoever may. */
export function FactsCard({ person, isForgotten }: FactsCardProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const may = useMay();
  const villages = useSettings('villages');
  const kept = useKeptForm(`person/${person.id}`, PersonForm);
  if (kept.form) return <FactsForm person={person} form={kept.form} kept={kept} />;

  const village = villages?.villages.find(({ id }) => id === person.villageId)?.name;
  return (
    <Card
      title={t('facts')}
      actions={
        may('person.write', { section: person.section }) &&
        !isForgotten && (
          <Button
            size="sm"
            variant="quiet"
            icon={Pencil}
            shortcut="KeyE"
            onPress={() => kept.begin(toPersonForm(person))}
          >
            {t('edit')}
          </Button>
        )
      }
    >
      <DescriptionList
        items={[
          { term: t('id'), value: person.idNumber ? <IdNumber person={person} /> : t('notGiven') },
          { term: t('birth'), value: person.birth ? birthText(person.birth) : t('notGiven') },
          { term: t('column.village'), value: village ?? t('notGiven') },
          { term: t('column.since'), value: format.hijri(riyadhDate(person.firstContactAt)) },
        ]}
      />
    </Card>
  );

  function birthText(birth: Birth): string {
    if (birth.precision !== 'YEAR') return `${format.hijri(birth.date)} · ${format.gregorian(birth.date)}`;
    return t(`birthYear.${birth.calendar}`, { year: format.year(birthYearOf(birth)) });
  }
}

/** The id number, masked for whoever may not see all of it, with what its check says. */
function IdNumber({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const may = useMay();
  const { idType, idNumber } = person;
  const isChecked = idType === 'NATIONAL' || idType === 'IQAMA';
  const isOdd = checkIdNumber(idType, idNumber).length > 0;
  return (
    <span className={styles.idNumber}>
      <Identifier>
        {may('person.see-id-number', { section: person.section }) ? idNumber : maskIdNumber(idNumber)}
      </Identifier>
      {isChecked ? (
        <Chip icon={isOdd ? TriangleAlert : Check} tone={isOdd ? 'warn' : 'ok'}>
          {t(isOdd ? 'idOdd' : `idType.${idType}`)}
        </Chip>
      ) : (
        <span className={styles.faint}>{t(`idType.${idType}`)}</span>
      )}
    </span>
  );
}
