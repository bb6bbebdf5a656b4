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
import { cardOf, emptyForm, VolunteerFields } from './VolunteerFields.tsx';

interface NewVolunteerProps {
  readonly onClose: () => void;
  readonly onListed: (id: string) => void;
}

/** Puts somebody who is known to the desk into the lists. */
export function NewVolunteer({ onClose, onListed }: NewVolunteerProps) {
  const { t } = useTranslation('volunteers');
  const { people, roster } = useDesk();
  const beginIntake = useBeginIntake();
  const [typed, setTyped] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [form, setForm] = useState(emptyForm);
  const [fault, setFault] = useState<string | null>(null);
  const person = useLive(async () => (personId ? people.byId(personId) : null), [people, personId]);

  const save = async () => {
    if (!person) return;
    try {
      onListed(await roster.list(person, cardOf(form)));
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
          <Button variant="primary" shortcut="Ctrl+Enter" onPress={() => void save()} isDisabled={!person}>
            {t('roster.list', { context: person?.gender })}
          </Button>
          <Button variant="quiet" shortcut="Escape" onPress={onClose}>
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
            onChangePerson={() => setPersonId(null)}
          />
          <VolunteerFields form={form} onChange={setForm} isMinor={roster.isMinor(person)} />
        </>
      ) : (
        <PersonSearch
          typed={typed}
          onTyped={setTyped}
          onTake={setPersonId}
          onNew={() => void beginIntake({ person: newPersonFrom(typed), typed, serviceId: 'volunteering' })}
        />
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
