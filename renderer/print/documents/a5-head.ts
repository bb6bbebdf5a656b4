import type { Letterhead } from '#shared/documents/letterhead.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { strip } from '../art/ornaments.ts';
import type { SheetBuilder } from '../page/sheet-builder.ts';
import { setLogo } from './set-logo.ts';

export const A5_PAGE = { width: 148, height: 210 } as const;

/** The band under the head: 17 triangles on the width of the text. */
export const A5_STRIP = { key: 'a5-strip', x: 12, y: 29.5, draw: () => strip(124, 17, 'down') } as const;

const LOGO = { x: 121, y: 11, size: 15 } as const;
const ORG_NAME = {
  x: 12,
  w: 105,
  base: 17,
  face: 'Amiri Bold',
  pt: 14,
  minPt: 9.5,
  align: 'right',
  ink: 'green',
} as const;
const ORG_LINE = { x: 12, w: 105, base: 24.2, face: 'Amiri', pt: 10.5, minPt: 9.5, align: 'right' } as const;
const FOOT_RULE = { from: [12, 191.6], to: [136, 191.6], width: 0.2, ink: 'black' } as const;
const FOOT = { x: 70, w: 66, base: 198.6, face: 'Amiri', pt: 11.5, minPt: 9.5, align: 'right' } as const;
const PHONE_LABEL = { x: 44, w: 20, base: 198.6, face: 'Amiri', pt: 11.5, align: 'right' } as const;
const PHONE = { x: 12, w: 32, base: 198.6, face: 'Amiri Bold', pt: 12.5, minPt: 10, align: 'left' } as const;

/** The head that all A5 papers share: name and licence beside the logo, and the band. */
export function setA5Head(sheet: SheetBuilder, letterhead: Letterhead): void {
  setLogo(sheet, letterhead, LOGO);
  sheet.text('letterhead.nameLines', letterhead.nameLines.join(' '), ORG_NAME);
  const line = [letterhead.authority, letterhead.licence].filter(Boolean).join(' – ');
  sheet.text('letterhead.authority', line, ORG_LINE);
  sheet.add({ kind: 'art', ...A5_STRIP });
}

/** The foot of A5 papers: a note on the right, the telephone as a text of its own on the left. */
export function setA5Foot(
  sheet: SheetBuilder,
  foot: { field: string; note: string; phoneLabel?: string; phone: string },
): void {
  sheet.add({ kind: 'line', ...FOOT_RULE });
  sheet.text(foot.field, foot.note, FOOT);
  if (!foot.phone) return;
  if (foot.phoneLabel) sheet.text('letterhead.phone', foot.phoneLabel, PHONE_LABEL);
  sheet.text('letterhead.phone', phoneText(foot.phone), PHONE);
}

/** Groups of a number hang together: a plain space would let ٠١٧ ٠٠٠ ١٢٣٤ turn round, group by group. */
export const phoneText = (phone: string): string => (phone ? isolate(phone.trim().replace(/\s+/gu, '\u00a0')) : '');
