import { z } from 'zod';
import { BackupPlan, BackupState } from '../backup/backup-plan.ts';
import { Enrolment, EnrolmentOffer } from './enrolment.ts';

const Bytes = z.instanceof(Uint8Array<ArrayBufferLike>);
const Nothing = z.strictObject({});
/** Far more than the people of an association need. */
const RING_LIMIT = 1_000_000;
/** A drafted message or a number to dial, and nothing else that a system opens. */
const OutsideAddress = z
  .string()
  .max(4000)
  .regex(/^(?:https:\/\/wa\.me\/\d{7,15}(?:\?text=[\w%.~!*'()-]+)?|tel:\+?\d{3,15})$/);
const FileName = z.string().min(1).max(160);
const Saved = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), path: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
]);
/** As the print service names printers and trays: nothing that it could take for an option. */
const DeviceName = z.string().regex(/^[^\s/#-][^\s/#]{0,126}$/);

/** Every channel between the desk's window and its shell; each message is checked on both ways. */
export const ipcContract = {
  'journal:read': {
    input: Nothing,
    output: z.strictObject({ entries: z.array(Bytes), damaged: z.int().min(0) }),
  },
  'journal:append': { input: z.strictObject({ entry: Bytes }), output: Nothing },
  /** Throws away what lies before an entry. */
  'journal:trim': { input: z.strictObject({ first: Bytes }), output: z.strictObject({ isDone: z.boolean() }) },
  'secrets:device-key': {
    input: Nothing,
    output: z.strictObject({ key: Bytes, protection: z.enum(['system', 'file']) }),
  },
  'enrolment:read': {
    input: Nothing,
    output: z.strictObject({
      enrolment: Enrolment.nullable(),
      offer: EnrolmentOffer.nullable(),
      /** It is a desk, but what its keys are sealed with is gone: a copied folder, a key ring that was reset. */
      isShutOut: z.boolean(),
    }),
  },
  /** As `enrolment:write`, for a desk that was shut out: what it cannot read is put aside, and it gets another key. */
  'enrolment:renew': { input: z.strictObject({ enrolment: Enrolment }), output: Nothing },
  'enrolment:write': { input: z.strictObject({ enrolment: Enrolment }), output: Nothing },
  /** Remembers the server's address and opens the window anew, now allowed to reach it. */
  'enrolment:choose-server': { input: z.strictObject({ offer: EnrolmentOffer }), output: Nothing },
  /** The ring of wrapped keys, as text; null where nobody has signed in yet. */
  'ring:read': { input: Nothing, output: z.strictObject({ text: z.string().nullable() }) },
  'ring:write': { input: z.strictObject({ text: z.string().max(RING_LIMIT) }), output: Nothing },
  /** The desk was revoked: everything it keeps on this computer is destroyed, and the window opened anew. */
  'desk:wipe': { input: Nothing, output: Nothing },
  /** Where this desk's backups stand. Every channel of them answers so. */
  'backup:read': { input: Nothing, output: BackupState },
  /** A person chooses the folder; that switches backups on. The window never names one. */
  'backup:choose-folder': { input: Nothing, output: BackupState },
  'backup:configure': { input: z.strictObject({ plan: BackupPlan }), output: BackupState },
  /** Writes one into the folder, and drops those that are not kept any longer. */
  'backup:write': {
    input: z.strictObject({ deskCode: z.string().regex(/^\d{2}$/), bytes: Bytes }),
    output: BackupState,
  },
  /** No backup could be made for a reason that the window knows. */
  'backup:failed': { input: z.strictObject({ reason: z.literal('no-key') }), output: BackupState },
  'document:save': {
    input: z.strictObject({ suggestedName: FileName, bytes: Bytes }),
    output: Saved,
  },
  /** Many papers into one folder that the person chooses once. */
  'document:save-all': {
    input: z.strictObject({
      files: z
        .array(z.strictObject({ name: FileName, bytes: Bytes }))
        .min(1)
        .max(5000),
    }),
    output: Saved,
  },
  /** The printers of this computer, by name, the system's usual one first. */
  'document:printers': { input: Nothing, output: z.strictObject({ printers: z.array(z.string()) }) },
  'document:print': {
    input: z.strictObject({
      title: FileName,
      bytes: Bytes,
      paper: z.enum(['A4', 'A5', 'roll-80mm', 'roll-58mm']),
      /** Null: the system's usual one. */
      printer: DeviceName.nullable(),
      tray: DeviceName.nullable(),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sent'), printer: z.string() }),
      z.strictObject({ kind: z.literal('no-printer') }),
      z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
    ]),
  },
  /** Opens what only the system can: a drafted WhatsApp message, or a number in whatever dials here. */
  'outside:open': { input: z.strictObject({ address: OutsideAddress }), output: Nothing },
  /** Waits for the next call that the telephone hands over; null where the window was opened anew meanwhile. */
  'calls:next': { input: Nothing, output: z.strictObject({ number: z.string().max(60).nullable() }) },
  /** Opens the screen of the waiting room, on another screen than the desk's where there is one. */
  'display:open': { input: Nothing, output: z.strictObject({ screen: z.enum(['other', 'same']) }) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type IpcChannel = keyof typeof ipcContract;
export type IpcInput<Channel extends IpcChannel> = z.infer<(typeof ipcContract)[Channel]['input']>;
export type IpcOutput<Channel extends IpcChannel> = z.infer<(typeof ipcContract)[Channel]['output']>;

/** What crosses the bridge: a fault reaches the window as a code it can explain, never as a stack. */
export type IpcAnswer<Channel extends IpcChannel> =
  { readonly ok: true; readonly value: IpcOutput<Channel> } | { readonly ok: false; readonly code: IpcFaultCode };

export const ipcFaultCodes = [
  'untrusted-sender',
  'malformed-message',
  'disk-full',
  'disk-denied',
  'key-unreadable',
  'fault',
] as const;
export type IpcFaultCode = (typeof ipcFaultCodes)[number];
