import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeOperation, type MergeOutcome } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { writeOf, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { scopeOf } from '#shared/sync/scope.ts';
import { aChange, arrivingFrom, aServerRecord } from '../../../builders/operations.ts';
import { aPerson } from '../../../builders/records.ts';

const DESKS = ['desk-a', 'desk-b', 'desk-c'] as const;

const someFields: fc.Arbitrary<Fields> = fc.record(
  {
    name: fc.constantFrom('أحمد', 'أحمد بن سعد', 'سعد'),
    section: fc.constantFrom('MEN', 'WOMEN', 'FAMILY'),
    flags: fc.subarray(['DO_NOT_DISCLOSE', 'MINOR']),
    birth: fc.constantFrom(null, { date: '1980-01-01', calendar: 'HIJRI', precision: 'YEAR' }),
  },
  { requiredKeys: [] },
);

/** What happens at three desks in any order: a desk writes, sends its oldest unsent change, or pulls. */
const story = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('write' as const), desk: fc.constantFrom(...DESKS), fields: someFields }),
    fc.record({ kind: fc.constant('send' as const), desk: fc.constantFrom(...DESKS) }),
    fc.record({ kind: fc.constant('pull' as const), desk: fc.constantFrom(...DESKS) }),
  ),
  { maxLength: 40 },
);
type Step = typeof story extends fc.Arbitrary<(infer One)[]> ? One : never;

interface Merged {
  readonly before: SyncRecord;
  readonly operation: Operation;
  readonly desk: string;
  /** The writes its author had seen when making it: «field of revision». */
  readonly seen: ReadonlySet<string>;
  readonly outcome: MergeOutcome;
}

const revisionOf = ({ fieldRevisions }: SyncRecord, field: string): number => fieldRevisions[field] ?? 1;
const writesIn = (record: SyncRecord): Set<string> =>
  new Set(Object.keys(record.fields).map((field) => `${field} of ${revisionOf(record, field)}`));

/** Plays a story; what each desk has seen is remembered write by write, not by comparing numbers. */
function play(steps: readonly Step[]): { readonly merges: Merged[]; readonly record: SyncRecord } {
  let record = aServerRecord('people', 'person-1', aPerson(), 'desk-a');
  const desks = new Map<string, { base: SyncRecord; queue: Pick<Merged, 'operation' | 'seen'>[] }>(
    DESKS.map((desk) => [desk, { base: record, queue: [] }]),
  );
  const merges: Merged[] = [];
  for (const step of steps) {
    const desk = desks.get(step.desk);
    if (!desk) continue;
    if (step.kind === 'pull') desk.base = record;
    else if (step.kind === 'write')
      desk.queue.push({ operation: aChange(desk.base, step.fields), seen: writesIn(desk.base) });
    else {
      const sent = desk.queue.shift();
      if (!sent) continue;
      const outcome = mergeOperation(record, sent.operation, arrivingFrom(step.desk));
      merges.push({ before: record, desk: step.desk, outcome, ...sent });
      if ('record' in outcome) record = outcome.record;
    }
  }
  return { merges, record };
}

const ofAnyStory = (check: (played: ReturnType<typeof play>) => void): void =>
  fc.assert(fc.property(story, (steps) => check(play(steps))));

describe('whatever the order in which the changes of three desks arrive', () => {
  test('the revision counts the accepted ones', () =>
    ofAnyStory(({ merges, record }) => {
      expect(merges.every(({ outcome }) => 'record' in outcome)).toBe(true);
      expect(record.revision).toBe(1 + merges.length);
    }));

  test('exactly the foreign values that the author had not seen and that differ are kept aside', () =>
    ofAnyStory(({ merges }) => {
      for (const { before, operation, desk, seen, outcome } of merges) {
        const lost = Object.entries(operation.fields).flatMap(([field, value]) => {
          const last = writeOf(before, field);
          const unseen = last && last.deviceId !== desk && !seen.has(`${field} of ${revisionOf(before, field)}`);
          return unseen && !sameValue(before.fields[field], value)
            ? [{ field, value: before.fields[field], writtenBy: last }]
            : [];
        });
        expect(outcome.kind === 'conflict' ? outcome.overwritten : []).toEqual(lost);
      }
    }));

  test('each field holds what was written last, and says in which revision and by whom', () =>
    ofAnyStory(({ merges }) => {
      for (const { before, operation, desk, outcome } of merges) {
        if (!('record' in outcome)) continue;
        const { fields, fieldRevisions, revision, writes } = outcome.record;
        expect(fields).toEqual({ ...before.fields, ...operation.fields });
        const written = Object.keys(operation.fields).map((field) => [field, revision] as const);
        expect(fieldRevisions).toEqual({ ...before.fieldRevisions, ...Object.fromEntries(written) });
        expect(writes[revision]).toEqual({ ...arrivingFrom(desk), by: operation.by, at: operation.at });
        for (const field of Object.keys(fields)) expect(writeOf(outcome.record, field)).toBeDefined();
      }
    }));

  test('a desk that works alone never conflicts', () =>
    fc.assert(
      fc.property(story, (steps) => {
        const { merges } = play(steps.map((step) => ({ ...step, desk: 'desk-b' })));
        expect(merges.every(({ outcome }) => outcome.kind === 'applied')).toBe(true);
      }),
    ));

  test('the scope follows from the fields', () =>
    ofAnyStory(({ record }) => {
      expect(record.scope).toBe(scopeOf(record.table, record.fields));
    }));

  test('merging changes nothing it was given', () =>
    ofAnyStory(({ merges }) => {
      for (const { before, operation, desk } of merges) {
        const copies = structuredClone([before, operation]);
        mergeOperation(before, operation, arrivingFrom(desk));
        expect([before, operation]).toEqual(copies);
      }
    }));
});
