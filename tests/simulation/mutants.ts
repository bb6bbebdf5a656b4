import { mutantsForTests } from './mutants-for-tests.ts';
import { faultsIn as of, type Mutant } from './mutant.ts';
import { mutantsOfWaysBack } from './mutants-of-ways-back.ts';

const store = of('renderer/data/store/desk-store.ts');
const sync = of('renderer/data/store/sync-store.ts');
const recovery = of('renderer/data/journal/recovery.ts');
const mending = of('renderer/data/journal/mend-journal.ts');
const reading = of('renderer/data/journal/read-journal.ts');
const trimming = of('renderer/data/journal/trim-journal.ts');
const writing = of('renderer/data/journal/journal-writer.ts');
const entries = of('renderer/data/journal/journal-entry.ts');
const refusals = of('renderer/data/store/refused-records.ts');
const answers = of('renderer/data/records/decisions-repository.ts');
const numbers = of('renderer/data/store/number-source.ts');
const round = of('renderer/sync/sync-round.ts');
const frames = of('shared/journal/frames.ts');
const merge = of('shared/sync/merge.ts');
const overlay = of('shared/sync/overlay.ts');
const push = of('server/sync/accept-push.ts');
const asking = of('server/sync/ask-a-person.ts');
const slots = of('server/sync/settle-slot.ts');

/** Every fault that is planted: in what desks and server do with each other, which the worlds must notice, and in the rest. */
export const mutants: readonly Mutant[] = [
  store('a save is not written to the journal', '        await writer.write(entry);\n', ''),
  store('a save that failed is not taken back', 'await writer.withdraw(entry.number);', ''),
  store('operations of one save get the same number', 'mid: before.mid + 1 + index', 'mid: before.mid + 1'),
  store('mids begin anew at every save', 'mid: before.mid + 1 + index', 'mid: 1 + index'),
  store('the number counter is not remembered', 'counter: numbers.given(),', 'counter: before.counter,'),
  store('a save is not put into the outbox', '      await database.outbox.bulkPut(queued);\n', ''),
  store('a save does not change the rows', 'await database[record.table].put(row);', ''),
  store(
    'the position in the journal stays where it was',
    "await database.meta.put({ name: 'journal', value: after });",
    '',
  ),
  store(
    'mending leaves the old operations in the outbox',
    "for (const above of replaced) await database.outbox.where('mid').above(above).delete();",
    '',
  ),
  mending('what is counted anew is written once', '  await store.writer.write(mended).catch(() => undefined);\n', ''),
  asking('people are asked about an answer that they gave twice', '    ...twice,\n', ''),
  push(
    'an answer to what a restored server does not ask is asked about',
    "operation.table === 'decisions' && operation.kind === 'change'",
    'false',
  ),
  answers('what stood until a swap is kept nowhere', 'value: record.fields[field] ?? null,', 'value: null,'),
  answers(
    'an answer leaves the question open',
    "change('decisions', decision, { state: 'DECIDED' }, at)",
    "change('decisions', decision, { state: 'OPEN' }, at)",
  ),
  answers(
    'a swap answers the question and changes nothing',
    'operations: [changeOf(record, values, at), change(',
    'operations: [change(',
  ),
  sync(
    'answers empty the whole outbox',
    'await takeOut(database, [...answers.keys()]);',
    'await database.outbox.clear();',
  ),
  sync('answered operations stay in the outbox', 'await takeOut(database, [...answers.keys()]);', ''),
  sync('what needs an eye is not kept', 'await database.reviews.bulkPut(reviews);', ''),
  sync(
    'what waits is not laid over a page',
    'rows: await prepare(page.records, () => true)',
    'rows: await prepare(page.records, () => false)',
  ),
  sync('a save made while a page was prepared is not laid over it', 'ahead?.saves === saves ? ahead', 'ahead ? ahead'),
  sync('a page is taken wherever it begins', 'if ((before.cursors[scope] ?? 0) !== page.from) return false;', ''),
  sync(
    'a page of another epoch is taken',
    'if (before.epoch !== epoch || before.generation !== generation) return false;',
    '',
  ),
  sync('the cursor is not moved', '[scope]: page.to }', '[scope]: page.from }'),
  sync('what left a scope stays', 'await database[table].delete(id);', ''),
  sync('what left one scope is deleted from all', 'rows[index]?.scope === scope', 'rows[index] !== undefined'),
  sync('rows of a page are not written', 'await database[table].bulkPut(rows);', ''),
  recovery(
    'a start takes in nothing',
    'entries.filter(({ number }) => number > taken)',
    'entries.filter(({ number }) => number < 0)',
  ),
  recovery('a start takes in one entry too few', 'number > taken);', 'number > taken + 1);'),
  recovery(
    'a restored server gets nothing back',
    'await database.outbox.bulkPut(await Promise.all(lost',
    'void (await Promise.all(lost',
  ),
  recovery('saves that failed are sent', 'entries.filter(({ number }) => number <= taken).flatMap', 'entries.flatMap'),
  recovery(
    'a gap in the outbox is left open',
    '    if (!(await isComplete())) await closeGaps(dependencies, lastMid);\n',
    '',
  ),
  recovery('a copy of the desk is not told from it', "return 'cloned';", "return 'aligned';"),
  recovery('what stands before a gap is sent', 'await database.outbox.bulkDelete(known);', ''),
  mending('the journal is not given what only the database has', 'if (isComplete &&', 'if (entry >= 0 &&'),
  mending('closing gaps counts from the wrong operation', 'mid: lastMid + 1 + index', 'mid: lastMid + 2 + index'),
  reading('reading stops at the first entry', 'entry !== null && isEnough(entry)', 'entry !== null'),
  entries('what was taken back stands', 'for (const number of takenBackBy(entry)) standing.delete(number);', ''),
  entries('what later entries tell of withdrawals is not heard', '  ...(entry.withdrawn ?? []),\n', ''),
  writing('withdrawals are told once', 'withdrawn.length > 0 ? { ...entry, withdrawn } : entry', 'entry'),
  entries('a mending does not replace what it mends', 'mid <= entry.above', 'mid > 0'),
  trimming('what a restored server will ask for is thrown away', 'Math.min(stableMid - 1, ', 'Math.min(mid, '),
  trimming('what was refused is thrown away with the journal', ', refused - 1)', ')'),
  trimming(
    'what was thrown away below is forgotten',
    '=> !told.has(recordKey(record))',
    '=> told.has(recordKey(record))',
  ),
  recovery('what was refused behind a gap is shown to nobody', '    await database.reviews.bulkPut(reviews);\n', ''),
  recovery(
    'what was thrown away comes back from the journal',
    '    await throwAway(dependencies, discardedRecords(opened));\n    // The desk',
    '    // The desk',
  ),
  refusals(
    'what is thrown away is not told to the journal',
    "if (found.row.reason !== UNHEARD_OF) await store.writer.write({ kind: 'discarded', table, id });\n",
    '',
  ),
  refusals(
    'all of its kind go with what is thrown away',
    'await database[table].delete(id);',
    'await database[table].clear();',
  ),
  refusals(
    'one that is settled settles all',
    '=> recordKey === key).delete()',
    '=> recordKey.length > 0 || key).delete()',
  ),
  numbers('a year that is closed is opened again', 'current.year >= today.year', 'current.year === today.year'),
  numbers('a number is given out twice', 'counter: current.counter + 1 }', 'counter: current.counter }'),
  round(
    'a restored server is not noticed',
    'const isRestored = position.epoch !== answer.epoch;',
    'const isRestored = false;',
  ),
  round(
    'the outbox is not lined up with the server',
    'const outbox = await alignOutbox(answer);',
    "const outbox = await Promise.resolve('aligned');",
  ),
  round(
    'answers for other operations count',
    'results.filter(({ mid }) => sent.has(mid))',
    'operations.map(({ mid }) => ({ mid, outcome: "applied" as const }))',
  ),
  round('only the first page is fetched', 'if (page.more) unfinished[scope] = page.to;', ''),
  frames('the end of the journal is taken for a torn tail', '      end = position;\n', ''),
  frames(
    'the frames behind a damaged one are lost',
    'position = nextMark(file, position + 1);',
    'position = file.length;',
  ),
  merge(
    'what desks make is refused as if only the server might make it',
    'isServersOwn(operation.table) && arrival',
    'isServersOwn(operation.table) || arrival',
  ),
  merge(
    'a record that exists is made again',
    "if (current) return { kind: 'needs-review', reason: 'record-exists' };",
    '',
  ),
  merge(
    'what a change requires is not asked',
    'if (!sameValue(current.fields[field], value)) return',
    'if (!sameValue(current.fields[field], current.fields[field])) return',
  ),
  merge('overwritten values are not kept', 'if (overwritten.length > 0)', 'if (overwritten.length > 1)'),
  merge('the base is believed one revision too new', '> baseRevision ||', '> baseRevision + 1 ||'),
  merge('the base is believed one revision too old', '> baseRevision ||', '>= baseRevision ||'),
  merge(
    'what the server decided counts as another desk’s word',
    ' || write.deviceId === SERVER_AUTHOR) return false;',
    ') return false;',
  ),
  merge('who made a record is forgotten', 'new Set([1, revision, ', 'new Set([revision, '),
  merge('malformed records are taken', 'if (!checked.ok) return', 'if (false) return'),
  merge('the scope of a record never changes', '    scope: scopeOf(current.table, fields),\n', ''),
  overlay(
    'only the first waiting operation is shown',
    'for (const operation of pending) {',
    'for (const operation of pending.slice(0, 1)) {',
  ),
  push(
    'whoever is forgotten is written of again by a desk that had not heard of it',
    'isOfForgotten ? withoutWhoIsForgotten(sent) : sent',
    'sent',
  ),
  push(
    'a question about whoever is forgotten is answered with what it had kept',
    'const whose = about ? recordKey(about) : key;',
    'const whose = key;',
  ),
  push('what came between the blanking and the erasure stays', '    changed.set(key, record.after);\n', ''),
  push('an operation is taken again', 'filter(({ mid }) => mid > lastMid)', 'filter(({ mid }) => mid >= lastMid)'),
  push('an epoch is not compared', 'if (request.epoch !== epoch) throw', 'if (false) throw'),
  push('gaps are let through', 'first > lastMid + 1) throw', 'first > lastMid + 3) throw'),
  push('the last mid is one too low', 'operations.at(-1)?.mid ?? 0', '(operations.at(-1)?.mid ?? 1) - 1'),
  push('a second operation does not see the first', 'current.set(key, settled.record);', ''),
  push(
    'leaving a scope is not said',
    'earlier.scope !== record.scope ? earlier.scope : null',
    'earlier.scope === "" ? earlier.scope : null',
  ),
  push(
    'an answer that was lost is not given again',
    "if (!open) return { mid: operation.mid, outcome: 'duplicate' };",
    "return { mid: operation.mid, outcome: 'duplicate' };",
  ),
  slots('who was placed beside another keeps nobody out', 'if (isBeside && holdsItsSlot', 'if (false && holdsItsSlot'),
  slots('every slot is free', 'if (!isFree && holdsItsSlot(appointment)) return', 'if (false) return'),
  slots(
    'a cancelled appointment keeps its slot',
    'if (!isStanding(appointment)) {\n    await transaction.releaseSlot(associationId, record.id);',
    'if (!isStanding(appointment)) {',
  ),
  ...mutantsForTests,
  ...mutantsOfWaysBack,
];
