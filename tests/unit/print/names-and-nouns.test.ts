import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutes, volunteerHours } from '#renderer/print/documents/counted-nouns.ts';
import { nameGroups, nameInTwoLines, unbrokenName } from '#renderer/print/documents/person-name.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the noun agrees with its number', () => {
  test.each([
    [1, 'ساعة تطوعية واحدة'],
    [2, 'ساعتان تطوعيتان'],
    [3, '3 ساعات تطوعية'],
    [10, '10 ساعات تطوعية'],
    [11, '11 ساعة تطوعية'],
    [99, '99 ساعة تطوعية'],
    [100, '100 ساعة تطوعية'],
    [103, '103 ساعات تطوعية'],
    [2.5, '2٫5 ساعة تطوعية'],
  ])('%d hours', (count, expected) => {
    expect(plain(volunteerHours(count, 'arabic'))).toBe(expected);
  });

  test.each([
    [1, 'دقيقة واحدة'],
    [2, 'دقيقتين'],
    [5, '5 دقائق'],
    [15, '15 دقيقة'],
  ])('%d minutes', (count, expected) => {
    expect(plain(minutes(count))).toBe(expected);
  });

  test('a number and its noun never part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (count) => !volunteerHours(count, 'arabic').includes(' ')),
    );
  });
});

describe('a name', () => {
  test('may break before بن and بنت and nowhere else', () => {
    expect(nameGroups('عبد الرحمن بن عبد المحسن آل غيمان').map(plain)).toEqual([
      'عبد الرحمن',
      'بن عبد المحسن آل غيمان',
    ]);
    expect(nameGroups('نوف بِنْت ناصر بن راشد الغيمي').map(plain)).toEqual(['نوف', 'بِنْت ناصر', 'بن راشد الغيمي']);
  });

  test('that begins with بن is one group', () => {
    expect(nameGroups('بن لادي')).toHaveLength(1);
  });

  test('without such a word cannot be parted', () => {
    expect(nameInTwoLines('سالم محمد العرعري')).toEqual([]);
  });

  test('in two lines has all its words, in order', () => {
    const word = fc.constantFrom('سالم', 'بن', 'بنت', 'عبد', 'الرحمن', 'آل', 'أبو', 'راشد');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
        const name = words.join(' ');
        expect(plain(unbrokenName(name))).toBe(name);
        for (const lines of nameInTwoLines(name)) expect(plain(lines.join(' '))).toBe(name);
      }),
    );
  });
});
