import type { Section } from '#shared/association/section.ts';
import type { CallOutcome } from '#shared/calls/call.ts';
import { rankCallers, type Caller } from '#shared/calls/caller.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyText } from '#shared/kernel/typed-text.ts';
import { toE164 } from '#shared/people/phone.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Call = Entity<'calls'>;

/** A call as it ended. `callId` was settled when it began, so that pressing twice logs one. */
export interface CallEnd {
  readonly callId: string;
  readonly section: Section;
  readonly direction: 'IN' | 'OUT';
  readonly number: string;
  readonly outcome: CallOutcome;
  readonly personId: string | null;
  readonly requestId: string | null;
  readonly dueAt: string | null;
  readonly note: string;
}

/** The log of calls: who was on the telephone, what came of it, and who is to be called again. */
export function createCallsRepository({ database, store, vault, deskCode, now, newId }: RepositoryContext) {
  const toCalls = async (rows: Parameters<typeof store.readAll>[1]): Promise<Call[]> =>
    (await store.readAll('calls', rows)).map((record) => toEntity<'calls'>(record));

  return {
    newCallId: newId,

    /** Logs a call; what was noted goes into the log of its request too. One save, one journal entry. */
    log: (end: CallEnd): Promise<void> =>
      store.commit(async () => {
        if (await store.read('calls', end.callId)) return { operations: [], value: undefined };
        const at = now();
        const { callId, section, requestId, ...facts } = end;
        const note = tidyText(end.note);
        const call = creation('calls', callId, { ...facts, section, requestId, note, at, deskCode }, at);
        const line = { section, requestId: requestId ?? '', body: note, writtenAt: at, deskCode };
        const notes = requestId !== null && note !== '' ? [creation('notes', newId(), line, at)] : [];
        return { operations: [call, ...notes], value: undefined };
      }),

    /** A person's calls, newest first. */
    async ofPerson(personId: string): Promise<Call[]> {
      const { ids } = await groupOf(database, personId);
      const calls = await toCalls(await database.calls.where('personId').anyOf(ids).toArray());
      return calls.sort((a, b) => compareTexts(b.at, a.at));
    },

    /** Who may be calling from a number, likeliest first; nobody where the number is withheld or not dialled in full. */
    async callersFrom(number: string): Promise<Caller[]> {
      const e164 = toE164(number);
      if (e164 === null) return [];
      const token = await vault.token('phone', e164);
      const rows = await database.contactPoints.where('token').equals(token).toArray();
      const contacts = (await store.readAll('contactPoints', rows)).map((record) => toEntity<'contactPoints'>(record));
      const callers = await Promise.all(
        contacts
          .filter(({ isRemoved }) => !isRemoved)
          .map(async ({ personId, relation }): Promise<Caller> => {
            const { survivorId, ids } = await groupOf(database, personId);
            const asked = await store.readAll(
              'requests',
              await database.requests.where('personId').anyOf(ids).toArray(),
            );
            const requests = asked
              .map((record) => toEntity<'requests'>(record))
              .sort((a, b) => compareTexts(b.receivedAt, a.receivedAt));
            return {
              personId: survivorId,
              relation,
              openRequestId: requests.find(({ state }) => isOpen(state))?.id ?? null,
              lastAt: requests[0]?.receivedAt ?? null,
            };
          }),
      );
      return rankCallers(callers);
    },
  };
}
