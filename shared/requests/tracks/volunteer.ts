import type { Track } from './track.ts';
import { commonExits, losingTouch, reopening } from './ways.ts';

/**
 * Volunteering (policy, track D): listed, assigned to an opportunity, attended, certified. The charter is signed first;
 * a minor also needs the guardian (regulations of the Volunteer Work Law: under eighteen with the guardian's consent).
 */
export const volunteer: Track = [
  { command: 'LIST', from: ['NEW', 'INCOMPLETE'], to: 'LISTED', guards: ['charter-signed', 'guardian-consent'] },
  { command: 'ASK_FOR_MORE', from: ['NEW'], to: 'INCOMPLETE' },
  { command: 'ASSIGN', from: ['LISTED'], to: 'ASSIGNED' },
  { command: 'RECORD_ATTENDANCE', from: ['ASSIGNED'], to: 'ATTENDED', guards: ['has-served', 'hours-verified'] },
  { command: 'CERTIFY', from: ['ATTENDED'], to: 'CERTIFIED', guards: ['hours-verified', 'hours-enough'] },
  { command: 'ASSIGN', from: ['CERTIFIED', 'ATTENDED'], to: 'ASSIGNED' },
  { command: 'SUSPEND', from: ['LISTED', 'ASSIGNED', 'ATTENDED', 'CERTIFIED'], to: 'SUSPENDED', needsReason: true },
  {
    command: 'READMIT',
    from: ['SUSPENDED'],
    to: 'LISTED',
    guards: ['supervisor-decides', 'charter-signed', 'guardian-consent'],
  },
  { command: 'LEAVE', from: ['LISTED', 'ASSIGNED', 'ATTENDED', 'CERTIFIED', 'SUSPENDED'], to: 'LEFT' },
  losingTouch(['INCOMPLETE', 'LISTED']),
  ...commonExits(['NEW', 'INCOMPLETE']),
  reopening(['LEFT', 'REJECTED', 'WITHDRAWN', 'UNREACHABLE']),
];
