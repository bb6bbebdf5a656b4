import { useState } from 'react';
import type { Link } from '#shared/association/settings.ts';
import type { LinkWay } from '#shared/links/link-sending.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import type { Recipient } from './use-recipient.ts';

/** Writes down that a link was given; each way counts once while the card is open, however often its key is pressed. */
export function useGiveLink(link: Link, { person, requestId, section }: Recipient): (way: LinkWay) => Promise<void> {
  const { links } = useDesk();
  const [ids] = useState(() => ({
    QR: links.newSendingId(),
    COPY: links.newSendingId(),
    WHATSAPP: links.newSendingId(),
    PRINT: links.newSendingId(),
  }));
  return (way) =>
    links.give({
      sendingId: ids[way],
      section,
      personId: person?.id ?? null,
      requestId,
      linkId: link.id,
      title: link.title.ar,
      way,
    });
}
