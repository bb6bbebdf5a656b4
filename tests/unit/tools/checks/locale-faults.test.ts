import { describe, expect, test } from 'vitest';
import { isKnownKey, localeFaults } from '#tools/checks/locale-faults.mjs';

const faults = (ar: Record<string, string>, en: Record<string, string>) =>
  localeFaults(
    new Map([
      ['ar', new Map(Object.entries(ar))],
      ['en', new Map(Object.entries(en))],
    ]),
  );

describe('texts in two languages', () => {
  test('are without fault when both say the same', () => {
    expect(faults({ 'desk:save': 'احفظ {{name}}' }, { 'desk:save': 'Save {{name}}' })).toEqual([]);
  });

  test('are at fault when one language lacks a text', () => {
    expect(faults({ 'desk:save': 'احفظ' }, {})).toEqual(['en: desk:save is missing']);
    expect(faults({}, { 'desk:save': 'Save' })).toEqual(['ar: desk:save is missing']);
  });

  test('are at fault when a text was left in the other language', () => {
    expect(faults({ 'desk:save': 'Save' }, { 'desk:save': 'Save' })).toEqual(['ar: desk:save is not in Arabic: Save']);
    expect(faults({ 'desk:save': 'احفظ' }, { 'desk:save': 'احفظ' })).toEqual([
      'en: desk:save is still in Arabic: احفظ',
    ]);
  });

  test('may share what has no letters, and addresses within an Arabic sentence', () => {
    expect(faults({ 'desk:sum': '{{a}} / {{b}}' }, { 'desk:sum': '{{a}} / {{b}}' })).toEqual([]);
    expect(faults({ 'desk:hint': 'مثل http://server' }, { 'desk:hint': 'such as http://server' })).toEqual([]);
  });

  test('may be empty only where Arabic says nothing either', () => {
    expect(faults({ 'desk:none': '' }, { 'desk:none': '' })).toEqual([]);
    expect(faults({ 'desk:save': 'احفظ' }, { 'desk:save': ' ' })).toEqual(['en: desk:save is empty']);
  });

  test('fill in the same blanks', () => {
    expect(faults({ 'desk:at': 'الساعة {{time}}' }, { 'desk:at': 'at {{hour}}' })).toEqual([
      'en: desk:at fills in hour, the Arabic text does not',
      'en: desk:at leaves out time',
    ]);
  });
});

describe('texts that count', () => {
  const arabic = Object.fromEntries(
    ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [
      `desk:wait_${form}`,
      form === 'two' ? 'طلبان' : 'الطلبات {{n}}',
    ]),
  );

  test('have six forms in Arabic and two in English, and some forms name no number', () => {
    expect(faults(arabic, { 'desk:wait_one': 'one request', 'desk:wait_other': '{{n}} requests' })).toEqual([]);
  });

  test('are at fault for each form that is missing', () => {
    const { 'desk:wait_few': _few, ...withoutFew } = arabic;
    expect(faults(withoutFew, { 'desk:wait_other': '{{n}} requests' })).toEqual([
      'ar: desk:wait_few is missing',
      'en: desk:wait_one is missing',
    ]);
  });
});

test('a key is known as it stands, by its plural, or by its beginning when the rest is computed', () => {
  const keys = new Set(['desk:wait', 'desk:state.NEW']);
  expect(['desk:wait', 'desk:wait_few', 'desk:state.*'].map((key) => isKnownKey(keys, key))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['desk:waits', 'desk:kind.*'].map((key) => isKnownKey(keys, key))).toEqual([false, false]);
});

describe('texts about somebody', () => {
  const arabic = { 'desk:forget': 'امحُ البيانات', 'desk:forget_FEMALE': 'امحُ بياناتها' };

  test('may tell a man from a woman in the one language that does', () => {
    expect(faults(arabic, { 'desk:forget': 'Forget' })).toEqual([]);
  });

  test('are at fault where nothing fits whoever is not known', () => {
    expect(faults({ 'desk:forget_FEMALE': 'امحُ بياناتها' }, { 'desk:forget': 'Forget' })).toEqual([
      'ar: desk:forget is missing',
    ]);
  });

  test('fill in the same blanks in each wording', () => {
    expect(faults({ ...arabic, 'desk:forget_MALE': 'امحُ بياناته: {{n}}' }, { 'desk:forget': 'Forget' })).toContain(
      'ar: desk:forget leaves out n',
    );
  });
});
