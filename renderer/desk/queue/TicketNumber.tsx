import { ticketDigits, type Ticket } from '#shared/visits/visit.ts';
import styles from './TicketNumber.module.css';

/** A ticket as it is called: the letter first, the digits Latin and left to right. */
export function TicketNumber({ ticket }: { readonly ticket: Ticket }) {
  return (
    <span className={styles.ticket}>
      <span className={styles.letter}>{ticket.letter}</span>
      <bdi dir="ltr" className={styles.digits}>
        {ticketDigits(ticket)}
      </bdi>
    </span>
  );
}
