import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VolunteerRefusedError } from '../../data/records/roster-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { newPersonFrom } from '../../desk/drafts/intake-draft.ts';
import { PersonSearch } from '../../desk/people/PersonSearch.tsx';
import { TakenPerson } from '../../desk/people/TakenPerson.tsx';
import { useBeginIntake } from '../../desk/people/use-begin-intake.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { cardOf, emptyForm, isTooLong, VolunteerFields, VolunteerForm } from './VolunteerFields.tsx';
import { useGiveUp } from '../../desk/drafts/use-give-up.ts';
import type { KeptForm } from '../../desk/drafts/use-kept-form.ts';
import { z } from 'zod';

/** Somebody who is being put into the lists. */
export const NewVolunteerForm = z.object({ typed: z.string(), personId: z.string().nullable(), card: VolunteerForm });
type NewVolunteerForm = z.infer<typeof NewVolunteerForm>;

export const emptyVolunteer: NewVolunteerForm = { typed: '', personId: null, card: emptyForm };

interface NewVolunteerProps {
  readonly form: NewVolunteerForm;
  readonly kept: Pick<KeptForm<NewVolunteerForm>, 'begin' | 'change' | 'close'>;
  readonly onListed: (id: string) => void;
}

/** Puts somebody who is known to the desk into the lists. */
export function NewVolunteer({ form, kept: { begin, change, close }, onListed }: NewVolunteerProps) {
  const { t } = useTranslation('volunteers');
  const { people, roster } = useDesk();
  const beginIntake = useBeginIntake();
  const { typed, personId, card } = form;
  const giveUp = useGiveUp({ begin, close }, form, emptyVolunteer);
  const [fault, setFault] = useState<string | null>(null);
  const person = useLive(async () => (personId ? people.byId(personId) : null), [people, personId]);

  const save = async () => {
    if (!person || isTooLong(card)) return;
    try {
      const id = await roster.list(person, cardOf(card));
      close();
      onListed(id);
    } catch (error) {
      setFault(error instanceof VolunteerRefusedError ? t(`roster.refused.${error.refusal}`) : faultText(t, error));
    }
  };
  return (
    <Card
      isFilling
      title={t('roster.add')}
      footer={
        <>
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            onPress={() => void save()}
            isDisabled={!person || isTooLong(card)}
          >
            {t('roster.list', { context: person?.gender })}
          </Button>
          <Button variant="quiet" shortcut="Escape" onPress={giveUp}>
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      {person ? (
        <>
          <TakenPerson
            name={person.name || t('desk:unnamed')}
            changeLabel={t('change')}
            onChangePerson={() => change({ personId: null })}
          />
          <VolunteerFields form={card} onChange={(next) => change({ card: next })} isMinor={roster.isMinor(person)} />
        </>
      ) : (
        <PersonSearch
          typed={typed}
          onTyped={(text) => change({ typed: text })}
          onTake={(id) => change({ personId: id })}
          onNew={() => void beginIntake({ person: newPersonFrom(typed), typed, serviceId: 'volunteering' })}
        />
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
