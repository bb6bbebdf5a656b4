import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usuallyAllowed } from '#shared/people/contact-point.ts';
import { useDesk, useMay } from '../session/desk-context.ts';
import { newPersonFrom } from '../drafts/intake-draft.ts';
import { PersonSearch } from '../people/PersonSearch.tsx';
import { useBeginIntake } from '../people/use-begin-intake.ts';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { useOpenCalls } from './open-calls.ts';

/** Finds whose number it is and puts it on the card; the next call from it is known. */
export function LinkNumber({ number, onDone }: { readonly number: string; readonly onDone: () => void }) {
  const { t } = useTranslation('calls');
  const { people } = useDesk();
  const may = useMay();
  const toasts = useToasts();
  const beginIntake = useBeginIntake();
  const { change } = useOpenCalls();
  const [typed, setTyped] = useState('');
  const [contactId] = useState(people.newContactId);

  const link = async (personId: string) => {
    const person = await people.byId(personId);
    if (person && number !== '') {
      const own = {
        raw: number,
        relation: 'SELF',
        isWhatsapp: false,
        safeHours: null,
        allowed: usuallyAllowed,
      } as const;
      await people.addContact(person, contactId, own);
      toasts.show({ text: t('linked') });
    }
    change({ personId });
    onDone();
  };
  /** Whoever is in no records yet is recorded in an intake, with the number the call comes from. */
  const record = () => {
    const person = newPersonFrom(typed);
    onDone();
    void beginIntake({ person: { ...person, phone: person.phone || number } }, 'PHONE');
  };
  return (
    <KeyScope shortcuts={{ Escape: onDone }}>
      <PersonSearch
        typed={typed}
        onTyped={setTyped}
        onTake={(personId) => void link(personId)}
        onNew={may('request.create') ? record : undefined}
        isCompact
      />
    </KeyScope>
  );
}
