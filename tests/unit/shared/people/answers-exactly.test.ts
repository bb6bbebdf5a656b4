import { expect, test } from 'vitest';
import { answersExactly, beginsName } from '#shared/people/answers-exactly.ts';

const azizah = {
  name: 'عزيزة بنت زايد بن علي العمري',
  idNumber: '1000000008',
  ownNumbers: ['+966501234567'],
};

test.each(['501234567', '٠٥٠١٢٣٤٥٦٧', '+966 50 123 4567', '1000000008', '١٠٠٠ ٠٠٠ ٠٠٨'])(
  'S3 «%s» is the whole number of hers, however it is written',
  (typed) => expect(answersExactly(typed, azizah)).toBe(true),
);

test.each(['عزيزة', 'عزيزه العمري', 'العمري عزيزة', 'عزيزة بنت زايد', 'عُزيزة علىّ'])(
  'S3 the words «%s» are all words of her name',
  (typed) => expect(answersExactly(typed, azizah)).toBe(true),
);

test.each([
  ['of another name that sounds like hers', 'زيد بن عمر'],
  ['whose beginnings alone are hers', 'عزيز العمر'],
  ['one of which is not hers', 'عزيزة بنت سعد العمري'],
  ['of which she has one only once', 'علي علي'],
  ['in other letters', 'Azizah'],
  ['of a number that is not complete', '50123456'],
  ['of an id that is not complete', '100000000'],
  ['that say nothing', ' بن '],
  ['that are none', ''],
])('S3 somebody is not taken for words %s', (_what, typed) => {
  expect(answersExactly(typed, azizah)).toBe(false);
});

test('S3 a number that is not her own is nothing she is taken by', () => {
  expect(answersExactly('0501234567', { ...azizah, ownNumbers: [] })).toBe(false);
  expect(answersExactly('', { ...azizah, idNumber: '' })).toBe(false);
});

test.each([
  ['عزيزة', true],
  ['عزيزه الع', true],
  ['ع عزي', true],
  ['زايد عز', true],
  ['عزيزة ش', false],
  ['عزيزة عزيزة', false],
  ['', false],
])('«%s» may become her name: %s', (typed, may) => {
  expect(beginsName(typed, azizah.name)).toBe(may);
});
