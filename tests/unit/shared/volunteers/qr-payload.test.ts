import { describe, expect, it } from 'vitest';
import { certificateQrPayload } from '#shared/volunteers/qr-payload.ts';

const facts = {
  certificateNumber: '1447/03/00123/64',
  name: 'نورة بنت محمد الأحمري',
  opportunityTitle: 'تنظيم حفل الصلح',
  hours: 7.5,
  issuedOn: '2025-06-26',
};

describe('the text of a certificate’s code', () => {
  it('says number, name, opportunity, hours and the Hijri day of issue', () => {
    expect(certificateQrPayload(facts)).toBe(
      'IST1|1447/03/00123/64|نورة بنت محمد الأحمري|تنظيم حفل الصلح|7.5|1447/01/01',
    );
  });

  it('keeps its six fields whatever a title holds', () => {
    const payload = certificateQrPayload({ ...facts, opportunityTitle: 'صلح | إصلاح' });
    expect(payload.split('|')).toHaveLength(6);
    expect(payload).toContain('صلح / إصلاح');
  });

  it('refuses a day without a Hijri date', () => {
    expect(() => certificateQrPayload({ ...facts, issuedOn: '1900-01-01' })).toThrow(RangeError);
  });
});
