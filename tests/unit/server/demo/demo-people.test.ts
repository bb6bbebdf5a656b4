import { describe, expect, it } from 'vitest';
import { checkIdNumber } from '#shared/people/national-id.ts';
import { toE164 } from '#shared/people/phone.ts';
import { toHijri } from '#shared/kernel/hijri-date.ts';
import { demoAt, moments, recordsOf } from './demo-association.ts';

const [, now] = moments[0] ?? ['', ''];
const operations = demoAt(now);
const people = recordsOf(operations, 'people');
const contactPoints = recordsOf(operations, 'contactPoints');

describe('the people of the demonstration', () => {
  it('have names of three to six parts, hardly two of them the same', () => {
    const names = people.map(({ name }) => name).filter((name) => name !== '');
    expect(new Set(names).size).toBeGreaterThan(names.length * 0.9);
    for (const name of names) {
      const parts = name
        .replaceAll(/(عبد|غرم|دخيل) (?=ال)/g, '$1')
        .replaceAll(/(^| )[اآ]ل (?=\S)/g, '$1')
        .split(' ')
        .filter((part) => part !== 'بن' && part !== 'بنت');
      expect(parts.length, name).toBeGreaterThanOrEqual(3);
      expect(parts.length, name).toBeLessThanOrEqual(6);
    }
  });

  it('are spelled in more than one way', () => {
    const all = people.map(({ name }) => name).join('\n');
    for (const spelling of ['عبدالله', 'عبد الله', 'غرم الله', 'الأحمري', 'الاحمري', 'فاطمة', ' بن ', ' بنت ', 'آل '])
      expect(all).toContain(spelling);
  });

  it('are men in the men’s section and women in the women’s', () => {
    for (const { section, gender, name } of people) {
      if (section !== 'FAMILY') expect(gender).toBe(section === 'MEN' ? 'MALE' : 'FEMALE');
      if (gender === 'MALE') expect(name).not.toContain(' بنت ');
    }
    expect(new Set(people.map(({ section }) => section)).size).toBe(3);
  });

  it('have id numbers that raise no warning, or none', () => {
    for (const { idType, idNumber } of people) {
      expect(idNumber === '').toBe(idType === 'NONE');
      expect(checkIdNumber(idType, idNumber)).toEqual([]);
    }
    expect(people.some(({ idType }) => idType === 'NATIONAL')).toBe(true);
    expect(people.some(({ idType }) => idType === 'IQAMA')).toBe(true);
  });

  it('have telephones that read as the numbers they mean, in the ranges kept for invented ones', () => {
    for (const { kind, raw, e164 } of contactPoints) {
      if (kind === 'EMAIL') {
        expect(e164).toBeNull();
        expect(raw).toMatch(/@example\.com$/);
      } else {
        expect(toE164(raw), raw).toBe(e164);
        expect(e164).toMatch(kind === 'LANDLINE' ? /^\+9661700\d{5}$/ : /^\+9665\d01\d{5}$/);
      }
    }
  });

  it('share some telephones within a family', () => {
    const owners = new Map<string, Set<string>>();
    for (const { e164, personId } of contactPoints) {
      if (e164) owners.set(e164, (owners.get(e164) ?? new Set()).add(personId));
    }
    const shared = [...owners.values()].filter(({ size }) => size > 1);
    expect(shared.length).toBeGreaterThan(10);
    expect(contactPoints.some(({ relation }) => relation === 'SPOUSE')).toBe(true);
  });

  it('are mostly known by the Hijri year of birth alone, and flagged only rarely', () => {
    const births = people.flatMap(({ birth }) => (birth ? [birth] : []));
    const yearOnly = births.filter(({ precision }) => precision === 'YEAR');
    expect(yearOnly.length).toBeGreaterThan(births.length / 2);
    for (const { date } of yearOnly) expect(toHijri(date)).toMatchObject({ month: 7, day: 1 });
    expect(people.filter(({ flags }) => flags.length > 0).length).toBeLessThan(people.length * 0.08);
  });
});
