import type { QueueTicketData } from '#shared/documents/queue-ticket.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { keepTogether } from '#shared/kernel/date-format.ts';
import { formatHijriRange } from '#shared/kernel/date-range.ts';
import { formatTime } from '#shared/kernel/riyadh-time.ts';
import { thermalStrip } from '../art/ornaments.ts';
import { lineLength } from '../page/fit-text.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder } from '../page/sheet-builder.ts';
import { ROLLS } from './roll-paper.ts';

const ROLL = ROLLS[80];
const HEIGHT = 82;
const NUMBER = { base: 40.6, pt: 66, gap: 4 } as const;
const LETTER = { base: 39.1, pt: 50 } as const;

/** The ticket of the queue: the letter of the section and a number, as large as they are called. */
export function composeQueueTicket(data: QueueTicketData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = createSheetBuilder({ width: ROLL.paper, height: HEIGHT }, { ...context, digits: data.digits });
  const text = ROLL.text;
  sheet.add({ kind: 'art', key: 'roll-top-80', x: ROLL.x, y: 3, draw: () => thermalStrip(ROLL.w, 'down') });
  sheet.text('section', data.section, { ...text, base: 13, pt: 15, minPt: 11 });
  setTicketNumber(sheet, data);
  sheet.add({ kind: 'line', from: [ROLL.x, 51], to: [ROLL.x + ROLL.w, 51], width: 0.25, ink: 'black' });
  const ahead = data.ahead === 0 ? 'لا أحد قبلك في الانتظار' : `أمامك ${data.ahead} في الانتظار`;
  sheet.text('ahead', ahead, { ...text, base: 58.4, pt: 14, minPt: 11 });
  sheet.text('note', data.note, { ...text, base: 64.8, pt: 11, minPt: 10.5 });
  const foot = { face: 'Cairo Bold', base: 72, pt: 11, minPt: 10.5 } as const;
  // The longest date, in جمادى الآخرة, needs two thirds of the line: the half of the day is said by its letter.
  sheet.text('time', keepTogether(formatTime(data.time)), { ...foot, x: 8, w: 18, align: 'left' });
  sheet.text('date', formatHijriRange(data.date, data.date, { together: true }), {
    ...foot,
    x: 26,
    w: 46,
    align: 'right',
  });
  sheet.add({ kind: 'art', key: 'roll-foot-80', x: ROLL.x, y: 75, draw: () => thermalStrip(ROLL.w, 'up') });
  return sheet.finish();
}

/** Letter and digits are two texts, centred as a pair: the letter to the right, where reading begins. */
function setTicketNumber(sheet: SheetBuilder, { letter, number }: QueueTicketData): void {
  const digits = isolate(String(number).padStart(3, '0'));
  const digitsLength = lineLength(sheet.shape('number', digits, 'Cairo Bold').width, NUMBER.pt);
  const letterLength = lineLength(sheet.shape('letter', letter, 'Cairo Bold').width, LETTER.pt);
  const left = (ROLL.paper - digitsLength - NUMBER.gap - letterLength) / 2;
  const style = { face: 'Cairo Bold', align: 'left' } as const;
  sheet.text('letter', letter, {
    ...style,
    ...LETTER,
    x: left + digitsLength + NUMBER.gap,
    w: letterLength,
    role: 'title',
  });
  sheet.text('number', digits, {
    ...style,
    base: NUMBER.base,
    pt: NUMBER.pt,
    x: left,
    w: digitsLength,
    role: 'title',
  });
}
