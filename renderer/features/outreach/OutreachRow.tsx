import { MessageCircle, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutreachKind } from '#shared/outreach/outreach.ts';
import { formatPhone, whatsappLink } from '#shared/people/phone.ts';
import type { OutreachEntry } from '../../data/records/outreach-repository.ts';
import { useBeginCall } from '../../desk/calls/use-begin-call.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ListRow } from '../../ui/display/List.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import styles from './Outreach.module.css';

/** One to be called: his number is dialled, or a message drafted, and the panel asks what came of it. */
export function OutreachRow({ kind, entry }: { readonly kind: OutreachKind; readonly entry: OutreachEntry }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const toasts = useToasts();
  const { platform } = useDesk();
  const beginCall = useBeginCall();
  const { person, number, personId, since } = entry;
  const name = person.name || t('desk:unnamed');

  const reach = async (address: string): Promise<void> => {
    // The panel comes first: what was tried is logged there, whatever dials.
    beginCall('OUT', number, personId);
    await platform
      .openOutside(address)
      .catch((error: unknown) => toasts.show({ text: faultText(t, error), tone: 'bad' }));
  };
  return (
    <ListRow
      lead={<Avatar name={person.name} />}
      title={name}
      note={
        <>
          <Identifier>{formatPhone(number)}</Identifier> ·{' '}
          {t(`since.${kind}`, { day: format.day(since), context: person.gender })}
        </>
      }
      trail={
        <span className={styles.ways}>
          <Button size="sm" icon={Phone} onPress={() => void reach(`tel:${number}`)}>
            {t('call')}
          </Button>
          {/* Drafts no word: what is written to somebody unasked is for whoever writes it. */}
          <Button size="sm" icon={MessageCircle} onPress={() => void reach(whatsappLink(number))}>
            {t('whatsapp')}
          </Button>
        </span>
      }
    />
  );
}
