import type { TextBox } from '../page/sheet-builder.ts';

/** The appointment slip on A5 portrait, millimetres. */
export const SLIP_PLACES = {
  card: { x: 12, y: 68, w: 124, h: 35.5 },
  timeCell: { x: 76, y: 108, w: 60, h: 22 },
  earlyCell: { x: 12, y: 108, w: 60, h: 22 },
  codes: { map: { x: 93.5, y: 158.5, size: 23 }, change: { x: 31.5, y: 158.5, size: 23 }, captionBase: 186.5 },
  discreetCodes: { map: { x: 91.5, y: 149, size: 27 }, change: { x: 29.5, y: 149, size: 27 }, captionBase: 181 },
} as const;

/** On a discreet slip, everything from the date card to the place stands this much higher. */
export const DISCREET_RISE = 13.5;

const full = { x: 12, w: 124, align: 'centre', face: 'Amiri' } as const;
const fullBold = { ...full, face: 'Amiri Bold' } as const;
const card = { x: 14, w: 120, align: 'centre', face: 'Amiri' } as const;
const right = { x: 76, w: 60, align: 'centre' } as const;
const left = { x: 12, w: 60, align: 'centre' } as const;

export const SLIP_TEXTS = {
  title: { ...fullBold, base: 46, pt: 27, minPt: 20, step: 1, ink: 'green', role: 'title' },
  discreetTitle: { ...fullBold, base: 34.5, pt: 27, minPt: 20, step: 1, ink: 'green', role: 'title' },
  number: { ...full, base: 54.4, pt: 12.5, minPt: 10 },
  discreetNumber: { ...full, base: 45.5, pt: 12.5, minPt: 10 },
  service: { ...fullBold, base: 61.9, pt: 13, minPt: 10.5 },
  weekday: { ...card, base: 76.4, pt: 15 },
  hijri: { ...card, face: 'Amiri Bold', base: 88.4, pt: 28, minPt: 22 },
  gregorian: { ...card, base: 98.4, pt: 13.5, minPt: 11 },
  timeLabel: { ...right, face: 'Amiri', base: 114.6, pt: 11.5 },
  time: { ...right, face: 'Amiri Bold', base: 125, pt: 21, minPt: 16 },
  earlyLabel: { ...left, face: 'Amiri', base: 114.6, pt: 11.5 },
  early: { ...left, face: 'Amiri Bold', base: 125, pt: 18, minPt: 14 },
  placeLabel: { ...full, base: 138.2, pt: 11.5 },
  place1: { ...fullBold, base: 146, pt: 16, minPt: 12 },
  place2: { ...full, base: 153, pt: 12.5, minPt: 10 },
  mapCaption: { x: 84, w: 42, align: 'centre', face: 'Amiri', base: 186.5, pt: 11 },
  changeCaption: { x: 22, w: 42, align: 'centre', face: 'Amiri', base: 186.5, pt: 11 },
  mark: { x: 12, w: 34, base: 17, face: 'Amiri Bold', pt: 9.5, minPt: 8, align: 'left' },
} as const satisfies Record<string, TextBox>;
