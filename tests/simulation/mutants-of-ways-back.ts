import { faultsIn, type Mutant } from './mutant.ts';

/*
 * Faults on the ways back: of a desk that was copied, moved to another computer or lost, of what was refused, and of those
 * who were placed beside somebody.
 */
const seenBy = (test: string, file: string) => faultsIn(file, `tests/${test}.test.ts`);

const backups = 'unit/renderer/data/backup/desk-backup';
const bringing = seenBy(backups, 'renderer/data/backup/bring-back.ts');
const making = seenBy(backups, 'renderer/data/backup/desk-backup.ts');
const drafts = seenBy(backups, 'renderer/data/backup/returned-drafts.ts');
const refused = seenBy('unit/renderer/sync/standings', 'renderer/data/store/refused-records.ts');
const away = seenBy('unit/renderer/sync/standings', 'renderer/data/store/thrown-away.ts');
const unheardOf = seenBy('unit/renderer/sync/unheard-of-records', 'renderer/data/store/unheard-of-records.ts');
const refusedUnheardOf = seenBy('unit/renderer/sync/unheard-of-records', 'renderer/data/store/refused-records.ts');
const repairing = seenBy('unit/renderer/sync/unheard-of-records', 'server/sync/repair-rows.ts');
const coming = seenBy('unit/renderer/sync/unheard-of-records', 'renderer/data/journal/recovery.ts');
const comparing = faultsIn('renderer/sync/repair-rows.ts');
const compared = seenBy('unit/renderer/sync/repair-rows', 'renderer/sync/engine.ts');
const comparedAgain = 'unit/renderer/sync/repair-rows';
const comparedRows = seenBy(comparedAgain, 'renderer/data/store/row-check.ts');
const repaired = seenBy(comparedAgain, 'server/sync/repair-rows.ts');
const codes = seenBy('unit/server/storage/desk-codes', 'server/storage/desk-codes.ts');
const notes = seenBy('integration/server/desk-audit', 'server/storage/audit.ts');
const copies = seenBy('unit/renderer/data/journal/recovery', 'renderer/data/journal/recovery.ts');
const resuming = seenBy('unit/renderer/data/journal/recovery', 'renderer/data/journal/journal-writer.ts');
const mending = faultsIn('renderer/data/journal/mend-journal.ts');
const mendingSeen = seenBy('unit/renderer/sync/standings', 'renderer/data/journal/mend-journal.ts');
const throwingAway = faultsIn('renderer/data/journal/throw-away.ts');
const lasting = seenBy('unit/renderer/data/journal/lasting-records', 'renderer/data/journal/lasting-records.ts');
const greeting = seenBy('unit/server/sync/read-pages', 'server/sync/read-pages.ts');
const desks = seenBy('integration/server/enrolment', 'server/storage/devices.ts');
const beside = seenBy('integration/server/placed-beside', 'server/sync/those-beside.ts');
const besideInStore = seenBy('integration/server/placed-beside', 'server/storage/placed-beside.ts');
const restored = seenBy('integration/server/backup', 'server/storage/dump.ts');
const halves = seenBy('unit/shared/sealing/recovery-halves', 'shared/sealing/recovery-halves.ts');

export const mutantsOfWaysBack: readonly Mutant[] = [
  bringing('only the first part of a backup is brought', 'of backup.parts) {', 'of backup.parts.slice(0, 1)) {'),
  bringing('drafts stay in the backup', '  await putDraftsAside(database, backup);\n', ''),
  making('what was acknowledged is in no backup', 'operations: [...before, ...waiting]', 'operations: waiting'),
  making('what waits is in no backup', 'operations: [...before, ...waiting]', 'operations: before'),
  making('a backup that was changed is read', ' || (await textHash(backupText(backup))) !== backup.digest', ''),
  making('another association’s backup is this one’s', 'backup.associationId === associationId ? ok', 'true ? ok'),
  drafts('a returned draft takes the place of a newer one', ' && !(await database.drafts.get(opened.name))', ''),
  drafts('a returned draft comes back again and again', '    await database.drafts.delete(row);\n', ''),
  refused('anybody throws another’s record away', "|| may(actor, 'desk.manage')", '|| true'),
  refused('what waits again is thrown away', 'record?.revision === 0 && waiting === 0', 'record?.revision === 0'),
  refused('what the server has is thrown away', 'record?.revision === 0 && waiting === 0', 'record && waiting === 0'),
  refused('what was thrown away asks on', '          await settle(found.row);\n        });', '        });'),
  refused('it is sent again in its first author’s name', '    by: actor.userId,\n', ''),
  refused(
    'it is sent again as it was, not as it is',
    'making(found, found.record.fields)',
    'making(found, found.operation.fields)',
  ),
  refused('whoever may not sends it again', '(await look(found)).maySendAgain', 'true'),
  away('what was thrown away is refused again', '(await database[table].get(recordId)) === undefined', 'false'),
  mending('what was thrown away is taken in again with what waits', '  await throwAway(dependencies, gone);\n', ''),
  mendingSeen(
    'what was thrown away is forgotten with the journal that knew of it',
    "  for (const address of gone) await store.writer.write({ kind: 'discarded', ...address });\n",
    '',
  ),
  throwingAway(
    'with what was thrown away goes what was said of others',
    'recordKey === queueKey({ table, id })).delete()',
    'recordKey !== queueKey({ table, id })).delete()',
  ),
  compared('a comparison that ended early counts as made', 'if (isWhole) await', 'await'),
  compared('every comparison ends early while others write', 'endedEarly = !isWhole;', ''),
  comparing('what a restored server never had is deleted', ' keepsUnknown: true,', ''),
  repairing(
    'what has gone to another scope is kept for unheard of',
    'earlier.filter((row) => !keys.has(recordKey(row)))',
    'earlier.filter(() => keys.size >= 0)',
  ),
  refusedUnheardOf(
    'what was thrown away for unheard of is thrown away for ever',
    'if (found.row.reason !== UNHEARD_OF) await store',
    'await store',
  ),
  comparedRows('what waits is compared as if the server had it', ' && !waiting.has(queueKey(record))', ''),
  repaired('a row of before a restore passes for the same', ' || row.epoch !== record.epoch;', ';'),
  unheardOf('what waits is taken for unheard of', ' && waiting === 0', ''),
  unheardOf(
    'what is told later takes the place of what was told before',
    'Math.max(NUMBERED_FROM, last?.mid ?? 0)',
    'NUMBERED_FROM',
  ),
  unheardOf('all that is told at once bears one number', 'makingOf(record, first + index)', 'makingOf(record, first)'),
  unheardOf('what is unheard of stands as the server had it', '\n  revision: 0,\n  epoch: 0,', ''),
  coming('what came after all is asked about for ever', ' || reason === UNHEARD_OF', ''),
  codes(
    'a code that a replaced server had leased is leased again',
    '[...replaced, ...leftOutBefore]',
    '[...leftOutBefore]',
  ),
  codes('a restore leaves no code out', '[...unknown, ...next]', '[...unknown]'),
  notes(
    'a restored server asks for the notes that it lost for ever',
    'audit_asks_left: device.audit_asks_left - 1',
    'audit_asks_left: 3',
  ),
  notes('a restored server does not ask for the notes that it lost', ' && device.audit_asks_left > 0)', ' && false)'),
  copies(
    'a number that a lost entry may have given anew proves a copy',
    'taken - number === later.length - 1 - at + withdrawn.length',
    'true',
  ),
  copies('a copy that sent nothing more is told from its desk', ' !== lastSave) return', ' === lastSave) return'),
  copies(
    'an entry that cannot be read proves a copy',
    'const isWhole = damaged === 0 && taken',
    'const isWhole = taken',
  ),
  copies(
    'what became of a change is asked before all was pulled',
    'if (position && reviews.length > 0)',
    'if (position && reviews.length > 500)',
  ),
  resuming(
    'after a start withdrawals are told no more',
    'withdrawn = withdrawnNumbers(opened).slice(-MOST_REMEMBERED);',
    'withdrawn = [];',
  ),
  lasting(
    'the first of each settings document is brought back',
    'last.set(recordKey(record), record);',
    'if (!last.has(recordKey(record))) last.set(recordKey(record), record);',
  ),
  greeting('hello names no save', "lastSave && createHash('sha256').update(saveText(lastSave)).digest('hex')", 'null'),
  desks('a code for one desk makes any computer one', 'if (!code || code.renews !== (was ?? null))', 'if (!code)'),
  desks(
    'a revoked desk comes back',
    "\n    .where('revoked_at', 'is', null)\n    .set({\n      token_hash: tokenHash,",
    '\n    .set({\n      token_hash: tokenHash,',
  ),
  desks('a lost desk counts on under a number that another has', 'lost && !leased.has(lost.deskCode)', 'lost'),
  desks('what a lost desk had sealed is not its own', 'earlier_token_hashes: [lost.tokenHash], ', ''),
  desks('a code makes a desk itself twice', 'if (renewed) await useUp(transaction, codeHash, at);', ''),
  beside('who was placed beside claims nothing', 'await transaction.claimSlot(associationId, claimOf(record));', ''),
  beside(
    'who was placed beside in the same push is not known',
    'if (isBeside(record, claim)) beside.set',
    'if (false) beside.set',
  ),
  beside(
    'who called off keeps others out',
    '.filter(({ fields }) => isStanding(fields as unknown as Appointment));',
    ';',
  ),
  besideInStore(
    'who was placed beside at another time keeps others out',
    "      and (fields->>'endsAt')::timestamptz > ${new Date(startsAt)}::timestamptz\n",
    '',
  ),
  restored(
    'two restores of one backup begin one epoch',
    'Math.floor((at.getTime() - FIRST_EPOCHS) / 1000), ...earlier',
    '...earlier',
  ),
  halves(
    'both papers are the same one',
    "one.number === other.number ? err('same-half') :",
    'false ? err("same-half" as never) :',
  ),
  halves('one paper tells the key', 'bytes: exclusiveOr(privateKey, random) }', 'bytes: privateKey }'),
];
