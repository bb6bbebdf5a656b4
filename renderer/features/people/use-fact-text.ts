import { useTranslation } from 'react-i18next';
import { birthYearOf } from '#shared/people/birth-year.ts';
import type { MergeableFacts, MergeableField } from '#shared/people/merge-people.ts';
import { maskIdNumber } from '#shared/people/national-id.ts';
import { useMay, useSettings } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Says one fact of a person in words; an id number only as far as it may be seen. */
export function useFactText(): (facts: MergeableFacts, field: MergeableField) => string {
  const { t } = useTranslation('people');
  const format = useFormat();
  const may = useMay();
  const villages = useSettings('villages');
  return (facts, field) => {
    switch (field) {
      case 'name':
        return facts.name || t('desk:unnamed');
      case 'gender':
        return t(`desk:gender.${facts.gender}`);
      case 'idType':
        return t(`idType.${facts.idType}`);
      case 'idNumber':
        if (facts.idNumber === '') return t('notGiven');
        return may('person.see-id-number') ? facts.idNumber : maskIdNumber(facts.idNumber);
      case 'villageId':
        return villages?.villages.find(({ id }) => id === facts.villageId)?.name ?? t('notGiven');
      case 'birth':
        if (facts.birth === null) return t('notGiven');
        return facts.birth.precision === 'YEAR'
          ? t(`birthYear.${facts.birth.calendar}`, { year: format.year(birthYearOf(facts.birth)) })
          : format.hijri(facts.birth.date);
    }
  };
}
