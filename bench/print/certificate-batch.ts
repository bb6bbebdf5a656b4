import { readFileSync } from 'node:fs';
import type { CertificateBatchData, CertificateData } from '#shared/documents/certificate.ts';

const GIVEN = [
  'عبد الرحمن',
  'سالم',
  'عبد المحسن',
  'محمد',
  'فيصل',
  'عبد العزيز',
  'لافي',
  'مشبب',
  'عبد الإله',
  'راشد',
  'ناصر',
  'فهد',
];
const FAMILY = ['العرعري', 'آل غيمان', 'السحابي', 'الوردي', 'الغيمي'];
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

const example = JSON.parse(
  readFileSync(new URL('../../resources/examples/certificate.json', import.meta.url), 'utf8'),
) as CertificateData;

/** So many certificates of one opportunity: every name, number, hour and code its own. The same at every call. */
export function certificateBatch(count: number): CertificateBatchData {
  const { person: _person, certNo: _certNo, qrPayload, hours: _hours, record: _record, ...shared } = example;
  const certificates = Array.from({ length: count }, (_, i) => {
    const certNo = `1447/03/${String(i + 1).padStart(5, '0')}/${10 + (i % 87)}`;
    const name = `${pick(GIVEN, i)} بن ${pick(GIVEN, i * 7 + 3)} بن ${pick(GIVEN, i * 5 + 1)} ${pick(FAMILY, i)}`;
    return {
      person: { name, gender: 'MALE', idLastFour: String(1000 + i) },
      hours: 5 + (i % 40),
      certNo,
      qrPayload: qrPayload.replace(example.certNo, certNo).replace('7K', `k${i}`),
    };
  });
  return { shared, certificates };
}
