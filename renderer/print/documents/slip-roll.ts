import type { AppointmentSlipData } from '#shared/documents/appointment-slip.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { weekdayName } from '#shared/kernel/calendar-names.ts';
import { keepTogether } from '#shared/kernel/date-format.ts';
import { formatHijriRange } from '#shared/kernel/date-range.ts';
import { formatGregorian } from '#shared/kernel/gregorian-date.ts';
import { formatTime } from '#shared/kernel/riyadh-time.ts';
import { thermalStrip } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { phoneText } from './a5-head.ts';
import { minutes } from './counted-nouns.ts';
import { onDots, ROLLS, type Roll, type RollWidth } from './roll-paper.ts';
import { setRollCode } from './set-roll-code.ts';
import { layParagraphs } from './set-paragraph.ts';

const TOP = 3;
const STRIP_HEIGHT = 2.25;
/** Blank paper under the last strip, for the cutter. */
const TAIL = 5.5;

/** An appointment on a paper roll; the page is as long as what stands on it. Digits are 0-9, as on the display board. */
export function composeSlipRoll(
  data: AppointmentSlipData,
  context: Omit<BuildContext, 'digits'>,
  width: RollWidth,
): Sheet {
  const roll = ROLLS[width];
  const sheet = createSheetBuilder({ width: roll.paper, height: 0 }, { ...context, digits: data.digits ?? 'latin' });
  sheet.add({ kind: 'art', key: `roll-top-${width}`, x: roll.x, y: TOP, draw: () => thermalStrip(roll.w, 'down') });
  let y = data.discreet ? 7.5 : setOrganisation(sheet, data, roll);
  y = setAppointment(sheet, data, roll, y);
  y = setCodeAndPhone(sheet, data, roll, y);
  sheet.add({ kind: 'art', key: `roll-foot-${width}`, x: roll.x, y, draw: () => thermalStrip(roll.w, 'up') });
  return sheet.finish(Math.ceil(y + STRIP_HEIGHT + TAIL));
}

/** Every function here draws from `y` on and gives where the next part begins. */
function setOrganisation(sheet: SheetBuilder, { letterhead }: AppointmentSlipData, roll: Roll): number {
  const lines = letterhead.nameLines;
  lines.forEach((line, i) => {
    const pt = i === 0 ? 13 : 12;
    sheet.text(`letterhead.nameLines[${i}]`, line, { ...roll.text, base: 12.5 + i * 6.1, pt, minPt: 10.5 });
  });
  const y = onDots(15.9 + (lines.length - 1) * 6.1);
  setRule(sheet, roll, y);
  return y;
}

function setRule(sheet: SheetBuilder, roll: Roll, y: number): void {
  sheet.add({ kind: 'line', from: [roll.x, y], to: [roll.x + roll.w, y], width: 0.25, ink: 'black' });
}

function setAppointment(sheet: SheetBuilder, data: AppointmentSlipData, roll: Roll, y: number): number {
  const at = (below: number, pt: number, minPt = pt): TextBox => ({ ...roll.text, base: y + below, pt, minPt });
  sheet.text('title', data.title, { ...at(8, 18, 13), role: 'title' });
  sheet.text('refNo', isolate(data.refNo), at(15.2, 13.5, 11));
  sheet.add({ kind: 'frame', x: roll.x + 0.25, y: y + 19, w: roll.w - 0.5, h: 28.5, width: 0.5, ink: 'black' });
  const inBox = { x: roll.x + 2, w: roll.w - 4 };
  sheet.text('date', weekdayName(data.date), { ...at(25.8, 12.5), ...inBox });
  sheet.text('date', formatHijriRange(data.date, data.date, { together: true }), { ...at(35, 19, 12), ...inBox });
  sheet.text('date', formatGregorian(data.date, 'long', { together: true }), { ...at(43.2, 13, 10.5), ...inBox });
  sheet.text('time', keepTogether(formatTime(data.time, { style: 'long' })), at(58.5, 24, 18));
  const [place] = data.place;
  let base = y + 60.2;
  if (place) base = setWrapped(sheet, 'place[0]', place, { ...roll.text, base: base + 6.8, pt: 13.5, minPt: 10.5 });
  if (data.earlyMinutes > 0) {
    const early = `الحضور قبل الموعد بـ\u00a0${minutes(data.earlyMinutes)}`;
    base = setWrapped(sheet, 'earlyMinutes', early, { ...roll.text, base: base + 6.8, pt: 11.5, minPt: 10.5 });
  }
  return onDots(base + 3.95);
}

/** One line while it fits at the smallest size that prints well on this paper; then as many as it takes. */
function setWrapped(sheet: SheetBuilder, field: string, text: string, box: TextBox & { minPt: number }): number {
  const lines = layParagraphs(sheet, field, text, { ...box, pt: box.minPt, leading: 6.6 });
  for (const line of lines)
    sheet.text(field, line.text, { ...box, base: line.base, pt: lines.length > 1 ? box.minPt : box.pt });
  return lines.at(-1)?.base ?? box.base;
}

function setCodeAndPhone(sheet: SheetBuilder, data: AppointmentSlipData, roll: Roll, y: number): number {
  setRule(sheet, roll, y);
  const payload = data.changePayload || data.mapPayload;
  const caption = data.changePayload ? 'الموقع والتعديل والإلغاء' : 'موقع المكان';
  let base = y + 4.5;
  if (payload) {
    const field = data.changePayload ? 'changePayload' : 'mapPayload';
    const bottom = setRollCode(sheet, roll, field, payload, y + 3.75, caption);
    sheet.text(field, caption, { ...roll.text, base: bottom + 5.75, pt: 11, minPt: 10.5 });
    base = bottom + 5.75;
  }
  const phone = phoneText(data.letterhead.phone);
  if (phone) sheet.text('letterhead.phone', phone, { ...roll.text, base: (base += 7), pt: 13.5, minPt: 10.5 });
  const { draft, copy, replacement } = data.marks;
  const marks = [draft ? 'مسودة' : [], replacement ? 'بدل فاقد' : [], copy ? `نسخة رقم\u00a0${copy}` : []].flat();
  if (marks.length > 0) sheet.text('marks', marks.join(' – '), { ...roll.text, base: (base += 6.6), pt: 10.5 });
  return onDots(base + 4.25);
}
