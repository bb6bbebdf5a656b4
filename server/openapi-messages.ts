import { z } from 'zod';
import { SCRYPT, secretPurpose, secretSalt } from '#shared/access/user-secret.ts';
import {
  ActivationCode,
  DeskChange,
  DeskList,
  NewDesk,
  NewUser,
  RestorationAnswer,
  RestorationReview,
  UserChange,
  UserList,
} from '#shared/contract/administration.ts';
import { AuditPage, AuditPageRequest, AuditReceipt, AuditReport } from '#shared/contract/audit.ts';
import { DigestRequest, DigestResponse } from '#shared/contract/digest.ts';
import { EnrolmentCode, EnrolRequest, EnrolResponse } from '#shared/contract/enrol.ts';
import { HandoverFile, HandoverReceipt } from '#shared/contract/handover.ts';
import { HelloRequest, HelloResponse } from '#shared/contract/hello.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PullRequest, PullResponse } from '#shared/contract/pull.ts';
import { PushRequest, PushResponse } from '#shared/contract/push.ts';
import { QueueBoardRequest, QueueBoardResponse } from '#shared/contract/queue-board.ts';
import { RepairRequest, RepairResponse } from '#shared/contract/repair.ts';
import { DeskPeople, KeyPairOffer, SessionGrant, SessionRequest } from '#shared/contract/session.ts';
import { SigningKeyRequest, SigningKeyResponse } from '#shared/contract/signing-keys.ts';
import { StreamLine } from '#shared/contract/stream.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';

const Nothing = z.strictObject({});

/** How a client makes the proof, said with the very figures that the desk uses. */
const PROOF =
  'The secret stays with the client. It is normalised (Unicode NFKC, digits of every script as 0-9, no spaces around it), then ' +
  `stretched: scrypt (RFC 7914) of its UTF-8 bytes, N=${SCRYPT.N}, r=${SCRYPT.r}, p=${SCRYPT.p}, ${SCRYPT.dkLen} bytes, with the salt ` +
  `"${secretSalt('{associationId}', '{userId}')}". The proof is HKDF-SHA-256 (RFC 5869) of that, without salt, info ` +
  `"${secretPurpose.proof}", 32 bytes, as base64url without padding.`;

/** How a client seals what it could not send itself. */
const HANDOVER =
  'What another desk could not send itself, in a sealed file; taken as if that desk had sent it, however often it is brought. Sealed is the ' +
  'UTF-8 JSON {"token": the token of that desk, "operations": a run as for push, of any length}, with HPKE (RFC 9180) in base mode: ' +
  'DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, no additional data, and as info ' +
  "'istiqbal-handover|1|{associationId}|{deviceId}|{madeAt}|{count}' with what stands in the file. The reader's key is the X25519 form " +
  '(RFC 7748, 4.1) of the Ed25519 key `publicKey` in the record `association` of the table signingKeys.';

/** One word of the wire. */
export interface Message {
  readonly operationId: string;
  readonly summary: string;
  readonly request?: z.ZodType;
  readonly response: z.ZodType;
  /** Of the answer, where it is another one than JSON; then `response` is the shape of each of its parts. */
  readonly mediaType?: string;
  /** Whose token it asks for (`person`: of somebody signed in at a desk); null: nobody's. */
  readonly token: 'desk' | 'person' | 'administrator' | null;
}

/** What the server answers to `POST`, by path. */
export const messages: Record<string, Message> = {
  '/enrolment-codes': {
    operationId: 'newEnrolmentCode',
    summary: 'A one-time code that makes one computer a desk.',
    response: EnrolmentCode,
    token: 'administrator',
  },
  '/enrol': {
    operationId: 'enrol',
    summary:
      'Uses up a code; the answer holds the token of the new desk. `was` names the desk that the computer was, with a code for that desk; `lost` the one that a restored server does not know any more, with a code for a new one.',
    request: EnrolRequest,
    response: EnrolResponse,
    token: null,
  },
  '/first-activation': {
    operationId: 'firstActivation',
    summary: 'The activation code of the first administrator; null once somebody has chosen a secret.',
    response: z.strictObject({ first: ActivationCode.nullable() }),
    token: 'administrator',
  },
  '/session/people': {
    operationId: 'people',
    summary: 'Who may sign in at this desk, and who of them has chosen a secret.',
    response: DeskPeople,
    token: 'desk',
  },
  '/session': {
    operationId: 'signIn',
    summary: `Somebody signs in, or chooses a secret with an activation code. ${PROOF} Every wrong try is refused alike; after five in a row each waits longer.`,
    request: SessionRequest,
    response: SessionGrant,
    token: 'desk',
  },
  '/session/renew': {
    operationId: 'renew',
    summary: 'What the person signed in may hold at this desk now.',
    response: SessionGrant,
    token: 'person',
  },
  '/session/keys': {
    operationId: 'offerKeys',
    summary: 'The key pair that a first sign-in made, the private key sealed; where there is one already it stays.',
    request: KeyPairOffer,
    response: Nothing,
    token: 'person',
  },
  '/sync/hello': {
    operationId: 'hello',
    summary: `The first word of a connection: epoch, generation, scopes, and the last mid the server has of this desk. Protocol ${SYNC_PROTOCOL}. In another epoch than before the server was restored: cursors begin at 0 again, and all that comes after lastMid is sent again. What lies in a scope that is not named any more goes. lastSave is the SHA-256 of "table\\nrecordId\\nat" of the operation lastMid: where yours is another one, a copy of your desk has sent it. Whatever is answered epoch-changed begins with a hello.`,
    request: HelloRequest,
    response: HelloResponse,
    token: 'person',
  },
  '/sync/push': {
    operationId: 'push',
    summary: `A run of operations (schema ${OPERATION_SCHEMA}) whose mids count on from lastMid without gaps; all are taken or none. Sending a run again is harmless. An operation may be forgotten once its result is there; a record that comes with one is how it stands now.`,
    request: PushRequest,
    response: PushResponse,
    token: 'person',
  },
  '/sync/handover': {
    operationId: 'handover',
    summary: HANDOVER,
    request: HandoverFile,
    response: HandoverReceipt,
    token: 'person',
  },
  '/sync/pull': {
    operationId: 'pull',
    summary:
      'What changed in each scope after its cursor (0: everything). Take a page only if it begins at your cursor, then move the cursor to `to`; with `more` ask again. A record takes the place of the one of its table and id; what is named in `exits` goes, unless it has come in another scope meanwhile.',
    request: PullRequest,
    response: PullResponse,
    token: 'person',
  },
  '/sync/stream': {
    operationId: 'stream',
    summary:
      'Everything after the cursors, page by page until every scope is at its end: one JSON document a line, each of this shape. The first one says how many records are to come. Cut off, it goes on from the cursors that you have by then.',
    request: PullRequest,
    response: StreamLine,
    mediaType: 'application/x-ndjson',
    token: 'person',
  },
  '/sync/digest': {
    operationId: 'digest',
    summary:
      'Counts and sums of what the server holds, in 256 buckets a scope: bucket = first byte of SHA-256("table/id"), sum = of the first six bytes of SHA-256("table/id/scope/epoch/revision"), each read as one number with its highest byte first, modulo 2^48. Empty buckets are left out.',
    request: DigestRequest,
    response: DigestResponse,
    token: 'person',
  },
  '/sync/repair': {
    operationId: 'repair',
    summary:
      'The difference between what a desk holds of one bucket and what stands: `records` take the place of yours, `exits` go. With `keepsUnknown` those of yours that a restored server never had are named in `unknown`: keep them; without it they are among the exits.',
    request: RepairRequest,
    response: RepairResponse,
    token: 'person',
  },
  '/signing-keys': {
    operationId: 'certifySigningKey',
    summary: "The association vouches for a desk's signing key.",
    request: SigningKeyRequest,
    response: SigningKeyResponse,
    token: 'person',
  },
  '/queue/board': {
    operationId: 'queueBoard',
    summary: 'The numbers called today, for the display of a desk that nobody has opened: no name, no matter, no id.',
    request: QueueBoardRequest,
    response: QueueBoardResponse,
    token: 'desk',
  },
  '/administration/users/list': {
    operationId: 'listUsers',
    summary: 'Everybody who works, or worked, at the desks. For an administrator, like all of these.',
    response: UserList,
    token: 'person',
  },
  '/administration/users': {
    operationId: 'addUser',
    summary: 'Adds somebody; the activation code is told this once.',
    request: NewUser,
    response: ActivationCode,
    token: 'person',
  },
  '/administration/users/{id}': {
    operationId: 'changeUser',
    summary: 'Changes name, roles, sections or state; whoever is suspended is signed out.',
    request: UserChange,
    response: Nothing,
    token: 'person',
  },
  '/administration/users/{id}/activation-code': {
    operationId: 'newActivationCode',
    summary: 'A new activation code, for a first or a forgotten secret; an earlier one is void.',
    response: ActivationCode,
    token: 'person',
  },
  '/administration/desks/list': {
    operationId: 'listDesks',
    summary: 'Every desk that was ever enrolled.',
    response: DeskList,
    token: 'person',
  },
  '/administration/desks/{id}': {
    operationId: 'changeDesk',
    summary: 'Changes what a desk is called or serves, or revokes it for good.',
    request: DeskChange,
    response: Nothing,
    token: 'person',
  },
  '/administration/enrolment-codes': {
    operationId: 'newDeskCode',
    summary: 'A one-time code that makes one computer a desk of these sections.',
    request: NewDesk,
    response: EnrolmentCode,
    token: 'person',
  },
  '/administration/restoration': {
    operationId: 'readRestoration',
    summary:
      'From a backup of which moment the server was restored, until an administrator has gone through what was decided since.',
    response: RestorationAnswer,
    token: 'person',
  },
  '/administration/restoration/review': {
    operationId: 'reviewRestoration',
    summary: 'An administrator has gone through it; it is asked about no more.',
    request: RestorationReview,
    response: Nothing,
    token: 'person',
  },
  '/audit': {
    operationId: 'reportAudit',
    summary: 'What a desk wrote down, oldest first; sending it again is harmless.',
    request: AuditReport,
    response: AuditReceipt,
    token: 'person',
  },
  '/audit/page': {
    operationId: 'readAudit',
    summary: 'What was done, newest first, and where the chain is broken; for whoever may read the audit.',
    request: AuditPageRequest,
    response: AuditPage,
    token: 'person',
  },
};
