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
import { useKept } from '../../desk/drafts/use-kept.ts';
import { z } from 'zod';

/** Who took part and for how long, as far as it is typed. */
const Taken = z.object({ typed: z.string(), personId: z.string().nullable(), hours: z.number().nullable() });
const nobody: z.infer<typeof Taken> = { typed: '', personId: null, hours: null };

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
  const { value, change, clear } = useKept(`participation/${opportunity.id}`, Taken, nobody);
  const { typed, personId, hours } = value;
  const [fault, setFault] = useState<string | null>(null);

  const name = personId ? directory.get(personId)?.name || t('desk:unnamed') : null;
  const isListed = personId !== null && takenPart.includes(personId);
  const canSave = personId !== null && hours !== null && hours >= 0.5 && !isListed;

  const save = async () => {
    if (!canSave || personId === null || hours === null) return;
    try {
      await volunteers.recordParticipation(opportunity, personId, hours);
      toasts.show({ text: t('recorded') });
      clear();
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
          onTyped={(text) => change({ typed: text })}
          onTake={(id) => change({ personId: id })}
          onNew={() => void beginIntake({ person: newPersonFrom(typed), typed, serviceId: 'volunteering' })}
        />
      ) : (
        <TakenPerson name={name} changeLabel={t('change')} onChangePerson={() => change({ personId: null })} />
      )}
      {isListed && <Notice tone="warn">{t('alreadyListed')}</Notice>}
      {name !== null && (
        <NumberField
          label={t('column.hours')}
          value={hours}
          onChange={(next) => change({ hours: next })}
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
