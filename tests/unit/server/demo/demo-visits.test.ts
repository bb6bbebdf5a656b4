import { expect, test } from 'vitest';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isInQueue } from '#shared/visits/visit.ts';
import { demoAt, moments, recordsOf } from './demo-association.ts';

test.each(moments)(
  'the queue %s is of today, each number is given once, and nothing in it is of the future',
  (_when, now) => {
    const operations = demoAt(now);
    const visits = recordsOf(operations, 'visits');
    const requests = new Map(recordsOf(operations, 'requests').map((request) => [request.id, request]));
    expect(new Set(visits.map(({ ticket }) => `${ticket.letter}${ticket.number}`)).size).toBe(visits.length);
    for (const { requestId, personId, section, serviceId, arrivedAt, calledAt, servedAt, leftAt } of visits) {
      expect(requests.get(requestId)).toMatchObject({ personId, section, serviceId });
      expect(riyadhDate(arrivedAt)).toBe(riyadhDate(now));
      const times = [arrivedAt, calledAt, servedAt, leftAt, now].filter((time) => time !== null);
      expect(times.map((time) => Date.parse(time))).toEqual(
        times.map((time) => Date.parse(time)).toSorted((a, b) => a - b),
      );
    }
  },
);

test('late on a working morning some wait, one is served and somebody is through; at night nobody is there', () => {
  const [morning, midnight] = moments.slice(0, 2).map(([, now]) => recordsOf(demoAt(now), 'visits'));
  expect(morning?.filter(isInQueue).length).toBeGreaterThanOrEqual(4);
  expect(morning?.filter(({ state }) => state === 'SERVING')).toHaveLength(1);
  expect(morning?.filter(({ state }) => state === 'SERVED').length).toBeGreaterThanOrEqual(1);
  expect(midnight).toEqual([]);
});
