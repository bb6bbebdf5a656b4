import { Copy, MessageCircle, Printer, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Link } from '#shared/association/settings.ts';
import { linkMessage, messageVerdict, type LinkWay } from '#shared/links/link-sending.ts';
import { minutesOf, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { formatPhone, whatsappLink } from '#shared/people/phone.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { LinkSheetDialog } from '../../papers/LinkSheetDialog.tsx';
import { QrPicture } from '../../papers/QrPicture.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import styles from './Links.module.css';
import { useGiveLink } from './use-give-link.ts';
import type { Recipient } from './use-recipient.ts';

interface GiveLinkCardProps {
  readonly link: Link;
  readonly recipient: Recipient;
  readonly onGiven: () => void;
}

/** One link: its code to be scanned from the screen, its message, and the keys that give it. Each giving is written down. */
export function GiveLinkCard({ link, recipient, onGiven }: GiveLinkCardProps) {
  const { t } = useTranslation('links');
  const { language } = useFormat();
  const toasts = useToasts();
  const spokenOf = { context: recipient.person?.gender };
  const { platform, now } = useDesk();
  const words = useSettings('links')?.words;
  const give = useGiveLink(link, recipient);
  const [fault, setFault] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const numbers = recipient.contacts.filter(({ e164, isRemoved }) => e164 !== null && !isRemoved);
  const [numberId, setNumberId] = useState(numbers[0]?.id ?? null);
  const contact = numbers.find(({ id }) => id === numberId) ?? null;
  const verdict = contact && messageVerdict(recipient.person?.flags ?? [], contact, minutesOf(riyadhTimeOfDay(now())));
  const isDiscreet = recipient.isDiscreet || verdict?.kind === 'discreet';
  const message = words ? linkMessage(words, link, isDiscreet) : link.url;

  const giveBy = async (way: LinkWay, deliver: () => Promise<void> = async () => undefined): Promise<void> => {
    try {
      await deliver();
      await give(way);
      setFault(null);
      toasts.show({ text: t(`given.${way}`, spokenOf) });
      if (way === 'QR') onGiven();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const copy = () => giveBy('COPY', () => navigator.clipboard.writeText(message));
  const draft = () =>
    giveBy('WHATSAPP', async () => {
      if (contact?.e164) await platform.openOutside(whatsappLink(contact.e164, message));
    });

  return (
    <Card
      isFilling
      title={labelIn(link.title, language)}
      footer={
        <>
          <Button variant="primary" icon={QrCode} shortcut="Ctrl+Enter" onPress={() => void giveBy('QR')}>
            {t('way.QR', spokenOf)}
          </Button>
          <Button icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setPrinting(true)}>
            {t('way.PRINT')}
          </Button>
        </>
      }
    >
      <QrPicture payload={link.url} label={t('code', { title: labelIn(link.title, language) })} />
      {numbers.length > 1 && (
        <Segmented
          label={t('number')}
          options={numbers.slice(0, 4).map(({ id, e164, raw, relation }) => ({
            value: id,
            label: `${t(`people:relation.${relation}`, spokenOf)} ${formatPhone(e164 ?? raw)}`,
          }))}
          value={numberId}
          onChange={setNumberId}
        />
      )}
      {contact?.e164 && verdict?.kind === 'refused' && (
        <Notice tone="warn">
          {t(`refused.${verdict.reason}`, spokenOf)} <Identifier>{formatPhone(contact.e164)}</Identifier>
        </Notice>
      )}
      {isDiscreet && verdict?.kind !== 'refused' && <Notice>{t('discreet', spokenOf)}</Notice>}
      <TextArea label={t('message')} value={message} onChange={() => undefined} isReadOnly />
      <div className={styles.ways}>
        <Button size="sm" icon={Copy} shortcut="Alt+KeyC" onPress={() => void copy()}>
          {t('way.COPY')}
        </Button>
        {verdict && verdict.kind !== 'refused' && (
          <Button size="sm" icon={MessageCircle} shortcut="Alt+KeyW" onPress={() => void draft()}>
            {t('way.WHATSAPP')}
          </Button>
        )}
      </div>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {isPrinting && (
        <LinkSheetDialog
          link={link}
          isDiscreet={recipient.isDiscreet}
          onPrinted={() => give('PRINT')}
          onClose={() => setPrinting(false)}
        />
      )}
    </Card>
  );
}
