import { expect, test } from 'vitest';
import { LONGEST_SKILL, MOST_SKILLS } from '#shared/volunteers/volunteer.ts';
import { cardOf, emptyForm, isTooLong } from '#renderer/features/volunteers/VolunteerFields.tsx';

const skills = (line: string) => ({ ...emptyForm, skills: line });

test('skills are parted by commas of either script, each once', () => {
  expect(cardOf(skills('تنظيم، إسعاف, تنظيم؛ ')).skills).toEqual(['تنظيم', 'إسعاف']);
});

test.each([
  ['one skill too long', 'م'.repeat(LONGEST_SKILL + 1)],
  ['more skills than are kept', Array.from({ length: MOST_SKILLS + 1 }, (_, index) => `مهارة ${index}`).join('، ')],
])('%s is said and not cut off', (_what, line) => {
  expect(isTooLong(skills(line))).toBe(true);
  expect(cardOf(skills(line)).skills.join('، ')).toBe(line);
});

test('as many skills as are kept fit', () => {
  const most = Array.from({ length: MOST_SKILLS }, (_, index) => `مهارة ${index}`).join('، ');
  expect(isTooLong(skills(most))).toBe(false);
});
