import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { CertificateData } from '#shared/documents/certificate.ts';
import type { LetterData } from '#shared/documents/letter.ts';
import type { ReferralData } from '#shared/documents/referral.ts';
import type { ClosingNoticeData, RequestReceiptData } from '#shared/documents/request-papers.ts';
import { ActionTaken } from '#shared/complaints/action-taken.ts';
import type { ComplaintCase } from '#shared/complaints/complaint-case.ts';
import type { ComplaintCommand } from '#shared/complaints/complaint-step.ts';
import { ComplaintWording } from '#shared/complaints/complaint-wording.ts';
import type { PushRequest } from '#shared/contract/push.ts';
import type { Fields } from '#shared/sync/record.ts';

/** True where a value of the second type could stand anywhere inside the first. */
type CanHold<Whole, Part> = Part extends Whole
  ? true
  : Whole extends readonly (infer Item)[]
    ? CanHold<Item, Part>
    : Whole extends object
      ? true extends { [Key in keyof Whole]: CanHold<Whole[Key], Part> }[keyof Whole]
        ? true
        : false
      : false;

test('the test of types can tell', () => {
  expectTypeOf<CanHold<{ a: { b: ActionTaken[] } }, ActionTaken>>().toEqualTypeOf<true>();
  expectTypeOf<CanHold<{ a: string }, ActionTaken>>().toEqualTypeOf<false>();
});

test('I3: no paper, no step of a complaint and no message of the wire can hold the action taken', () => {
  expectTypeOf<CanHold<z.input<typeof ClosingNoticeData>, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<CanHold<z.input<typeof RequestReceiptData>, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<CanHold<z.input<typeof LetterData>, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<CanHold<z.input<typeof ReferralData>, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<CanHold<z.input<typeof CertificateData>, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<CanHold<ComplaintCommand, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<CanHold<ComplaintCase, ActionTaken>>().toEqualTypeOf<false>();
  expectTypeOf<ActionTaken>().not.toExtend<Fields[string]>();
  expectTypeOf<CanHold<PushRequest['operations'][number]['by'], ActionTaken>>().toEqualTypeOf<false>();
});

test('I3: and where it is written by force, it is blank', () => {
  const action = new ActionTaken('أُنذر الموظف');
  expect([String(action), JSON.stringify(action), JSON.stringify([action])]).toEqual(['', 'null', '[null]']);
  expect(Object.keys(action)).toEqual([]);
});

test('I4: the notice has no blank that a text could be put into', () => {
  const { notice } = ComplaintWording.shape;
  expect(Object.keys(notice.shape).sort()).toEqual(['body', 'greeting', 'signer', 'title']);
});
