import type { TextBox } from '../page/sheet-builder.ts';

/** A4 landscape, millimetres. Every text of a certificate of participation or of thanks has its place here. */
export const CERTIFICATE_PAGE = { width: 297, height: 210 } as const;

export const CERTIFICATE_PLACES = {
  frame: { x: 10, y: 10 },
  logo: { x: 140, y: 24.4, size: 17 },
  divider: { x: 148.5, y: 67.8, width: 96 },
  code: { x: 34.5, y: 154, size: 25 },
  /** Used where the payload needs more modules than a 25 mm code can show. */
  largeCode: { x: 33.5, y: 153, size: 27 },
  stamp: { x: 148.5, y: 167.8, radius: 13 },
  signLines: [178, 78],
  signLine: { y: 172.6, length: 41 },
  factRule: { top: 133.8, bottom: 151 },
  draft: { x: 148.5, y: 105, points: 150, turn: 30 },
} as const;

const centred = { align: 'centre', face: 'Amiri' } as const;
const bold = { align: 'centre', face: 'Amiri Bold' } as const;

export const CERTIFICATE_TEXTS = {
  orgName: [
    { ...bold, x: 187.5, w: 84, base: 32, pt: 17, minPt: 13, ink: 'green' },
    { ...bold, x: 187.5, w: 84, base: 39.6, pt: 15, minPt: 13, ink: 'green' },
  ],
  authority: { ...centred, x: 25.5, w: 84, base: 32, pt: 13, minPt: 10.5 },
  licence: { ...centred, x: 25.5, w: 84, base: 39.4, pt: 13, minPt: 10.5 },
  title: { ...bold, x: 60, w: 177, base: 59, pt: 40, minPt: 30, step: 1, role: 'title' },
  intro: { ...centred, x: 60, w: 177, base: 77.2, pt: 15.5, minPt: 13 },
  bodyBefore: { ...centred, x: 44, w: 209, base: 106.6, pt: 15.5, minPt: 13 },
  opportunity: { ...bold, x: 44, w: 209, base: 116.8, pt: 19, minPt: 14 },
  bodyAfter: { ...centred, x: 44, w: 209, base: 126.6, pt: 15.5, minPt: 13 },
  factLabel: { ...centred, base: 137.8, pt: 11 },
  factValue: { ...bold, base: 144, pt: 13.5, minPt: 11 },
  factSub: { ...centred, base: 149.8, pt: 11, minPt: 9.5 },
  signRole: { ...centred, w: 55, base: 160.2, pt: 13, minPt: 10.5 },
  signName: { ...bold, w: 55, base: 178.8, pt: 13, minPt: 10.5 },
  stamp: { ...centred, x: 135.5, w: 26, base: 169, pt: 9, ink: 'guide', role: 'artifact' },
  codeCaption: { ...centred, x: 28, w: 38, base: 183.4, pt: 9.5 },
  numberLabel: { ...centred, x: 228, w: 44, base: 160.2, pt: 11 },
  number: { ...bold, x: 228, w: 44, base: 166.8, pt: 13, minPt: 10 },
  idLabel: { ...centred, x: 228, w: 44, base: 175, pt: 10.5 },
  id: { ...bold, x: 228, w: 44, base: 181.4, pt: 13 },
  legal: { ...centred, x: 64, w: 169, base: 186.6, pt: 9, minPt: 8 },
  mark: { ...bold, x: 228, w: 44, base: 186.6, pt: 9.5 },
} as const satisfies Record<string, Partial<TextBox> | readonly TextBox[]>;

/** The name: one line as large as it fits; where that would be too small, two balanced lines. */
export const CERTIFICATE_NAME = {
  box: { ...bold, x: 38.5, w: 220 },
  oneLine: { base: 93.2, pt: 34, minPt: 20 },
  twoLines: { base: 86.6, leading: 10.4, pt: 21, minPt: 18 },
} as const;

/**
 * The head when it carries the fields of the association's letters: organisation and authority on the right, the fields
 * on the left, both columns centred on the height of the logo.
 */
export const CERTIFICATE_RECORD_HEAD = {
  orgName: [
    { ...bold, x: 187.5, w: 84, base: 29.2, pt: 17, minPt: 13, ink: 'green' },
    { ...bold, x: 187.5, w: 84, base: 36.2, pt: 15, minPt: 13, ink: 'green' },
  ],
  authority: { ...centred, x: 187.5, w: 84, base: 42.4, pt: 10.5, minPt: 9 },
  licence: { ...centred, x: 187.5, w: 84, base: 47.4, pt: 10.5, minPt: 9 },
  label: { face: 'Amiri Bold', align: 'right', x: 76, w: 20, pt: 12 },
  value: { face: 'Amiri', align: 'right', x: 36, w: 39.5, pt: 12.5, minPt: 10 },
  dots: { from: 36.5, to: 76.5, below: 1 },
  bases: [30.6, 38.4, 46.2],
} as const;

/** Where the facts stand, right to left: with hours, and without. */
export const CERTIFICATE_FACTS = {
  withHours: {
    columns: [
      { x: 199, w: 61 },
      { x: 98, w: 101 },
      { x: 37, w: 61 },
    ],
    rules: [199, 98],
  },
  withoutHours: {
    columns: [
      { x: 148.5, w: 101 },
      { x: 47.5, w: 101 },
    ],
    rules: [148.5],
  },
} as const;
