import type { TextBox } from '../page/sheet-builder.ts';

/** The official letter on A4 portrait, millimetres. */
export const LETTER_PAGE = { width: 210, height: 297 } as const;

const head = { x: 128, w: 70, align: 'centre' } as const;
const column = { x: 24, w: 162 } as const;

export const LETTER_HEAD = {
  logo: { x: 94, y: 12, size: 22 },
  orgName: [
    { ...head, base: 16.6, face: 'Amiri Bold', pt: 17, minPt: 13, ink: 'green' },
    { ...head, base: 23.8, face: 'Amiri Bold', pt: 15, minPt: 13, ink: 'green' },
  ],
  authority: { ...head, base: 30.4, face: 'Amiri', pt: 10.5, minPt: 9 },
  licence: { ...head, base: 35.8, face: 'Amiri', pt: 10.5, minPt: 9 },
  strip: { x: 12, y: 39.5, width: 186, modules: 26 },
  footStrip: { x: 12, y: 275 },
  address: { x: 106, w: 80, base: 284.8, face: 'Amiri', pt: 11, minPt: 9.5, align: 'right' },
  phone: { x: 24, w: 80, base: 284.8, face: 'Amiri', pt: 11.5, minPt: 9.5, align: 'left' },
} as const satisfies Record<string, unknown>;

/** الرقم / التاريخ / المرفقات: on preprinted paper only the values are set, to the rule that is already there. */
export const LETTER_FIELDS = {
  label: { x: 52, w: 22, face: 'Amiri Bold', pt: 12, align: 'right' },
  value: { x: 14, w: 39.5, face: 'Amiri', pt: 12.5, minPt: 10, align: 'right' },
  dots: { from: 14, to: 54.5, below: 1 },
  bases: { number: 17.8, date: 25.8, attachments: 33.8 },
} as const;

export const LETTER_TEXTS = {
  to: { x: 56, w: 130, base: 62, face: 'Amiri Bold', pt: 16, minPt: 13, align: 'right' },
  honorific: { x: 24, w: 32, base: 62, face: 'Amiri Bold', pt: 16, minPt: 12, align: 'left' },
  greeting: { ...column, base: 75, face: 'Amiri', pt: 15, minPt: 12, align: 'right' },
  subject: { ...column, base: 87, face: 'Amiri Bold', pt: 15, minPt: 12, align: 'right', ink: 'green' },
  body: { ...column, base: 99, face: 'Amiri', pt: 15, align: 'right' },
  code: { ...column, base: 0, face: 'Amiri Bold', pt: 15, align: 'centre', digits: 'as-given' },
  closing: { ...column, base: 0, face: 'Amiri', pt: 15, minPt: 12, align: 'centre' },
  signRole: { x: 24, w: 72, base: 0, face: 'Amiri Bold', pt: 15, minPt: 12, align: 'centre' },
  signName: { x: 24, w: 72, base: 0, face: 'Amiri Bold', pt: 15, minPt: 12, align: 'centre' },
  stamp: { x: 113, w: 34, base: 0, face: 'Amiri', pt: 10, align: 'centre', ink: 'guide', role: 'artifact' },
  codeCaption: { x: 46, w: 60, base: 258.6, face: 'Amiri', pt: 9.5, align: 'left' },
  mark: { x: 75, w: 60, base: 272.6, face: 'Amiri Bold', pt: 9.5, align: 'centre' },
  continued: { ...column, base: 24, face: 'Amiri', pt: 11, align: 'right' },
  pageNumber: { ...column, base: 270, face: 'Amiri', pt: 10.5, align: 'centre', role: 'artifact' },
} as const satisfies Record<string, TextBox>;

/** How the body flows: sizes, the lines a page may hold, and what the signature needs below the last line. */
export const LETTER_FLOW = {
  sizes: [15, 14.5, 14, 13.5, 13],
  /** Of the type size: 9.6 mm at 15 points. */
  leadingPerPoint: 0.64,
  paragraphGap: 3,
  firstBase: 99,
  nextFirstBase: 38,
  lastBaseToSign: 181,
  lastBaseOfPage: 262,
  closing: 17.4,
  signRole: 34.4,
  signName: 58.4,
  stamp: { x: 130, below: 44.4, radius: 17 },
  code: { x: 24, y: 247, size: 20 },
} as const;
