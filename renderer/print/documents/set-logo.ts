import type { Letterhead, VectorLogo } from '#shared/documents/letterhead.ts';
import { fallbackMark } from '../art/ornaments.ts';
import { pdfPath } from '../images/svg-path.ts';
import type { LogoColour } from '../page/palette.ts';
import type { SheetBuilder } from '../page/sheet-builder.ts';
import { contained, setPicture, type Square } from './set-picture.ts';

const FIELD = 'letterhead.logo';
const ALT = 'شعار الجمعية';

/** The association's logo in the middle of a square, as large as it goes in; without one, a mark of the house's style. */
export function setLogo(sheet: SheetBuilder, { logo }: Letterhead, square: Square): void {
  if (logo === undefined) setFallback(sheet, square);
  else if (typeof logo === 'string') setPicture(sheet, logo, square, ALT);
  else setVector(sheet, logo, square);
}

function setFallback(sheet: SheetBuilder, { x, y, size }: Square): void {
  sheet.add({ kind: 'art', key: `mark-${size}`, x, y, draw: () => fallbackMark(size), alt: ALT });
}

function setVector(sheet: SheetBuilder, logo: VectorLogo, square: Square): void {
  const fills = logo.fills.map(({ colour, path }) => ({ ink: colour as LogoColour, path: pdfPath(path) ?? '' }));
  if (fills.some(({ path }) => path === '')) {
    const reason = {
      ar: 'رسم الشعار فيه أوامر غير مدعومة (المسموح M L H V C S Q T Z)',
      en: 'the drawing has commands other than M L H V C S Q T Z',
    };
    sheet.refuse({ kind: 'unusable-image', field: FIELD, reason });
    return;
  }
  const { x, y, w } = contained(logo, square);
  sheet.add({ kind: 'art', key: 'logo', x, y, scale: w / logo.width, draw: () => [{ fills }], alt: ALT });
}
