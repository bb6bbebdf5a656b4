import type { Track } from './track.ts';
import { commonExits, losingTouch, reopening } from './ways.ts';

/** Inquiry (policy, «المعلومات والإجابات»): answered at once, or called back, then closed. It may be answered as it is taken. */
export const inquiry: Track = [
  { command: 'ANSWER', from: ['NEW'], to: 'ANSWERED' },
  { command: 'CALL_BACK', from: ['NEW'], to: 'CALLBACK' },
  { command: 'ANSWER', from: ['CALLBACK'], to: 'ANSWERED', guards: ['contact-logged'] },
  { command: 'CLOSE', from: ['ANSWERED'], to: 'CLOSED' },
  losingTouch(['CALLBACK']),
  { command: 'WITHDRAW', from: ['NEW', 'CALLBACK'], to: 'WITHDRAWN' },
  reopening(['ANSWERED', 'CLOSED', 'WITHDRAWN', 'UNREACHABLE']),
];

/** Suggestion (policy, practice 5 «تلمس آراء المستفيدين»): studied, adopted or not and why, then closed. */
export const suggestion: Track = [
  { command: 'STUDY', from: ['NEW'], to: 'UNDER_STUDY' },
  { command: 'ADOPT', from: ['UNDER_STUDY'], to: 'ADOPTED' },
  { command: 'DECLINE', from: ['UNDER_STUDY'], to: 'DECLINED', needsReason: true },
  { command: 'CLOSE', from: ['ADOPTED', 'DECLINED'], to: 'CLOSED' },
  ...commonExits(['NEW', 'UNDER_STUDY']),
  reopening(['CLOSED', 'REJECTED', 'WITHDRAWN']),
];
