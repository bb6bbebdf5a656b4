import { describe, expect, test } from 'vitest';
import { textUsesOf } from '#tools/checks/text-uses.mjs';

const FILE = 'renderer/features/intake/Screen.tsx';

describe('the keys a component asks for', () => {
  const asked = (body: string) =>
    textUsesOf(FILE, `function Screen() { const { t } = useTranslation('intake'); ${body} }`).asked;

  test('belong to the area it translates from, unless they name another', () => {
    expect(asked(`t('title'); t('desk:save')`)).toEqual(['intake:title', 'desk:save']);
  });

  test('are known by their beginning where the rest is computed', () => {
    expect(asked('t(`phone.${state}`)')).toEqual(['intake:phone.*']);
  });

  test('include every key of a list and of a choice', () => {
    expect(asked(`t(['problem.a', 'problem.other']); t(late ? 'late' : 'early')`)).toEqual([
      'intake:problem.a',
      'intake:problem.other',
      'intake:late',
      'intake:early',
    ]);
  });
});

describe('texts that stand in the code', () => {
  const inCode = (source: string, file = FILE) => textUsesOf(file, source).inCode.map(({ text }) => text);

  test('are found between tags, in attributes people read, and in Arabic strings', () => {
    expect(inCode('<p>Saved</p>')).toEqual(['Saved']);
    expect(inCode('<input aria-label="Phone" />')).toEqual(['Phone']);
    expect(inCode("const title = 'طلب جديد';")).toEqual(['طلب جديد']);
    expect(inCode('const title = `طلب ${number}`;')).toEqual(['طلب ']);
  });

  test('are not taken from comments, class names, symbols or addresses', () => {
    expect(inCode('// طلب جديد\nconst a = <p className="wide" dir="rtl">· {x} ·</p>;')).toEqual([]);
    expect(inCode('<input placeholder="http://127.0.0.1:4180" />')).toEqual([]);
  });

  test('are allowed in printed documents, which are Arabic by nature', () => {
    expect(inCode("const title = 'شهادة شكر';", 'renderer/print/documents/certificate.ts')).toEqual([]);
  });
});
