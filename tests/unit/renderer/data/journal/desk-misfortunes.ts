import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createKillSwitch } from '#tests/fakes/kill-switch.ts';
import { parseReference } from '#shared/requests/reference-number.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { createDatabase } from '#renderer/data/store/database.ts';
import {
  JournalEntry,
  positionAfter,
  standingEntries,
  startOfJournal,
  type JournalPosition,
} from '#renderer/data/journal/journal-entry.ts';
import type { RecordedIntake } from '#renderer/data/records/requests-repository.ts';
import { anIntake, contentsOf, openLab, restart as openAgain, upTo } from '../desk-lab.ts';

const step = fc.integer({ min: 1, max: 45 });
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const oneOf = <Kind extends string>(...kinds: Kind[]) => fc.record({ kind: fc.constantFrom(...kinds) });
const killed = fc.constantFrom('save killed' as const, 'start killed' as const, 'sending killed' as const);

/** What may happen to a desk. Mostly it works. */
const happening = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('save' as const), isNamed: fc.boolean() }) },
  { weight: 3, arbitrary: oneOf('journal full', 'database full', 'both full') },
  { weight: 4, arbitrary: fc.record({ kind: killed, step }) },
  { weight: 4, arbitrary: oneOf('restart', 'torn tail', 'sending') },
  { weight: 4, arbitrary: oneOf('wiped', 'journal lost', 'copied', 'older copy') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('frame damaged' as const), share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('server restored' as const), share }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

export const stories = fc.array(happening, { minLength: 3, maxLength: 20 });

type Contents = Awaited<ReturnType<typeof contentsOf>>;

/** A database that may come back in the place of a later one. */
interface Copy {
  readonly contents: Contents | null;
  readonly requests: ReadonlySet<string>;
  readonly position: JournalPosition;
}

/** A desk, what it has promised, and where each promise is known to lie. */
export async function liveThrough(story: readonly Happening[]): Promise<void> {
  const killSwitch = createKillSwitch();
  let isFull = false;
  let lab = await openLab({
    killSwitch,
    beforeStep: ({ kind, table }) => {
      if (isFull && kind === 'write' && table === 'outbox') throw new Error('the disk is full');
    },
  });
  const server: Operation[] = [];
  const promised: RecordedIntake[] = [];
  let inDatabase = new Set<string>();
  const inJournal = new Set<string>();
  let inOutbox = new Set<string>();
  const copyNow = async (): Promise<Copy> => ({
    contents: await contentsOf(lab.database),
    requests: new Set(inDatabase),
    position: await lab.store.position(),
  });
  let copy: Copy = await copyNow();

  const onServer = (id: string): boolean => server.some(({ recordId }) => recordId === id);
  const restart = async (): Promise<void> => {
    lab = await openAgain(lab);
    // What waits in the database is written to the journal anew.
    for (const id of inOutbox) inJournal.add(id);
  };
  const untilKilled = async <Value>(before: number, work: () => Promise<Value>): Promise<Value | 'killed'> => {
    killSwitch.killBefore(before);
    const outcome = await killSwitch.survive(work());
    killSwitch.killBefore(Number.POSITIVE_INFINITY);
    if (outcome === 'killed') await restart();
    return outcome;
  };

  const promise = (saved: RecordedIntake): void => {
    const counter = counterOf(saved);
    for (const earlier of promised) expect(counter).toBeGreaterThan(counterOf(earlier));
    promised.push(saved);
    inDatabase.add(saved.requestId);
    inJournal.add(saved.requestId);
    inOutbox.add(saved.requestId);
  };
  const save = (isNamed: boolean): Promise<RecordedIntake> =>
    lab.requests.record(anIntake(isNamed ? {} : { person: { kind: 'unnamed' } }));
  const refuse = async (isNamed: boolean): Promise<void> => {
    await expect(save(isNamed)).rejects.toThrow('the disk is full');
    lab.journal.failAppends(0);
    isFull = false;
  };

  const send = async (): Promise<void> => {
    expect(await lab.align(upTo(server.length))).toBe('aligned');
    const operations = await lab.sync.waiting(1000);
    const [first] = operations;
    if (!first) return;
    expect(first.mid).toBeLessThanOrEqual(server.length + 1);
    expect(operations.map(({ mid }) => mid)).toEqual(operations.map((_, index) => first.mid + index));
    const known = operations.filter(({ mid }) => mid <= server.length);
    expect(known.map(({ recordId }) => recordId)).toEqual(known.map(({ mid }) => server[mid - 1]?.recordId));
    server.push(...operations.slice(known.length));
    inOutbox.clear();
    await lab.sync.settle(operations.map(({ mid }) => ({ mid, outcome: 'applied' })));
  };

  const entriesOf = async (): Promise<JournalEntry[]> => {
    const { entries } = await lab.journal.read();
    return Promise.all(entries.map(async (bytes) => JournalEntry.parse(await lab.vault.open(bytes, 'journal'))));
  };

  /** Opens the desk on another database; false where the end of its history is in neither copy any more. */
  const exchangeDatabase = async ({ contents, requests, position }: Copy): Promise<boolean> => {
    const before = await lab.store.position();
    // What the copy and the journal know together, before the start writes entries of its own.
    const known = standingEntries(await entriesOf())
      .filter(({ number }) => number > position.entry)
      .reduce(positionAfter, position);
    await lab.wipe();
    if (contents) await fill(lab.options.name, contents);
    inDatabase = new Set([...requests, ...inJournal]);
    inOutbox = contents ? new Set([...inOutbox].filter((id) => inDatabase.has(id))) : new Set(inJournal);
    await restart();
    const isWhole = known.entry >= before.entry && known.mid >= before.mid;
    return isWhole && (known.counter?.counter ?? 0) >= (before.counter?.counter ?? 0);
  };

  /** Damages one frame that holds a save or takes one back, and notes what is no more in the journal. */
  const damageFrame = async (at: number): Promise<void> => {
    const frames = (await entriesOf()).flatMap((entry, frame) =>
      entry.kind === 'accepted' || entry.kind === 'withdrawn' ? [{ frame, entry }] : [],
    );
    const hit = frames[Math.floor(at * frames.length)];
    if (!hit) return;
    lab.journal.damage(hit.frame);
    if (hit.entry.kind === 'accepted') for (const { recordId } of hit.entry.operations) inJournal.delete(recordId);
  };

  const inspect = async (): Promise<void> => {
    const requests = await lab.requests.all();
    const found = new Set(requests.map(({ id }) => id));
    const lost = promised.filter(({ requestId }) => inDatabase.has(requestId) && !found.has(requestId));
    expect(lost).toEqual([]);
    expect(new Set(requests.map(counterOf)).size).toBe(requests.length);
    expect(new Set(server.map(({ recordId }) => recordId)).size).toBe(server.length);
  };

  const live = async (now: Happening): Promise<boolean> => {
    switch (now.kind) {
      case 'save':
        promise(await save(now.isNamed));
        return true;
      case 'journal full':
        lab.journal.failAppends(1);
        await refuse(true);
        return true;
      case 'database full':
        isFull = true;
        await refuse(true);
        return true;
      case 'both full':
        isFull = true;
        lab.journal.failAppends(1, 1);
        await refuse(true);
        return true;
      case 'save killed': {
        const outcome = await untilKilled(now.step, () => save(true));
        if (outcome !== 'killed') promise(outcome);
        return true;
      }
      case 'start killed':
        lab.database.close();
        lab.journal.reopen();
        lab = await openLab(lab.options);
        await untilKilled(now.step, lab.recover);
        await restart();
        return true;
      case 'sending killed':
        await untilKilled(now.step, send);
        return true;
      case 'restart':
        await restart();
        return true;
      case 'torn tail':
        lab.journal.tear();
        await restart();
        return true;
      case 'sending':
        await send();
        return true;
      case 'wiped':
        return exchangeDatabase({ contents: null, requests: new Set(), position: startOfJournal });
      case 'copied':
        copy = await copyNow();
        return true;
      case 'older copy':
        return exchangeDatabase(copy);
      case 'journal lost':
        lab.journal.lose();
        inJournal.clear();
        return true;
      case 'frame damaged':
        await damageFrame(now.share);
        return true;
      case 'server restored':
        server.length = Math.floor(now.share * server.length);
        return true;
    }
  };

  for (const now of story) {
    if (!(await live(now))) return;
    await inspect();
  }
  await restart();
  await send();
  await inspect();
  const missing = [...inJournal].filter((id) => promised.some(({ requestId }) => requestId === id) && !onServer(id));
  expect(missing).toEqual([]);
  expect(await lab.database.outbox.count()).toBe(0);
}

const counterOf = ({ referenceNumber }: { readonly referenceNumber: string }): number =>
  parseReference(referenceNumber)?.counter ?? 0;

/** Puts the contents of a copy in the place of the database. */
async function fill(name: string, contents: Contents): Promise<void> {
  const database = createDatabase(name);
  for (const table of database.tables) await table.bulkPut(contents[table.name] ?? []);
  database.close();
}
