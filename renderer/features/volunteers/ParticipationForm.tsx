import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { newPersonFrom } from '../../desk/drafts/intake-draft.ts';
import { useBeginIntake } from '../../desk/people/use-begin-intake.ts';
import { PersonSearch } from '../../desk/people/PersonSearch.tsx';
import { TakenPerson } from '../../desk/people/TakenPerson.tsx';
import { useFormat } from '../../i18n/use-format.ts';

import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';

interface ParticipationFormProps {
  readonly opportunity: Opportunity;
  /** Who is in the list already. */
  readonly takenPart: readonly string[];
}

/** Records that someone took part, and for how long. */
export function ParticipationForm({ opportunity, takenPart }: ParticipationFormProps) {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const toasts = useToasts();
  const { volunteers, directory, now } = useDesk();
  const beginIntake = useBeginIntake();
  const [typed, setTyped] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [hours, setHours] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const name = personId ? directory.get(personId)?.name || t('desk:unnamed') : null;
  const isListed = personId !== null && takenPart.includes(personId);
  const canSave = personId !== null && hours !== null && hours >= 0.5 && !isListed;

  const save = async () => {
    if (!canSave || personId === null || hours === null) return;
    try {
      await volunteers.recordParticipation(opportunity, personId, hours);
      toasts.show({ text: t('recorded') });
      setPersonId(null);
      setTyped('');
      setHours(null);
      setFault(null);
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <Card
      isFilling
      title={t('record')}
      footer={
        <Button
          variant="default"
          icon={UserPlus}
          shortcut="Ctrl+Enter"
          onPress={() => void save()}
          isDisabled={!canSave}
        >
          {t('recordAction')}
        </Button>
      }
    >
      <DescriptionList
        items={[
          { term: t('opportunity.dates'), value: format.hijriRange(opportunity.from, opportunity.to) },
          { term: t('gregorian'), value: format.gregorianRange(opportunity.from, opportunity.to) },
          {
            term: t('opportunity.minimumHours'),
            value: t('hours', { count: opportunity.minimumHours, n: format.count(opportunity.minimumHours) }),
          },
        ]}
      />
      {name === null ? (
        <PersonSearch
          typed={typed}
          onTyped={setTyped}
          onTake={setPersonId}
          onNew={() => void beginIntake({ person: newPersonFrom(typed), typed, serviceId: 'volunteering' })}
        />
      ) : (
        <TakenPerson name={name} changeLabel={t('change')} onChangePerson={() => setPersonId(null)} />
      )}
      {isListed && <Notice tone="warn">{t('alreadyListed')}</Notice>}
      {name !== null && (
        <NumberField
          label={t('column.hours')}
          value={hours}
          onChange={setHours}
          min={0.5}
          max={10_000}
          step={0.5}
          unit={t('hour')}
          autoFocus
        />
      )}
      {opportunity.from > riyadhDate(now()) && <Notice tone="warn">{t('notBegun')}</Notice>}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
