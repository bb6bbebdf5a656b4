import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { AnswerSheetData } from '#shared/documents/answer-sheet.ts';
import type { AppointmentSlipData } from '#shared/documents/appointment-slip.ts';
import type { CertificateData } from '#shared/documents/certificate.ts';
import type { QueueTicketData } from '#shared/documents/queue-ticket.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import type { DailyListData } from '#shared/documents/daily-list.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '#shared/documents/document-kind.ts';
import type { LetterData } from '#shared/documents/letter.ts';
import type { NoticeData } from '#shared/documents/notice.ts';
import { readPgm } from './picture.ts';
import { bare, exampleData, openPrintLab, type PrintLab, withoutControls } from './print-lab.ts';

const CREATED = { createdAt: '2026-02-08T06:00:00Z' } as const;

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

async function print(kind: DocumentKind, data: unknown): Promise<{ pdf: string; pages: number }> {
  const rendered = await renderDocument(lab.engine, kind, data, CREATED);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  return { pdf: lab.keep(`${kind}.pdf`, rendered.value.bytes), pages: rendered.value.pages };
}

async function textOf(kind: DocumentKind, data: unknown): Promise<string> {
  const { pdf } = await print(kind, data);
  return withoutControls(lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-')).replaceAll('\u00a0', ' ');
}

async function problemsOf(kind: DocumentKind, data: unknown): Promise<string[]> {
  const rendered = await renderDocument(lab.engine, kind, data, CREATED);
  return rendered.ok ? [] : rendered.error.map((problem) => `${problem.kind} ${problem.field}`);
}

function codesIn(pdf: string): string[] {
  lab.run('pdftoppm', '-r', '203', '-mono', '-singlefile', pdf, lab.path('codes'));
  return lab.run('zbarimg', '-q', '--raw', lab.path('codes.pbm')).trim().split('\n').toSorted();
}

const SAYS: Readonly<Record<DocumentKind, readonly string[]>> = {
  certificate: ['عبد الرحمن بن سالم بن راشد العرعري', '١٤٤٧/٠٣/٠٠١٢٣/٦٤'],
  certificates: ['هيا بنت سالم السحابي', '١٤٤٧/٠٣/٠٠١٢٦/٥٥', '٨ ساعات تطوعية', '٢٠ ساعة تطوعية'],
  'slip-a5': ['٢٢ شعبان ١٤٤٧ هـ', '١٠:٣٠ صباحًا', '١٥ دقيقة', '١٤٤٧/٠١/٠٠٤٥٧/٨٧', '٠١٧ ٠٠٠ ١٢٣٤'],
  'slip-a4-two-up': ['المبنى الثاني – الدور الأول – غرفة ١٢', 'مقابلة شخصية للمتقدّمين للتطوع'],
  'slip-80mm': ['22 شعبان 1447 هـ', '10:30 صباحًا', '1447/01/00457/87', '017 000 1234'],
  'slip-58mm': ['22 شعبان 1447 هـ', '10:30 صباحًا', '1447/01/00457/87'],
  'queue-ticket': ['014', 'أمامك 3 في الانتظار', 'قسم النساء'],
  letter: [
    '١٤٤٧/٠٢/٠٠٣١٨/٤٠',
    '٢٢/٠٨/١٤٤٧ هـ',
    'بيان واحد',
    'الموضوع: التعاون في استقبال المستفيدات وإرشادهن',
    'راشد بن عوض الغيمي',
  ],
  referral: [
    '٢٢/٠٨/١٤٤٧ هـ الموافق ١٠/٠٢/٢٠٢٦ م',
    'نوف بنت ناصر بن راشد الغيمي',
    '٠٥٠ ٠٠٠ ١٢٣٤',
    'من ٤:٣٠ إلى ٦:١٥ مساءً',
  ],
  'request-receipt': ['١٤٤٧/٠١/٠١٠٤٢/٧٨', '٢٢ شعبان ١٤٤٧ هـ الموافق ١٠ فبراير ٢٠٢٦ م', '١١:١٥ صباحًا'],
  'closing-notice': ['١٤٤٧/٠١/٠١٠٤٢/٧٨', 'ولا نبيّن تفاصيل الإجراء حفاظًا على الخصوصية'],
  notice: ['إشعار الخصوصية', 'نجمع من بياناتك ما نحتاجه لخدمتك فقط', 'الإصدار ١', '٢٢ شعبان ١٤٤٧ هـ'],
  'answer-sheet': ['ما أوقات استقبال المراجعين؟', 'من الثامنة صباحًا إلى', '٢٢ شعبان ١٤٤٧ هـ'],
  'daily-list': ['كشف المواعيد', 'هيا بنت سالم السحابي', '٩:١٥ ص', '١٤٤٧/٠١/٠٠٤٦١/٧٥', 'موعد خاص'],
  'month-report': ['التقرير الشهري', 'رجب ١٤٤٧ هـ', 'طلبات أُنجزت', '٣٧٧', 'محجوب', 'زيد شباك ثانٍ صباح الأحد'],
  alignment: ['صفحة المحاذاة'],
  specimen: ['شهادة مشاركة تطوعية'],
};

describe.each(DOCUMENT_KINDS)('the example of %s', (kind) => {
  test('is a sound file that says what it should, and can be searched', async () => {
    const { pdf } = await print(kind, exampleData(kind));
    const text = withoutControls(lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-')).replaceAll('\u00a0', ' ');
    expect(SAYS[kind].filter((line) => !text.includes(line))).toEqual([]);
    expect(text).not.toMatch(/[\ufb50-\ufdff\ufe70-\ufefc]/);
    expect(lab.run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found');
    for (const row of lab.run('pdffonts', pdf).trim().split('\n').slice(2)) expect(row).toMatch(/yes yes yes/);
  });

  test('every word stands inside its page', async () => {
    const { pdf } = await print(kind, exampleData(kind));
    const [first = '', ...rest] = lab.run('pdftotext', '-bbox', pdf, '-').split('<page ').slice(1);
    for (const page of [first, ...rest]) {
      const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
      for (const [, ...box] of page.matchAll(/xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)) {
        const [left = 0, top = 0, right = 0, bottom = 0] = box.map(Number);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(Number(width));
        expect(bottom).toBeLessThanOrEqual(Number(height));
      }
    }
    expect(first).toContain('<word');
  });
});

test('a list of a busy day goes on over pages, and a name that is too long is cut, not refused', async () => {
  const list = exampleData('daily-list') as DailyListData;
  const [row] = list.rows;
  if (!row) throw new Error('the example has rows');
  const rows = Array.from({ length: 60 }, (_, i) => ({ ...row, refNo: `1447/01/${String(10_000 + i)}/87` }));
  const endless = { ...row, name: 'عبد الرحمن بن سالم '.repeat(10), refNo: '1447/01/99999/87' };
  const { pdf, pages } = await print('daily-list', { ...list, rows: [...rows, endless] });
  expect(pages).toBe(3);
  const text = withoutControls(lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-'));
  expect(text.match(/١٤٤٧\/٠١\/١٠/g)).toHaveLength(60);
  expect(text).toContain('…');
  expect(await textOf('daily-list', { ...list, rows: [] })).toContain('لا مواعيد في هذا اليوم');
});

test('a queue ticket can be printed on any day of the year, whatever its month is called', async () => {
  const ticket = exampleData('queue-ticket') as QueueTicketData;
  for (let month = 0; month < 13; month += 1) {
    const date = addDays('2026-01-28', month * 29);
    expect((await print('queue-ticket', { ...ticket, date, time: '12:30' })).pages).toBe(1);
  }
});

test('an approved answer of any length that may be approved stands on one sheet', async () => {
  const sheet = exampleData('answer-sheet') as AnswerSheetData;
  const answer = 'يُستقبل المراجعون كل يوم في مكتب الاستقبال. '.repeat(27).trim();
  const { pages } = await print('answer-sheet', { ...sheet, answer });
  expect(pages).toBe(1);
});

test('a notice of nine long paragraphs stands on one sheet; one of thirty is refused, and it is said why', async () => {
  const notice = exampleData('notice') as NoticeData;
  const words = 'نجمع من بياناتك ما نحتاجه لخدمتك فقط، ولا نطلع عليه إلا من يخدمك. ';
  const body = `${words.repeat(3).trim()}\n`.repeat(9).trim();
  expect(body.length).toBeGreaterThan(1700);
  expect((await print('notice', { ...notice, body })).pages).toBe(1);
  expect(await problemsOf('notice', { ...notice, body: `${words}\n`.repeat(29) })).toEqual(['text-too-long body']);
});

test('what is typed again one day from a letter keeps its digits, whatever digits the letter has', async () => {
  const letter = exampleData('letter') as LetterData;
  const body = `رمز هذه الورقة ١٢:\nK1-06NN-AGD5-SEMA-3EMD\nتُحفظ في ظرف.`;
  const text = await textOf('letter', { ...letter, body, digits: 'arabic' });
  expect(text).toContain('K1-06NN-AGD5-SEMA-3EMD');
});

test('the head of a certificate has number, date and attachments, even where nothing is attached', async () => {
  const certificate = exampleData('certificate') as CertificateData;
  const text = await textOf('certificate', { ...certificate, record: {} });
  for (const label of ['الرقم :', 'التاريخ :', 'المرفقات :', 'لا يوجد']) expect(text).toContain(label);
});

describe('an appointment slip', () => {
  const slip = (): AppointmentSlipData => exampleData('slip-a5') as AppointmentSlipData;

  test('discreet: nothing on the paper or in the file names the association or the service', async () => {
    const { pdf } = await print('slip-a5', { ...slip(), discreet: true, place: ['المبنى الثاني'] });
    const everything = bare(lab.run('pdftotext', pdf, '-') + lab.run('pdfinfo', pdf));
    for (const secret of ['إصلاح', 'جمعية', 'ترخيص', 'مقابلة', 'للتطوع']) expect(everything).not.toContain(secret);
  });

  test('its codes are read from a coarse print, on A5 and on the roll', async () => {
    const both = [slip().mapPayload, slip().changePayload].toSorted((a = '', b = '') => a.localeCompare(b));
    expect(codesIn((await print('slip-a5', slip())).pdf)).toEqual(both);
    expect(codesIn((await print('slip-80mm', slip())).pdf)).toEqual([slip().changePayload]);
    expect(codesIn((await print('slip-58mm', slip())).pdf)).toEqual([slip().changePayload]);
  });

  test('a roll is as long as what stands on it', async () => {
    const height = async (data: unknown): Promise<number> => {
      const size = /Page size:\s+[\d.]+ x ([\d.]+)/.exec(lab.run('pdfinfo', (await print('slip-80mm', data)).pdf));
      return (Number(size?.[1]) / 72) * 25.4;
    };
    const whole = await height(slip());
    expect(whole).toBeGreaterThan(140);
    expect(await height({ ...slip(), discreet: true })).toBeLessThan(whole - 10);
    const long = 'مقر الجمعية الرئيس – المبنى الثاني – الدور الأول – الجناح الشرقي – غرفة 12';
    expect(await height({ ...slip(), place: [long] })).toBeGreaterThan(whole + 5);
  });

  test('what the settings leave empty leaves no trace, and is no reason to refuse', async () => {
    const letterhead = { ...slip().letterhead, authority: '', licence: '', phone: '' };
    const data = { ...slip(), letterhead, place: [''], mapPayload: '', changePayload: '', note: '', earlyMinutes: 0 };
    const text = await textOf('slip-a5', data);
    expect(text).toContain('في الموعد');
    for (const label of ['المكان', 'للاستفسار', '–']) expect(text).not.toContain(label);
    expect(await problemsOf('slip-80mm', data)).toEqual([]);
  });

  test('a second copy and a replacement say so', async () => {
    expect(await textOf('slip-a5', { ...slip(), marks: { copy: 2 } })).toContain('نسخة رقم ٢');
    expect(await textOf('slip-80mm', { ...slip(), marks: { replacement: true } })).toContain('بدل فاقد');
  });

  test('a draft says so across the paper and in its title, and still reads as if it did not', async () => {
    const whole = await textOf('slip-a5', slip());
    const { pdf } = await print('slip-a5', { ...slip(), marks: { draft: true } });
    expect(lab.run('pdfinfo', pdf)).toContain('مسودة');
    expect(withoutControls(lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-')).replaceAll('\u00a0', ' ')).toBe(whole);
    lab.run('pdftoppm', '-r', '40', '-gray', '-singlefile', pdf, lab.path('draft'));
    const { grey } = readPgm(readFileSync(lab.path('draft.pgm')));
    expect(grey.filter((level) => level > 215 && level < 235).length).toBeGreaterThan(1000);
  });
});

describe('a letter', () => {
  const letter = (): LetterData => exampleData('letter') as LetterData;
  const paragraphs = (count: number): string =>
    Array.from({ length: count }, () => letter().body.split('\n')[1]).join('\n');

  test('on preprinted paper nothing is printed that the paper already shows', async () => {
    const text = await textOf('letter', { ...letter(), paper: 'preprinted' });
    for (const printed of ['المرفقات', 'التاريخ :', 'ترخيص', 'منطقة عسير']) expect(text).not.toContain(printed);
    for (const value of ['بيان واحد', '٢٢/٠٨/١٤٤٧ هـ']) expect(text).toContain(value);
  });

  test('a field of preprinted paper moves by its own offset', async () => {
    const at = async (fieldOffsets: LetterData['fieldOffsets']): Promise<number[]> => {
      const { pdf } = await print('letter', { ...letter(), paper: 'preprinted', fieldOffsets });
      const found = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>[^<]*٢٢\/٠٨\/١٤٤٧/.exec(
        lab.run('pdftotext', '-bbox', pdf, '-'),
      );
      return [Number(found?.[1]), Number(found?.[2])];
    };
    const [x = 0, y = 0] = await at({});
    const [movedX = 0, movedY = 0] = await at({ date: { dx: 2, dy: -1.5 } });
    expect(movedX - x).toBeCloseTo((2 * 72) / 25.4, 1);
    expect(movedY - y).toBeCloseTo((-1.5 * 72) / 25.4, 1);
  });

  test('a long letter goes over to a second page and is signed there', async () => {
    const { pdf, pages } = await print('letter', { ...letter(), body: paragraphs(9) });
    expect(pages).toBe(2);
    const [first = '', second = ''] = lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-').split('\f').map(withoutControls);
    expect(first).not.toContain('راشد بن عوض');
    expect(second).toContain('راشد بن عوض');
    expect(second).toContain('تابع الخطاب رقم');
  });
});

describe('papers about complaints', () => {
  test('a closing notice has no place for the action taken', async () => {
    const data = { ...(exampleData('closing-notice') as object), actionTaken: 'إنذار الموظف' };
    expect(await problemsOf('closing-notice', data)).toEqual(['invalid-field actionTaken']);
  });

  test('the code of a receipt is its number and nothing else', async () => {
    const { pdf } = await print('request-receipt', exampleData('request-receipt'));
    expect(codesIn(pdf)).toEqual(['1447/01/01042/78']);
  });

  test('fixed words are never shrunk: too many are refused', async () => {
    const data = { ...(exampleData('closing-notice') as object), body: 'نفيدكم بانتهاء الإجراءات. '.repeat(40) };
    expect(await problemsOf('closing-notice', data)).toEqual(['text-too-long body']);
  });
});
