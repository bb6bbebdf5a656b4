import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, isUnderWay, type PrintEvent, type PrintJobState } from '#shared/printing/print-job.ts';

const after = (events: readonly PrintEvent[]): PrintJobState =>
  events.reduce<{ state: PrintJobState }>(
    (job, event) => {
      const next = advance(job, event);
      return next.ok ? next.value : job;
    },
    { state: 'QUEUED' },
  ).state;

const rendered: PrintEvent = { kind: 'rendered' };
const spooled: PrintEvent = { kind: 'spooled', printer: 'HP_LaserJet' };
const confirmed: PrintEvent = { kind: 'confirmed' };
const failed: PrintEvent = { kind: 'failed', reason: 'لا ورق' };
const retried: PrintEvent = { kind: 'retried' };

test.each([
  ['printed and seen', [rendered, spooled, confirmed], 'CONFIRMED'],
  ['saved as a file', [rendered, { kind: 'saved' }], 'CONFIRMED'],
  ['jammed and printed again', [rendered, spooled, failed, retried, rendered, spooled], 'SPOOLED'],
  ['confirmed before any printer had it', [confirmed], 'QUEUED'],
  ['in somebody’s hand, then reported lost', [rendered, spooled, confirmed, failed], 'CONFIRMED'],
] as const)('a job %s', (_case, events, state) => expect(after(events)).toBe(state));

test('no history brings a job into somebody’s hand that no printer and no file ever had', () => {
  const events = fc.constantFrom<PrintEvent>(rendered, spooled, { kind: 'saved' }, confirmed, failed, retried);
  fc.assert(
    fc.property(fc.array(events, { maxLength: 12 }), (history) => {
      const wasOut = history.some(({ kind }) => kind === 'spooled' || kind === 'saved');
      const state = after(history);
      if (state === 'CONFIRMED') expect(wasOut && history.some(({ kind }) => kind === 'rendered')).toBe(true);
      expect(isUnderWay({ state })).toBe(state !== 'CONFIRMED' && state !== 'FAILED');
    }),
  );
});
