import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOf, nextTicketNumber, type GivenTicket } from '#shared/visits/ticket-numbers.ts';

const aTicket = (number: number, facts: Partial<GivenTicket> = {}): GivenTicket => ({
  letter: 'ر',
  number,
  deskCode: '01',
  isHeld: true,
  ...facts,
});

test('a desk counts on from its own last number of the day, whatever others give', () => {
  expect(nextTicketNumber('01', 'ر', [])).toBe(1);
  const given = [aTicket(1), aTicket(100, { deskCode: '02' }), aTicket(2), aTicket(7, { letter: 'ن' })];
  expect(nextTicketNumber('01', 'ر', given)).toBe(3);
  expect(nextTicketNumber('02', 'ر', given)).toBe(101);
  expect(nextTicketNumber('01', 'ن', given)).toBe(8);
});

test('after its last number it begins again with the first that nobody holds', () => {
  const given = Array.from({ length: 99 }, (_, index) => aTicket(index + 1, { isHeld: index === 0 || index > 95 }));
  expect(nextTicketNumber('01', 'ر', given)).toBe(2);
});

test('what the eleventh desk gave is passed over by the first, and the other way round', () => {
  expect(blockOf('11')).toEqual(blockOf('01'));
  expect(nextTicketNumber('01', 'ر', [aTicket(1, { deskCode: '11' })])).toBe(2);
  expect(nextTicketNumber('11', 'ر', [aTicket(1), aTicket(2)])).toBe(3);
});

test('ten desks that hear nothing of each other never give one number twice in a day', () => {
  const desk = fc.constantFrom(...Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(2, '0')));
  const arrival = fc.record({ desk, letter: fc.constantFrom('ر', 'ن'), hears: fc.boolean(), goes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 120 }), (arrivals) => {
      const given: GivenTicket[] = [];
      for (const { desk, letter, hears, goes } of arrivals) {
        const known = hears ? given : given.filter(({ deskCode }) => deskCode === desk);
        const ofDesk = given.filter((ticket) => ticket.deskCode === desk && ticket.letter === letter);
        if (ofDesk.length >= 99) continue;
        given.push({ letter, number: nextTicketNumber(desk, letter, known), deskCode: desk, isHeld: !goes });
      }
      expect(new Set(given.map(({ letter, number }) => `${letter}${number}`)).size).toBe(given.length);
      expect(given.every(({ number }) => number >= 1 && number <= 999)).toBe(true);
    }),
  );
});

test('the number of somebody who still waits is never given again, however many come', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 100, maxLength: 180 }), (goes) => {
      const given: GivenTicket[] = [];
      for (const isGone of goes) {
        const number = nextTicketNumber('01', 'ر', given);
        expect(given.filter(({ isHeld }) => isHeld).map((ticket) => ticket.number)).not.toContain(number);
        given.push(aTicket(number, { isHeld: !isGone }));
      }
    }),
    { numRuns: 30 },
  );
});
