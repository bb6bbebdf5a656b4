import { faultsIn, type Mutant } from './mutant.ts';

/*
 * Faults in what no desk of a world does: files brought by hand, tickets, versions, standings, rights. Each is planted
 * under the tests that stand for that promise, and these alone have to see it.
 */
const seenBy = (test: string, file: string) => faultsIn(file, `tests/${test}.test.ts`);

const handover = 'unit/renderer/data/backup/handover';
const bringing = seenBy(handover, 'server/sync/take-handover.ts');
const packing = seenBy(handover, 'renderer/data/backup/handover.ts');
// Each round of a story says hello first, which tells a copy by itself.
const pushed = seenBy('unit/server/sync/accept-push', 'server/sync/accept-push.ts');
const refusing = seenBy('unit/server/sync/refused-for-rights', 'server/sync/accept-push.ts');
const forgotten = 'unit/server/sync/forgotten-people';
const forgetting = seenBy(forgotten, 'server/sync/accept-push.ts');
const forgettingHistory = seenBy(forgotten, 'server/sync/forget-history.ts');
const holding = seenBy('integration/server/legal-hold', 'server/sync/under-hold.ts');
const standings = seenBy('unit/renderer/sync/standings', 'renderer/data/store/standings.ts');
const upcast = seenBy('unit/shared/sync/upcast', 'shared/sync/upcast.ts');
const pages = seenBy('unit/server/sync/read-pages', 'server/sync/read-pages.ts');
const stream = seenBy('unit/server/sync/stream-pages', 'server/sync/stream-pages.ts');
const told = seenBy('unit/server/sync/told-results', 'server/sync/told-results.ts');
const withdrawn = seenBy('unit/renderer/sync/withdrawn-scopes', 'renderer/data/store/sync-store.ts');
const grants = seenBy('unit/renderer/sync/withdrawn-scopes', 'renderer/sync/sync-round.ts');
const streamed = seenBy('unit/renderer/sync/first-sync', 'renderer/sync/sync-round.ts');
const reported = seenBy('integration/server/desk-audit', 'server/storage/audit.ts');
const noted = seenBy('unit/renderer/data/audit-log', 'renderer/data/audit-log.ts');
const door = seenBy('unit/renderer/identity/gate', 'renderer/identity/gate.ts');
const shared = seenBy('unit/renderer/sync/shared-desk', 'renderer/sync/sync-round.ts');
const sharedStore = seenBy('unit/renderer/sync/shared-desk', 'renderer/data/store/sync-store.ts');
const paged = seenBy('unit/renderer/data/store/sync-store', 'renderer/data/store/sync-store.ts');
const held = seenBy('unit/renderer/data/store/held-scopes', 'renderer/data/store/desk-store.ts');
const sides = seenBy('unit/server/sync/keep-sides-apart', 'server/sync/keep-sides-apart.ts');
const barred = seenBy('unit/server/sync/keep-sides-apart', 'server/sync/settle-slot.ts');
const keptSlots = seenBy('integration/server/kept-slots', 'server/storage/push-transaction.ts');
const stored = 'integration/server/storage';
const durable = seenBy(stored, 'server/storage/sync-storage.ts');
const marked = seenBy(stored, 'server/storage/stable-mids.ts');
const namedInErasures = seenBy('integration/server/sync', 'server/storage/forgotten-history.ts');
const loggedHistory = seenBy('integration/server/forgotten-history', 'server/storage/forgotten-history.ts');
const remembered = seenBy('unit/renderer/data/search/directory-snapshot', 'renderer/data/store/sync-store.ts');
const visits = seenBy('unit/shared/visits/visit-machine', 'shared/visits/visit-machine.ts');
const tickets = seenBy('unit/shared/visits/ticket-numbers', 'shared/visits/ticket-numbers.ts');
const queue = seenBy('unit/renderer/data/records/visits', 'renderer/data/records/visit-plans.ts');
const versions = seenBy(
  'unit/renderer/data/records/settings-repository',
  'renderer/data/records/settings-repository.ts',
);
const present = seenBy('unit/renderer/data/records/kept-versions', 'renderer/data/records/present-version.ts');
const decided = seenBy('unit/renderer/sync/mended-changes', 'renderer/data/records/decisions-repository.ts');
const authorship = seenBy('unit/shared/access/authorship', 'shared/access/authorship.ts');
const live = seenBy('integration/server/administration', 'server/routes/live.ts');
const signedIn = seenBy('integration/server/leaks', 'server/auth/signed-in.ts');

export const mutantsForTests: readonly Mutant[] = [
  bringing(
    'a file is held against nobody’s rights',
    'await refusalFor(dependencies, vouchedFor, request)',
    'await refusalFor(dependencies, vouchedFor, request).then(() => () => null)',
  ),
  bringing('what is known counts as taken', 'if (mid <= known) receipt', 'if (mid < known) receipt'),
  packing(
    'what is put into a file leaves the outbox',
    'const madeAt = now();',
    'await database.outbox.clear();\n      const madeAt = now();',
  ),
  packing('a file tells the newest first', ".orderBy('mid').toArray()", ".orderBy('mid').reverse().toArray()"),
  pushed('a copied desk is answered as if it were the first', 'if (earlier.some(isAnother)) throw', 'if (false) throw'),
  pushed(
    'what is asked in a run is not known to the answer behind it',
    '      current.set(recordKey(decision), decision);\n',
    '',
  ),
  pushed(
    'what overwrote something is not in the audit',
    "new Set(['applied', 'merged', 'conflict']);",
    "new Set(['applied', 'merged']);",
  ),
  refusing(
    'a question is answered by whoever may not change what it is about',
    'if (subjects.length > 0) before.push',
    'if (subjects.length > 500) before.push',
  ),
  forgetting(
    'history is forgotten before the save that forgets is a part of it',
    '  await transaction.logOperations(device, logged, operations.at(-1)?.mid ?? 0);\n  await forgetHistory(transaction, device.associationId, [...forgotten.values()]);',
    '  await forgetHistory(transaction, device.associationId, [...forgotten.values()]);\n  await transaction.logOperations(device, logged, operations.at(-1)?.mid ?? 0);',
  ),
  forgettingHistory(
    'a question of the same save keeps what is forgotten',
    '    ...[...current.values()].filter((record) => asksAbout(record, forgotten)),\n',
    '',
  ),
  forgettingHistory(
    'a question about who is forgotten asks on',
    '    ...(await transaction.decisionsAbout(associationId, [...forgotten.values()])),\n',
    '',
  ),
  forgettingHistory(
    'what only the database knows of whoever is forgotten stays',
    'const loaded = missing.length > 0 ? await transaction.loadRecords(associationId, missing) : [];',
    'const loaded: SyncRecord[] = [];',
  ),
  forgettingHistory(
    'an erasure reaches what its author may not blank',
    'if (record === undefined || mayBlank(operation, record, mayWrite))',
    'if (true)',
  ),
  holding(
    'a hold is set beside whoever is forgetting',
    "  if (operation.table === 'legalHolds') await transaction.lockHolds(associationId);\n",
    '',
  ),
  standings('what waits is said to be sent', "for (const key of unsent) note(key, 'here');", ''),
  standings('what was decided asks still', "if (state === 'OPEN') note", 'if (state) note'),
  standings('the least urgent is shown', 'urgency.indexOf(other) < urgency', 'urgency.indexOf(other) > urgency'),
  standings('a refusal is not named', 'note(`${change.table}/${change.id}`, standingOf(change));', ''),
  upcast('the first step is left out', 'steps.slice(schema - 1)', 'steps.slice(schema)'),
  upcast('what was carried over names its old schema', 'schema: steps.length + 1 }', 'schema }'),
  upcast('a later schema is called today’s', '|| schema > steps.length)', ')'),
  pages(
    'a scope that is not granted is answered',
    'of await scopesFor(storage, reader, request))',
    'of (await scopesFor(storage, reader, request), Object.keys(request.cursors)))',
  ),
  stream('whoever is shut out meanwhile reads on', '      await scopesFor(storage, await reader(), request);\n', ''),
  stream('only the first page is streamed', 'more = page.more;', 'more = false;'),
  told(
    'what is wrong with a record is told to whom may not hold it',
    '(!record || scopes.includes(record.scope))',
    'true',
  ),
  told('a record goes along to whom may not hold it', 'record && scopes.includes(record.scope)', 'record'),
  withdrawn('what is withdrawn stays', '            await database[table].bulkDelete(ids);\n', ''),
  withdrawn('the cursor of what is withdrawn stays', 'await keepCursors((scope) => kept.has(scope));', ''),
  // Done twice: a desk that ends between the two, or cannot line up, has only the first; what lining up writes, only the second.
  grants('other grants take nothing away at once', '  if (isOther) await dropOthers();\n', ''),
  grants('what waits brings a withdrawn scope back', 'just gone.\n    await dropOthers();', 'just gone.\n'),
  grants(
    'other grants of the same number take nothing away',
    'Object.keys(position.cursors).some((scope) => !kept.includes(scope))',
    'false',
  ),
  streamed('a stream that broke off is taken for the whole', 'if (unfinished.size > 0) throw', 'if (false) throw'),
  streamed(
    'a page of a stream is of the epoch that was asked for, whatever it says',
    'takePage(scope, page, { epoch, generation }, prepared)',
    'takePage(scope, page, { epoch: request.epoch, generation: request.generation }, prepared)',
  ),
  reported('what a desk notes that begins anew is taken for known', 'number > 0 && entries[0]?.number === 1', 'false'),
  reported('another note under the number that stands is taken for it', 'standing.hash !== hash', 'false'),
  noted('a damaged note keeps back all behind it', 'open(row).catch(() => null)', 'open(row)'),
  door('whoever works here no more comes in without the server', '...withPeople(ring, people)', '...ring, people'),
  shared('what may not be kept is fetched', 'answer.scopes.filter(store.holds) }', 'answer.scopes }'),
  sharedStore(
    'what was refused in another’s hour is shown as if it stood',
    'if (isToOthers.includes(true)) await keepCursors(store.holds);',
    '',
  ),
  paged(
    'what people are asked lies at the desk for good',
    "answered.filter(({ outcome }) => outcome === 'quarantined')",
    'answered',
  ),
  paged('what was refused outlives who is forgotten', '      await database.reviews.bulkDelete(forgotten);\n', ''),
  paged('what may not be kept any more is passed over', '        if (!store.holds(scope)) return false;\n', ''),
  held('what is not held is listed', 'filter(({ scope }) => vault.holds(scope));', 'filter(() => true);'),
  sides(
    'the other side may come at the same time',
    'return isNear && appointment.override === null ?',
    'return false ?',
  ),
  sides(
    'sides that came in the same push are not known',
    "filter(({ table }) => table === 'parties')",
    'filter(() => false)',
  ),
  sides('sides count as they were before the push', '[...written, ...fresh].map', '[...fresh, ...written].map'),
  barred(
    'a session that was barred keeps the time at which it was',
    'if (bar !== null) {\n    await transaction.releaseSlot(associationId, record.id);\n',
    'if (bar !== null) {\n',
  ),
  keptSlots(
    'what was kept for a while is kept for ever',
    "->>'heldUntil')::timestamptz <= now()",
    "->>'heldUntil') = ''",
  ),
  keptSlots('what is kept for a while is kept for no while', '::timestamptz <= now()`', '::timestamptz is not null`'),
  durable(
    'a push is answered before it lies on the disk',
    '          await sql`set local synchronous_commit to on`.execute(transaction);\n',
    '',
  ),
  marked('a backup marks what a restored server has lost', "      .where('last_mid', '>=', String(mid))\n", ''),
  namedInErasures(
    'nobody knows any more who was forgotten',
    "and table_name = 'erasures' and key",
    "and table_name = 'decisions' and key",
  ),
  loggedHistory('what a change required outlives who is forgotten', 'fields: {}, requires: {} })', 'fields: {} })'),
  remembered(
    'the names of what is withdrawn stay',
    '          await database.snapshots.filter(({ scope }) => !kept.has(scope)).delete();\n',
    '',
  ),
  paged(
    'a repair takes away what has gone to another scope',
    '        const leaving = await stillInScope(database, scope, exits);\n        await write(prepared, leaving, {});',
    '        await write(prepared, exits, {});',
  ),
  paged(
    'a repair hides what was saved meanwhile',
    'const prepared = await prepare(records, () => true);',
    'const prepared = await prepare(records, () => false);',
  ),
  visits('a visit of another day is called', 'riyadhDate(now) !== riyadhDate(visit.arrivedAt)', 'false'),
  visits('calls are not counted', 'Math.min(visit.calls + 1, MOST_CALLS)', 'visit.calls'),
  visits(
    'who is back in the queue is at a counter still',
    'calledAt: null, calledFrom: null, servedAt: null',
    'calledAt: null, servedAt: null',
  ),
  tickets(
    'every desk counts from one',
    'const block = (Number(deskCode) + BLOCKS - 1) % BLOCKS;',
    'const block = 0 * Number(deskCode);',
  ),
  tickets(
    'a number that somebody holds is given again',
    'find((number) => !all.has(number)) ?? inBlock.find((number) => !held.has(number))',
    'find((number) => !all.has(number)) ?? inBlock[0]',
  ),
  queue('yesterday’s tickets count on', "where('day').equals(day)", "where('day').belowOrEqual(day)"),
  queue('the second of two desks that call is not told', ', { state, calledFrom }) : null', ') : null'),
  versions('the version before is not kept', 'operations: [...kept, settingsChange', 'operations: [settingsChange'),
  versions(
    'what nobody changed is the next version',
    'if (Object.keys(changed).length === 0) return',
    'if (false) return',
  ),
  versions('every version reads as the present one', "present?.['version'] === version ? present", 'present ? present'),
  present('what begins remembers no version', "typeof version === 'number' ?", 'false ?'),
  decided(
    'a malformed change is put in the place of what stands',
    'if (!found || found.mending) return { operations: []',
    'if (!found) return { operations: []',
  ),
  authorship('whoever writes vouches in another’s name', 'name !== by && !standing', 'false && !standing'),
  authorship('one’s own hours stay vouched for', "|| after['verifiedBy'] !== null", ''),
  live(
    'who was shut out hears on',
    'if (error instanceof ProblemError) {\n            stream.end();',
    'if (error instanceof ProblemError) {',
  ),
  signedIn(
    'somebody suspended is let in',
    "if (user.state === 'SUSPENDED') throw new ProblemError('not-signed-in');",
    '',
  ),
];
