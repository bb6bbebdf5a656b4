import { Clock, Mail, MessageCircle, Phone, PhoneOff, Plus, ShieldCheck, Smartphone, Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhTimeOfDay, minutesOf } from '#shared/kernel/riyadh-time.ts';
import { isSafeAt } from '#shared/people/contact-point.ts';
import { formatPhone } from '#shared/people/phone.ts';
import type { ContactPoint, Person } from '../../data/records/people-repository.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Icon, type IconShape } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { emptyContactForm, ContactForm as FormShape, toContactForm } from './contact-form.ts';
import { ContactForm } from './ContactForm.tsx';
import { useSafeHoursText } from './use-safe-hours-text.ts';

const icons: Record<ContactPoint['kind'], IconShape> = {
  MOBILE: Smartphone,
  LANDLINE: Phone,
  WHATSAPP: MessageCircle,
  EMAIL: Mail,
  OTHER: Phone,
};

interface ContactsCardProps {
  readonly person: Person;
  readonly contacts: readonly ContactPoint[] | undefined;
  /** Nothing is written of him any more. */
  readonly isForgotten: boolean;
}

/** Every way to reach the person: whose it is, when it is safe, what is allowed. One is added or changed in place. */
export function ContactsCard({ person, contacts, isForgotten }: ContactsCardProps) {
  const { t } = useTranslation('people');
  const { people } = useDesk();
  const may = useMay();
  const kept = useKeptForm(`contact/${person.id}`, FormShape);
  const mayWrite = may('person.write', { section: person.section }) && !isForgotten;

  if (kept.form) {
    const contact = contacts?.find(({ id }) => id === kept.form?.contactId) ?? null;
    return <ContactForm person={person} contact={contact} form={kept.form} kept={kept} />;
  }
  return (
    <Card
      isFlush
      title={t('contacts')}
      actions={
        mayWrite && (
          <Button
            size="sm"
            variant="quiet"
            icon={Plus}
            shortcut="KeyA"
            onPress={() => kept.begin(emptyContactForm(people.newContactId()))}
          >
            {t('contact.add')}
          </Button>
        )
      }
    >
      {contacts?.length === 0 && <EmptyState title={t('noContacts', { context: person.gender })} />}
      <KeyScope>
        <List aria-label={t('contacts')}>
          {(contacts ?? []).map((contact) => (
            <ListRow
              key={contact.id}
              lead={<Icon of={contact.allowed.call || contact.kind === 'EMAIL' ? icons[contact.kind] : PhoneOff} />}
              title={<Identifier>{contact.e164 ? formatPhone(contact.e164) : contact.raw}</Identifier>}
              note={`${t(`relation.${contact.relation}`, { context: person.gender })} · ${t(`contactKind.${contact.kind}`)}`}
              trail={<ContactState contact={contact} />}
              {...(mayWrite ? { onPress: () => kept.begin(toContactForm(contact)) } : {})}
            />
          ))}
        </List>
      </KeyScope>
    </Card>
  );
}

/** What is allowed here and now, in a word. */
function ContactState({ contact }: { readonly contact: ContactPoint }) {
  const { t } = useTranslation('people');
  const { now } = useDesk();
  const hoursText = useSafeHoursText();
  const { allowed, safeHours, kind } = contact;
  if (!allowed.call && !allowed.whatsapp) {
    return (
      <Chip icon={Ban} tone="bad">
        {t('contact.forbidden')}
      </Chip>
    );
  }
  if (safeHours) {
    const isSafe = isSafeAt(contact, minutesOf(riyadhTimeOfDay(now())));
    return (
      <Chip icon={Clock} tone={isSafe ? 'ok' : 'warn'}>
        {hoursText(safeHours)}
      </Chip>
    );
  }
  if (!allowed.call && kind !== 'EMAIL') {
    return (
      <Chip icon={MessageCircle} tone="warn">
        {t('contact.messagesOnly')}
      </Chip>
    );
  }
  return allowed.voicemail ? (
    <Chip icon={ShieldCheck} tone="ok">
      {t('contact.open')}
    </Chip>
  ) : null;
}
