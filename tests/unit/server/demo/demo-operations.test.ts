import { describe, expect, it } from 'vitest';
import { dayPlan } from '#shared/appointments/day-plan.ts';
import { overlaps } from '#shared/appointments/free-slots.ts';
import { addDays, weekdayOf } from '#shared/kernel/iso-date.ts';
import { minutesOf, riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { parseReference } from '#shared/requests/reference-number.ts';
import { Operation } from '#shared/sync/operation.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
import { toHijri } from '#shared/kernel/hijri-date.ts';
import { demoOperations } from '#server/demo/demo-operations.ts';
import { association, demoAt, moments, recordsOf, signer } from './demo-association.ts';

const [, anyNow] = moments[0] ?? ['', ''];

describe('the demonstration data', () => {
  it('is the same again for the same input', () => {
    expect(demoOperations({ now: anyNow, deskCode: '07', signer, association })).toEqual(demoAt(anyNow));
  });

  it('is other data for another seed', () => {
    const names = (seed: number): string[] =>
      recordsOf(demoOperations({ now: anyNow, deskCode: '07', signer, association, seed }), 'people').map(
        ({ name }) => name,
      );
    expect(names(1)).not.toEqual(names(2));
  });

  it('is as much as a desk takes in three months', () => {
    const operations = demoAt(anyNow);
    const count = (table: Parameters<typeof recordsOf>[1]): number => recordsOf(operations, table).length;
    expect(count('people')).toBeGreaterThan(400);
    expect(count('people')).toBeLessThan(440);
    expect(count('requests')).toBeGreaterThan(600);
    expect(count('requests')).toBeLessThan(700);
    expect(count('appointments')).toBe(40);
    expect(count('opportunities')).toBe(5);
    expect(count('participations')).toBe(70);
    expect(count('certificates')).toBeGreaterThanOrEqual(22);
    expect(count('certificates')).toBeLessThanOrEqual(27);
    expect(count('notes')).toBeGreaterThan(300);
  });

  it('lets no old request stand untouched and few stand open', () => {
    const old = recordsOf(demoAt(anyNow), 'requests').filter(
      ({ receivedAt }) => riyadhDate(receivedAt) < addDays(riyadhDate(anyNow), -14),
    );
    expect(old.filter(({ state }) => state === 'NEW')).toEqual([]);
    expect(old.filter(({ state }) => isOpen(state)).length).toBeLessThan(old.length * 0.12);
  });

  it('has some fourteen requests by the end of a working morning, and new ones among them', () => {
    const today = recordsOf(demoAt(anyNow), 'requests').filter(
      ({ receivedAt }) => riyadhDate(receivedAt) === riyadhDate(anyNow),
    );
    expect(today.length).toBeGreaterThanOrEqual(12);
    expect(today.length).toBeLessThanOrEqual(15);
    expect(today.some(({ state }) => state === 'NEW')).toBe(true);
  });

  it('shows several appointments on a working day, those that are over as done or missed', () => {
    const today = recordsOf(demoAt(anyNow), 'appointments').filter(
      ({ startsAt }) => riyadhDate(startsAt) === riyadhDate(anyNow),
    );
    expect(today.length).toBe(8);
    for (const { endsAt, startsAt, state } of recordsOf(demoAt(anyNow), 'appointments')) {
      if (endsAt <= anyNow) expect(['DONE', 'NO_SHOW']).toContain(state);
      else if (startsAt <= anyNow) expect(state).toBe('ARRIVED');
      else expect(['BOOKED', 'ARRIVED']).toContain(state);
    }
  });
});

describe.each(moments)('the demonstration data %s', (_when, now) => {
  const operations = demoAt(now);
  const requests = recordsOf(operations, 'requests');
  const appointments = recordsOf(operations, 'appointments');
  const certificates = recordsOf(operations, 'certificates');

  it('holds only whole new records of the right shape, made by now, oldest first', () => {
    const ofAnotherShape = operations.filter(
      (operation, index) =>
        !Operation.safeParse({ ...operation, mid: index + 1, schema: 1, by: null }).success ||
        !checkRecord(operation.table, operation.recordId, operation.fields).ok,
    );
    expect(ofAnotherShape).toEqual([]);
    const notNew = operations.filter(
      ({ kind, baseRevision, requires }) => kind !== 'create' || baseRevision !== 0 || Object.keys(requires).length > 0,
    );
    expect(notNew).toEqual([]);
    const times = operations.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(Date.parse(times.at(-1) ?? '')).toBeLessThanOrEqual(Date.parse(now));
    expect(new Set(operations.map(({ table, recordId }) => `${table}/${recordId}`)).size).toBe(operations.length);
  });

  it('makes each record after those it speaks of', () => {
    const made = new Set<unknown>([null]);
    for (const { recordId, fields } of operations) {
      for (const key of ['personId', 'requestId', 'opportunityId', 'participationId']) {
        if (key in fields) expect(made.has(fields[key])).toBe(true);
      }
      made.add(recordId);
    }
  });

  it('has requests of today and none of the future', () => {
    expect(requests.filter(({ receivedAt }) => riyadhDate(receivedAt) === riyadhDate(now)).length).toBeGreaterThan(0);
    for (const { receivedAt } of requests) expect(Date.parse(receivedAt)).toBeLessThanOrEqual(Date.parse(now));
  });

  it('takes visitors and calls only while the desk is open', () => {
    for (const { channel, receivedAt } of requests) {
      if (channel !== 'WALK_IN' && channel !== 'PHONE') continue;
      expect([0, 1, 2, 3, 4]).toContain(weekdayOf(riyadhDate(receivedAt)));
      expect(association.schedule.holidays).not.toContain(riyadhDate(receivedAt));
      expect(minutesOf(riyadhTimeOfDay(receivedAt))).toBeGreaterThanOrEqual(480);
      expect(minutesOf(riyadhTimeOfDay(receivedAt))).toBeLessThanOrEqual(900);
    }
  });

  it('numbers requests and certificates in one series that rises with time within each Hijri year', () => {
    const numbered = operations.flatMap(({ table, fields, at }) => {
      const text = table === 'requests' ? fields['referenceNumber'] : fields['certificateNumber'];
      return typeof text === 'string' && table !== 'appointments' ? [{ parts: parseReference(text), text, at }] : [];
    });
    expect(numbered.length).toBe(requests.length + certificates.length);
    expect(new Set(numbered.map(({ text }) => text)).size).toBe(numbered.length);
    const counters = new Map<number, number>();
    for (const { parts, at } of numbered) {
      expect(parts).toMatchObject({ desk: 7, year: toHijri(riyadhDate(at))?.year });
      if (!parts) continue;
      expect(parts.counter).toBe((counters.get(parts.year) ?? 0) + 1);
      counters.set(parts.year, parts.counter);
    }
  });

  it('gives no resource to two at a time, and none outside its hours or in a pause', () => {
    for (const [index, appointment] of appointments.entries()) {
      expect(appointments.slice(index + 1).filter((other) => overlaps(appointment, other))).toEqual([]);
      const resource = association.schedule.resources.find(({ id }) => id === appointment.resourceId);
      expect(resource?.sections).toContain(appointment.section);
      expect(resource?.kinds).toContain(appointment.kind);
      const from = minutesOf(riyadhTimeOfDay(appointment.startsAt));
      const to = minutesOf(riyadhTimeOfDay(appointment.endsAt));
      if (!resource) throw new Error('booked at a resource that is not there');
      const { hours, pauses } = dayPlan(association.schedule, resource, riyadhDate(appointment.startsAt));
      expect(hours.some((span) => span.from <= from && to <= span.to)).toBe(true);
      expect(pauses.filter((pause) => from < pause.to && pause.from < to)).toEqual([]);
      expect(appointment.confirmation).toBe('TENTATIVE');
    }
    expect(appointments.length).toBeGreaterThanOrEqual(32);
  });

  it('keeps one section from the person to the last record about that person', () => {
    const sections = new Map(operations.map(({ recordId, fields }) => [recordId, fields['section']]));
    for (const { fields } of operations) {
      for (const key of ['personId', 'requestId', 'opportunityId', 'participationId']) {
        const id = fields[key];
        if (typeof id === 'string') expect(sections.get(id)).toBe(fields['section']);
      }
    }
  });

  it('repeats in an appointment the number and the person of its request', () => {
    const byId = new Map(requests.map((request) => [request.id, request]));
    for (const { requestId, referenceNumber, personId, startsAt } of appointments) {
      const request = byId.get(requestId);
      expect(request).toMatchObject({ referenceNumber, personId });
      expect(request && request.receivedAt < startsAt).toBe(true);
    }
  });
});
