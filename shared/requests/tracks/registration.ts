import { commonExits, losingTouch, reopening } from './ways.ts';
import type { Track } from './track.ts';

/**
 * Registration (policy, track A): received, screened, transferred to the nearest unit, spoken to, closed.
 *
 *   NEW → SCREENING ⇄ INCOMPLETE
 *             └→ TRANSFERRED → CONTACTED → CLOSED
 */
export const registration: Track = [
  { command: 'SCREEN', from: ['NEW'], to: 'SCREENING' },
  { command: 'ASK_FOR_MORE', from: ['NEW', 'SCREENING'], to: 'INCOMPLETE' },
  { command: 'COMPLETE', from: ['INCOMPLETE'], to: 'SCREENING' },
  {
    command: 'TRANSFER',
    from: ['SCREENING'],
    to: 'TRANSFERRED',
    guards: ['checklist-complete', 'unit-chosen', 'unit-of-section', 'unit-has-room', 'disclosure-consent'],
  },
  { command: 'CONFIRM_CONTACT', from: ['TRANSFERRED'], to: 'CONTACTED', guards: ['contact-logged'] },
  { command: 'CLOSE', from: ['CONTACTED'], to: 'CLOSED' },
  losingTouch(['INCOMPLETE', 'SCREENING', 'TRANSFERRED']),
  ...commonExits(['NEW', 'INCOMPLETE', 'SCREENING', 'TRANSFERRED', 'CONTACTED']),
  reopening(['CLOSED', 'REJECTED', 'WITHDRAWN', 'UNREACHABLE']),
];
