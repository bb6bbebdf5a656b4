import type { CertificateData } from '#shared/documents/certificate.ts';
import type { CertificatePart } from '#shared/volunteers/certificate-look.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { formatGregorian } from '#shared/kernel/gregorian-date.ts';
import { formatGregorianRange, formatHijriRange } from '#shared/kernel/date-range.ts';
import { divider } from '../art/ornaments.ts';
import { qattFrame } from '../art/qatt-frame.ts';
import { movedBuilder } from '../page/moved-builder.ts';
import { encodeQr } from '../page/qr-code.ts';
import type { Ink } from '../page/palette.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder } from '../page/sheet-builder.ts';
import { setCertificateHead } from './certificate-head.ts';
import {
  CERTIFICATE_FACTS,
  CERTIFICATE_NAME,
  CERTIFICATE_PAGE,
  CERTIFICATE_PLACES as PLACES,
  CERTIFICATE_TEXTS as TEXTS,
} from './certificate-layout.ts';
import { volunteerHours } from './counted-nouns.ts';
import { setCopyMark, setDraft, setLabelled, setStamp } from './paper-parts.ts';
import { setName } from './set-name.ts';
import { setShortened } from './set-shortened.ts';

/** One certificate: A4 landscape in the frame of the house, for participation (green) or thanks (red). */
export function composeCertificate(data: CertificateData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = createSheetBuilder(CERTIFICATE_PAGE, { ...context, digits: data.digits });
  const accent = data.accent === 'thanks' ? 'red' : 'green';
  setDraft(sheet, data.marks, PLACES.draft);
  if (data.look.frame === 'DRAWN') sheet.add({ kind: 'art', key: 'qatt-frame', ...PLACES.frame, draw: qattFrame });
  const on = (part: CertificatePart): SheetBuilder => {
    const move = data.look.moves.find((each) => each.part === part);
    return move ? movedBuilder(sheet, move.dx, move.dy) : sheet;
  };
  setCertificateHead(on('HEAD'), data);
  setTitle(on('TITLE'), data, accent);
  setStatement(on('STATEMENT'), data, accent);
  setFacts(on('FACTS'), data);
  setNumber(on('NUMBER'), data);
  setSignatures(on('SIGNATURES'), data);
  setStamp(on('STAMP'), data.letterhead, PLACES.stamp, TEXTS.stamp);
  setVerificationCode(on('CODE'), data.qrPayload);
  setCopyMark(on('NUMBER'), data.marks, TEXTS.mark);
  on('LEGAL').text('template.legal', data.template.legal, TEXTS.legal);
  return sheet.finish();
}

function setTitle(sheet: SheetBuilder, { template }: CertificateData, accent: 'red' | 'green'): void {
  const { x, y, width } = PLACES.divider;
  sheet.add({ kind: 'art', key: `divider-${accent}`, x, y, draw: () => divider(width, accent) });
  sheet.text('template.title', template.title, { ...TEXTS.title, ink: accent });
}

function setStatement(sheet: SheetBuilder, { template, person, opportunity }: CertificateData, accent: Ink): void {
  sheet.text(`template.intro.${person.gender}`, template.intro[person.gender], TEXTS.intro);
  setName(sheet, 'person.name', person.name, CERTIFICATE_NAME);
  sheet.text(`template.bodyBefore.${person.gender}`, template.bodyBefore[person.gender], TEXTS.bodyBefore);
  setShortened(
    sheet,
    'opportunity.title',
    opportunity.title,
    { ...TEXTS.opportunity, ink: accent },
    (title) => `«${title}»`,
  );
  sheet.text(`template.bodyAfter.${person.gender}`, template.bodyAfter[person.gender], TEXTS.bodyAfter);
}

interface Fact {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly sub: string;
}

function setFacts(sheet: SheetBuilder, data: CertificateData): void {
  const { hours, from, to, issuedOn, opportunity, digits } = data;
  const together = { together: true } as const;
  const period: Fact = {
    field: 'from',
    label: from === to ? 'تاريخ المشاركة' : 'مدة المشاركة',
    value: formatHijriRange(from, to, together),
    sub: `الموافق\u00a0${formatGregorianRange(from, to, together)}`,
  };
  const issue: Fact = {
    field: 'issuedOn',
    label: 'تاريخ الإصدار',
    value: formatHijriRange(issuedOn, issuedOn, together),
    sub: `الموافق\u00a0${formatGregorian(issuedOn, 'long', together)}`,
  };
  const facts: Fact[] =
    hours === undefined
      ? [period, issue]
      : [{ field: 'hours', label: 'عدد الساعات', value: volunteerHours(hours, digits), sub: '' }, period, issue];
  const { columns, rules } = hours === undefined ? CERTIFICATE_FACTS.withoutHours : CERTIFICATE_FACTS.withHours;
  for (const x of rules) {
    sheet.add({
      kind: 'line',
      from: [x, PLACES.factRule.top],
      to: [x, PLACES.factRule.bottom],
      width: 0.2,
      ink: 'black',
    });
  }
  facts.forEach((fact, i) => {
    const column = columns[i] ?? columns[0];
    sheet.text(fact.field, fact.label, { ...TEXTS.factLabel, ...column });
    sheet.text(fact.field, fact.value, { ...TEXTS.factValue, ...column });
    sheet.text(fact.field, fact.sub, { ...TEXTS.factSub, ...column });
  });
  if (hours !== undefined && opportunity.number) {
    const texts = { label: 'رقم الفرصة', value: isolate(opportunity.number) };
    setLabelled(sheet, 'opportunity.number', texts, { ...TEXTS.factSub, ...columns[0] });
  }
}

function setNumber(sheet: SheetBuilder, data: CertificateData): void {
  sheet.text('certNo', 'رقم الشهادة', TEXTS.numberLabel);
  sheet.text('certNo', isolate(data.certNo), TEXTS.number);
  if (data.person.idLastFour) {
    sheet.text('person.idLastFour', 'آخر أربعة أرقام من الهوية', TEXTS.idLabel);
    sheet.text('person.idLastFour', isolate(data.person.idLastFour), TEXTS.id);
  }
}

function setSignatures(sheet: SheetBuilder, data: CertificateData): void {
  data.signatories.forEach(({ role, name }, i) => {
    const from = PLACES.signLines[i] ?? PLACES.signLines[0];
    const { y, length } = PLACES.signLine;
    const x = from + length / 2 - TEXTS.signRole.w / 2;
    sheet.text(`signatories[${i}].role`, role, { ...TEXTS.signRole, x });
    sheet.add({ kind: 'line', from: [from, y], to: [from + length, y], width: 0.2, ink: 'black' });
    if (name) sheet.text(`signatories[${i}].name`, name, { ...TEXTS.signName, x });
  });
}

/** A phone reads a module of 0.47 mm from this paper; above 53 modules the code grows by two millimetres. */
function setVerificationCode(sheet: SheetBuilder, payload: string): void {
  const modules = encodeQr(payload)?.size ?? 0;
  const place = modules > 53 ? PLACES.largeCode : PLACES.code;
  sheet.code('qrPayload', payload, { ...place, minModule: 0.43, alt: 'رمز التحقق من الشهادة' });
  sheet.text('qrPayload', 'رمز التحقق من الشهادة', TEXTS.codeCaption);
}
