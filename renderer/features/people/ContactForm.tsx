import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactRelation, LONGEST_CONTACT } from '#shared/people/contact-point.ts';
import type { ContactPoint, Person } from '../../data/records/people-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { FormEnds } from '../../desk/people/FormEnds.tsx';
import { usePhoneVerdict, useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useGiveUp } from '../../desk/drafts/use-give-up.ts';
import type { KeptForm } from '../../desk/drafts/use-kept-form.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { LtrField, PhoneField } from '../../ui/fields/LtrField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { readContactForm, type ContactForm as Form } from './contact-form.ts';
import styles from './PersonScreen.module.css';

interface ContactFormProps {
  readonly person: Person;
  /** The one that is changed; null for a new one. */
  readonly contact: ContactPoint | null;
  readonly form: Form;
  readonly kept: Pick<KeptForm<Form>, 'begin' | 'change' | 'close'>;
}

/** A number or address, whose it is, when it is safe and what is allowed on it. */
export function ContactForm({ person, contact, form, kept: { begin, change, close } }: ContactFormProps) {
  const { t } = useTranslation('people');
  const { people } = useDesk();
  const toasts = useToasts();
  const phoneVerdict = usePhoneVerdict();
  const textVerdict = useTextVerdict();
  const [wasTried, setTried] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const read = readContactForm(form);
  const faults = read.ok ? {} : read.error;
  const isAddress = form.raw.includes('@');
  const long = textVerdict(form.raw, LONGEST_CONTACT);

  const giveUp = useGiveUp({ begin, close }, form);
  const save = async () => {
    setTried(true);
    if (!read.ok) return;
    try {
      if (contact) await people.changeContact(contact, read.value);
      else await people.addContact(person, form.contactId, read.value);
      close();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const remove = async (gone: ContactPoint) => {
    await people.setContactRemoved(gone, true);
    close();
    toasts.show({
      text: t('contact.removed'),
      undo: { label: t('contact.putBack'), onPress: () => void people.setContactRemoved(gone, false) },
    });
  };

  const hoursFault = wasTried ? faults.safeHours : undefined;
  const hoursError = (field: 'from' | 'to'): string | undefined => {
    if (hoursFault?.kind === 'not-a-time' && hoursFault.field === field) return t('contact.fault.not-a-time');
    return hoursFault?.kind === 'wrong-order' && field === 'to' ? t('contact.fault.wrong-order') : undefined;
  };
  return (
    <KeyScope shortcuts={{ 'Ctrl+Enter': () => void save(), Escape: giveUp }}>
      <Card
        title={t(contact ? 'contact.change' : 'contact.new')}
        footer={<FormEnds verb={t('save')} onSave={() => void save()} onCancel={giveUp} />}
      >
        <PhoneField
          label={t('contact.raw')}
          value={form.raw}
          onChange={(raw) => change({ raw })}
          autoFocus
          keepsHintRoom
          {...(isAddress ? { hint: t('contactKind.EMAIL'), hintTone: 'ok' } : phoneVerdict(form.raw))}
          {...(wasTried && faults.raw === 'empty' ? { error: t('contact.fault.empty') } : long)}
        />
        <Segmented
          label={t('contact.whose')}
          options={ContactRelation.options.map((value) => ({
            value,
            label: t(`relation.${value}`, { context: person.gender }),
          }))}
          value={form.relation}
          onChange={(relation) => change({ relation })}
          layout="tiles"
          columns={2}
        />
        <div className={styles.checks}>
          {!isAddress && (
            <>
              <Checkbox isSelected={form.call} onChange={(call) => change({ call })}>
                {t('contact.call')}
              </Checkbox>
              <Checkbox isSelected={form.whatsapp} onChange={(whatsapp) => change({ whatsapp })}>
                {t('contact.whatsapp')}
              </Checkbox>
              <Checkbox isSelected={form.voicemail} onChange={(voicemail) => change({ voicemail })}>
                {t('contact.voicemail')}
              </Checkbox>
              <Checkbox isSelected={form.isWhatsapp} onChange={(isWhatsapp) => change({ isWhatsapp })}>
                {t('contact.isWhatsapp')}
              </Checkbox>
            </>
          )}
          <Checkbox isSelected={form.hasSafeHours} onChange={(hasSafeHours) => change({ hasSafeHours })}>
            {t('contact.safeHours')}
          </Checkbox>
        </div>
        {form.hasSafeHours && (
          <div className={styles.pair}>
            <LtrField
              label={t('contact.from')}
              value={form.from}
              onChange={(from) => change({ from })}
              placeholder="10:00"
              error={hoursError('from')}
            />
            <LtrField
              label={t('contact.to')}
              value={form.to}
              onChange={(to) => change({ to })}
              placeholder="12:00"
              error={hoursError('to')}
            />
          </div>
        )}
        {contact && (
          <Button variant="danger" size="sm" icon={Trash2} onPress={() => void remove(contact)}>
            {t('contact.remove')}
          </Button>
        )}
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
      </Card>
    </KeyScope>
  );
}
