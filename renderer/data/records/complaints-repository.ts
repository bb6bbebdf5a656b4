import { ActionTaken } from '#shared/complaints/action-taken.ts';
import { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import { caseAfter, type ComplaintCase } from '#shared/complaints/complaint-case.ts';
import type { ComplaintObstacle } from '#shared/complaints/complaint-guards.ts';
import { complaintReaders, type Reader } from '#shared/complaints/complaint-readers.ts';
import { ComplaintStep, type ComplaintCommand } from '#shared/complaints/complaint-step.ts';
import { decideComplaint } from '#shared/complaints/decide-complaint.ts';
import { followUpCode, tidyFollowUpCode } from '#shared/complaints/follow-up-code.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { PublicKey } from '#shared/sealing/sealed-text.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';
import {
  newContentKey,
  openContentKey,
  openText,
  sealAnew,
  sealText,
  type ContentKey,
} from '../sealing/sealing-box.ts';

export type Complaint = Entity<'complaints'>;

/** A complaint that this reader's key opened. */
export interface OpenComplaint extends ComplaintCase {
  readonly id: string;
  readonly revision: number;
  readonly referenceNumber: string;
  readonly receivedAt: string;
}

/** All that its taker keeps of a complaint; the code only where the complainant stays unknown, and only now. */
export interface TakenComplaint {
  readonly referenceNumber: string;
  readonly receivedAt: string;
  readonly followUpCode: string | null;
}

/** Nobody could ever open it: no reader has signed in yet, and there is no recovery key. Nothing was saved. */
export class NoReaderError extends Error {
  override readonly name = 'no-complaint-reader';
}

interface ComplaintsDependencies extends RepositoryContext {
  /** The private key of whoever works at the desk; null where he has none. */
  readonly privateKey: () => Uint8Array | null;
  readonly recoveryKey: () => Promise<PublicKey | null>;
}

/** Complaints: taken down by everybody, opened by their readers alone. */
export function createComplaintsRepository(dependencies: ComplaintsDependencies) {
  const { database, store, deskCode, actor, now, newId, privateKey, recoveryKey } = dependencies;

  const staff = async (): Promise<(Reader & { readonly name: string })[]> =>
    (await store.readAll('users', await database.users.toArray())).map((record) => toEntity<'users'>(record));

  const keyOf = async ({ id, keys }: Complaint): Promise<ContentKey | null> => {
    const own = privateKey();
    return own && openContentKey(keys, own, placeOf(id));
  };

  const stepsOf = async (id: string, key: ContentKey): Promise<ComplaintStep[]> => {
    const rows = await database.complaintSteps.where('complaintId').equals(id).toArray();
    const records = (await store.readAll('complaintSteps', rows)).map((record) => toEntity<'complaintSteps'>(record));
    return Promise.all(
      records.map(async ({ id: stepId, sealed }) =>
        ComplaintStep.parse(await openText(key, sealed, stepPlace(id, stepId))),
      ),
    );
  };

  const open = async (complaint: Complaint): Promise<OpenComplaint | null> => {
    const key = await keyOf(complaint);
    if (!key) return null;
    const { id, revision, referenceNumber, receivedAt } = complaint;
    const body = ComplaintBody.parse(await openText(key, complaint.body, bodyPlace(id)));
    return { ...caseAfter(body, await stepsOf(id, key)), id, revision, referenceNumber, receivedAt };
  };

  /** Steps are read once a key is open, where a live query no longer follows: named first, they are watched all the same. */
  const watched = (): Promise<number> => database.complaintSteps.count();

  const sealed = async (id: string): Promise<Complaint | null> => {
    const record = await store.read('complaints', id);
    return record ? toEntity<'complaints'>(record) : null;
  };

  return {
    staff,

    /**
     * Seals a complaint to its readers and saves it so; the desk that took it keeps no copy that can be opened. Rejects
     * with NoReaderError where nobody could ever read it.
     */
    record: (id: string, body: ComplaintBody): Promise<TakenComplaint> =>
      store.commit(async (numbers) => {
        const readers = complaintReaders(await staff(), body.subject, await recoveryKey());
        if (readers.length === 0) throw new NoReaderError();
        const at = now();
        const code = followUpCode(crypto.getRandomValues(new Uint8Array(16)));
        const { key, slots } = await newContentKey(readers, placeOf(id));
        const referenceNumber = numbers.next();
        const complaint = creation(
          'complaints',
          id,
          {
            referenceNumber,
            receivedAt: at,
            deskCode,
            state: 'RECEIVED',
            followUpCodeHash: await hashOf(code, id),
            keys: slots,
            body: await sealText(key, body, bodyPlace(id)),
            actionTaken: null,
          },
          at,
        );
        const isAnonymous = body.complainant.kind === 'anonymous';
        return {
          operations: [complaint],
          value: { referenceNumber, receivedAt: at, followUpCode: isAnonymous ? code : null },
        };
      }),

    /** How many saves stand in the journal: tells a draft that was saved before a crash from one that was not. */
    savesSoFar: async (): Promise<number> => (await store.position()).entry,

    /** Those that the reader's key opens, latest first. Others are not there for him: not even as a number. */
    async readable(): Promise<OpenComplaint[]> {
      await watched();
      const rows = await database.complaints.toArray();
      const records = (await store.readAll('complaints', rows)).map((record) => toEntity<'complaints'>(record));
      const opened = await Promise.all(records.map(open));
      return opened.filter((complaint) => complaint !== null).sort((a, b) => compareTexts(b.receivedAt, a.receivedAt));
    },

    async byId(id: string): Promise<OpenComplaint | null> {
      await watched();
      const complaint = await sealed(id);
      return complaint && open(complaint);
    },

    /** Carries a command out, or says which guard forbids it. Asked for twice, the second meets the first. */
    take: (id: string, command: ComplaintCommand): Promise<Result<null, ComplaintObstacle>> =>
      store.commit<Result<null, ComplaintObstacle>>(async () => {
        const complaint = await sealed(id);
        const key = complaint && (await keyOf(complaint));
        const current = complaint && (await open(complaint));
        if (!complaint || !key || !current) return { operations: [], value: err('not-permitted' as const) };
        const at = now();
        const decided = decideComplaint(current, command, actor, at);
        if (!decided.ok) return { operations: [], value: decided };
        const stepId = newId();
        const step = creation(
          'complaintSteps',
          stepId,
          { complaintId: id, sealed: await sealText(key, decided.value, stepPlace(id, stepId)) },
          at,
        );
        const { state } = caseAfter(current.body, [...current.steps, ...current.overtaken, decided.value]);
        const moved = state === complaint.state ? [] : [change('complaints', complaint, { state }, at)];
        return { operations: [step, ...moved], value: ok(null) };
      }),

    /** What was done about the other side, for the eyes of its readers; null where nothing was written. */
    async actionTaken(id: string): Promise<ActionTaken | null> {
      const complaint = await sealed(id);
      const key = complaint?.actionTaken ? await keyOf(complaint) : null;
      if (!complaint?.actionTaken || !key) return null;
      return new ActionTaken(String(await openText(key, complaint.actionTaken, actionPlace(id))));
    },

    writeActionTaken: (id: string, action: ActionTaken): Promise<void> =>
      store.commit(async () => {
        const complaint = await sealed(id);
        const key = complaint && (await keyOf(complaint));
        if (!complaint || !key) return { operations: [], value: undefined };
        const actionTaken = await sealText(key, action.show(), actionPlace(id));
        return { operations: [change('complaints', complaint, { actionTaken }, now())], value: undefined };
      }),

    /**
     * Seals every complaint that the key opens to those who are its readers by now, for instance to the successor of an
     * officer whose key was lost; those who are readers no more are left out. Gives how many were opened.
     */
    sealAnew: (opening: Uint8Array | null = privateKey()): Promise<number> =>
      store.commit(async () => {
        if (!opening) return { operations: [], value: 0 };
        const users = await staff();
        const recovery = await recoveryKey();
        const operations: PlannedOperation[] = [];
        for (const record of await store.readAll('complaints', await database.complaints.toArray())) {
          const complaint = toEntity<'complaints'>(record);
          const { id } = complaint;
          const key = await openContentKey(complaint.keys, opening, placeOf(id));
          if (!key) continue;
          const { subject } = ComplaintBody.parse(await openText(key, complaint.body, bodyPlace(id)));
          const keys = await sealAnew(complaint.keys, opening, complaintReaders(users, subject, recovery), placeOf(id));
          if (keys) operations.push(change('complaints', complaint, { keys }, now()));
        }
        return { operations, value: operations.length };
      }),

    /** True where the code is the one that was given with the complaint. */
    async isFollowUpCode(id: string, typed: string): Promise<boolean> {
      const complaint = await sealed(id);
      return complaint !== null && complaint.followUpCodeHash === (await hashOf(typed, id));
    },
  };
}

const placeOf = (id: string): string => `complaints/${id}`;
const bodyPlace = (id: string): string => `complaints/${id}/body`;
const actionPlace = (id: string): string => `complaints/${id}/action-taken`;
const stepPlace = (id: string, stepId: string): string => `complaints/${id}/steps/${stepId}`;

async function hashOf(code: string, id: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${id}/${tidyFollowUpCode(code)}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
