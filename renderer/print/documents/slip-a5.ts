import type { AppointmentSlipData } from '#shared/documents/appointment-slip.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { weekdayName } from '#shared/kernel/calendar-names.ts';
import { formatGregorian } from '#shared/kernel/gregorian-date.ts';
import { formatHijriRange } from '#shared/kernel/date-range.ts';
import { formatTime } from '#shared/kernel/riyadh-time.ts';
import { keepTogether } from '#shared/kernel/date-format.ts';
import { cardPoints } from '../art/ornaments.ts';
import { movedItem, type Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder } from '../page/sheet-builder.ts';
import { A5_PAGE, A5_STRIP, setA5Foot, setA5Head } from './a5-head.ts';
import { minutes } from './counted-nouns.ts';
import { setCopyMark, setDraft, setLabelled } from './paper-parts.ts';
import { DISCREET_RISE, SLIP_PLACES as PLACES, SLIP_TEXTS as TEXTS } from './slip-a5-layout.ts';

/** An appointment on A5. A discreet slip names neither the association nor the service. */
export function composeSlipA5(data: AppointmentSlipData, context: Omit<BuildContext, 'digits'>): Sheet {
  const builder = { ...context, digits: data.digits ?? 'arabic' };
  const sheet = createSheetBuilder(A5_PAGE, builder);
  setDraft(sheet, data.marks, { x: 74, y: 105, points: 110, turn: 30 });
  if (data.discreet) sheet.add({ kind: 'art', ...A5_STRIP, y: 13 });
  else setA5Head(sheet, data.letterhead);

  const title = data.discreet ? TEXTS.discreetTitle : TEXTS.title;
  const number = data.discreet ? TEXTS.discreetNumber : TEXTS.number;
  sheet.text('title', data.title, title);
  setLabelled(sheet, 'refNo', { label: 'الرقم المرجعي', value: isolate(data.refNo) }, number);
  if (!data.discreet) sheet.text('service', data.service, TEXTS.service);

  const body = createSheetBuilder(A5_PAGE, builder);
  setAppointment(body, data);
  const rise = data.discreet ? DISCREET_RISE : 0;
  for (const item of body.finish().items) sheet.add(movedItem(item, 0, -rise));

  setCodes(sheet, data);
  setA5Foot(sheet, { field: 'note', note: data.note, phoneLabel: 'للاستفسار', phone: data.letterhead.phone });
  setCopyMark(sheet, data.marks, TEXTS.mark);
  return sheet.finish();
}

function setAppointment(sheet: SheetBuilder, data: AppointmentSlipData): void {
  const { card, timeCell, earlyCell } = PLACES;
  sheet.add({ kind: 'frame', ...card, width: 0.35, ink: 'green' });
  sheet.add({ kind: 'art', key: 'slip-card', x: card.x, y: card.y, draw: () => cardPoints(card.w, card.h) });
  sheet.text('date', weekdayName(data.date), TEXTS.weekday);
  sheet.text('date', formatHijriRange(data.date, data.date, { together: true }), TEXTS.hijri);
  sheet.text('date', `الموافق\u00a0${formatGregorian(data.date, 'long', { together: true })}`, TEXTS.gregorian);
  for (const cell of [timeCell, earlyCell]) sheet.add({ kind: 'frame', ...cell, width: 0.35, ink: 'green' });
  sheet.text('time', 'الوقت', TEXTS.timeLabel);
  sheet.text('time', keepTogether(formatTime(data.time, { style: 'long' })), TEXTS.time);
  const isEarly = data.earlyMinutes > 0;
  sheet.text('earlyMinutes', isEarly ? 'الحضور قبل الموعد بـ' : 'الحضور', TEXTS.earlyLabel);
  sheet.text('earlyMinutes', isEarly ? minutes(data.earlyMinutes) : 'في الموعد', TEXTS.early);
  if (data.place.some(Boolean)) sheet.text('place', 'المكان', TEXTS.placeLabel);
  data.place.forEach((line, i) => sheet.text(`place[${i}]`, line, i === 0 ? TEXTS.place1 : TEXTS.place2));
}

function setCodes(sheet: SheetBuilder, data: AppointmentSlipData): void {
  const places = data.discreet ? PLACES.discreetCodes : PLACES.codes;
  const codes = [
    { field: 'mapPayload', payload: data.mapPayload, caption: 'موقع المكان', place: places.map, box: TEXTS.mapCaption },
    {
      field: 'changePayload',
      payload: data.changePayload,
      caption: 'تعديل الموعد أو إلغاؤه',
      place: places.change,
      box: TEXTS.changeCaption,
    },
  ];
  for (const { field, payload, caption, place, box } of codes) {
    if (!payload) continue;
    sheet.code(field, payload, { ...place, minModule: 0.4, alt: caption });
    sheet.text(field, caption, { ...box, base: places.captionBase });
  }
}
