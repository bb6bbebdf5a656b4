import { expect, test } from 'vitest';
import { findAnswers, type Answer } from '#shared/answers/answers.ts';

const anAnswer = (id: string, question: string, tags: string[] = []): Answer => ({ id, question, answer: 'نعم', tags });
const answers = [
  anAnswer('hours', 'ما أوقات الدوام؟', ['مواعيد العمل', 'متى تفتحون']),
  anAnswer('volunteer', 'كيف أتطوع معكم؟', ['فرص']),
  anAnswer('certificate', 'متى تصدر شهادة التطوع؟', ['ساعات']),
];
const found = (typed: string): string[] => findAnswers(answers, typed).map(({ id }) => id);

test('a few letters of any word find it, in any spelling', () => {
  expect(found('أوق')).toEqual(['hours']);
  expect(found('اوقات')).toEqual(['hours']);
  expect(found('شهاده')).toEqual(['certificate']);
});

test('whose question says it comes before whose other words do; nothing typed shows everything', () => {
  expect(found('متى')).toEqual(['certificate', 'hours']);
  expect(found('')).toEqual(['hours', 'volunteer', 'certificate']);
  expect(found('زمرد')).toEqual([]);
});
