import type { Letterhead } from '#shared/documents/letterhead.ts';
import { strip } from '../art/ornaments.ts';
import type { SheetBuilder } from '../page/sheet-builder.ts';
import { phoneText } from './a5-head.ts';
import { LETTER_HEAD } from './letter-layout.ts';
import { setLogo } from './set-logo.ts';

/** The association's head on A4, drawn where the paper is blank, and its foot. */
export function setLetterHead(sheet: SheetBuilder, letterhead: Letterhead): void {
  setLogo(sheet, letterhead, LETTER_HEAD.logo);
  letterhead.nameLines.forEach((line, i) => {
    sheet.text(`letterhead.nameLines[${i}]`, line, {
      ...(LETTER_HEAD.orgName[i] ?? LETTER_HEAD.orgName[0]),
      block: 'nameLines',
    });
  });
  sheet.text('letterhead.authority', letterhead.authority, LETTER_HEAD.authority);
  sheet.text('letterhead.licence', letterhead.licence, LETTER_HEAD.licence);
  const { x, y, width, modules } = LETTER_HEAD.strip;
  sheet.add({ kind: 'art', key: 'a4-strip', x, y, draw: () => strip(width, modules, 'down') });
  setLetterFoot(sheet, letterhead);
}

/** The foot alone: address and telephone, as on every page. */
export function setLetterFoot(sheet: SheetBuilder, letterhead: Letterhead): void {
  const { width, modules } = LETTER_HEAD.strip;
  const { x, y } = LETTER_HEAD.footStrip;
  sheet.add({ kind: 'art', key: 'a4-foot-strip', x, y, draw: () => strip(width, modules, 'up') });
  sheet.text('letterhead.address', letterhead.address, LETTER_HEAD.address);
  sheet.text('letterhead.phone', phoneText(letterhead.phone), LETTER_HEAD.phone);
}
