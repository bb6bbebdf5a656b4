/** The document of every contestant: a note of a front desk, about 600 bytes of JSON in UTF-8. */
export interface BenchDocument {
  readonly section: 'MEN';
  readonly requestId: string;
  readonly body: string;
  readonly writtenAt: string;
  readonly deskCode: string;
}

const PHRASES = [
  'اتصل المستفيد وسأل عن موعد الجلسة القادمة',
  'حضر الطرفان واتفقا على مهلة أسبوع',
  'أُحيل الطلب إلى لجنة الإصلاح في القرية',
  'طلب تأجيل المقابلة لظرف طارئ',
  'سُلّمت له قصاصة الموعد وشُرح له الطريق',
  'ذكر أن الخلاف على حدود أرض زراعية',
] as const;

/** Letters of the body; two bytes each, and the rest of the document makes it about 600. */
const BODY_LETTERS = 235;

/** The id of document `number` of a desk. */
export const documentId = (desk: number, number: number): string => `note-${desk}-${String(number).padStart(6, '0')}`;

/** Document `number`: the same for the same number, another text for another one. */
export function benchDocument(number: number): BenchDocument {
  let body = `${number}`;
  for (let next = number; body.length < BODY_LETTERS; next += 1) body += ` ${PHRASES[next % PHRASES.length]}.`;
  return {
    section: 'MEN',
    requestId: `request-${number % 997}`,
    body: body.slice(0, BODY_LETTERS),
    writtenAt: new Date(Date.UTC(2026, 10, 24) + number * 1000).toISOString(),
    deskCode: '01',
  };
}

/** The text that document `number` has after its update. */
export const updatedBody = (number: number): string => `عُدّل ${benchDocument(number).body}`.slice(0, BODY_LETTERS);
