import type { Marks } from '#shared/documents/document-data.ts';
import type { Letterhead } from '#shared/documents/letterhead.ts';
import { fitPoints, lineLength } from '../page/fit-text.ts';
import type { SheetBuilder, TextBox } from '../page/sheet-builder.ts';
import { muteLine } from '../shaping/line-shaper.ts';
import { setPicture } from './set-picture.ts';

/**
 * «مسودة» across the page; comes first, under everything else. The word is ornament here: read back, it would stand in
 * pieces between the lines. The title of the file says it instead.
 */
export function setDraft(
  sheet: SheetBuilder,
  marks: Marks,
  place: { x: number; y: number; points: number; turn: number },
): void {
  if (!marks.draft) return;
  const line = muteLine(sheet.shape('marks.draft', 'مسودة', 'Amiri Bold'));
  const angle = (place.turn * Math.PI) / 180;
  const length = lineLength(line.width, place.points);
  const rise = place.points * 0.12;
  sheet.add({
    kind: 'text',
    line,
    x: place.x - (length / 2) * Math.cos(angle) + (rise / 2) * Math.sin(angle),
    base: place.y + (length / 2) * Math.sin(angle) + (rise / 2) * Math.cos(angle),
    points: place.points,
    ink: 'draft',
    role: 'artifact',
    turn: place.turn,
  });
}

/** «نسخة رقم ٢» or «بدل فاقد», where the paper has its place for it. */
export function setCopyMark(sheet: SheetBuilder, marks: Marks, box: TextBox): void {
  const texts = [marks.replacement ? 'بدل فاقد' : [], marks.copy ? `نسخة رقم\u00a0${marks.copy}` : []].flat();
  sheet.text('marks', texts.join(' – '), box);
}

const STAMP_DASH = [1.2, 1];

/** The association's stamp; where its picture is not given, the dashed ring where it goes, with its word. */
export function setStamp(
  sheet: SheetBuilder,
  { stamp }: Pick<Letterhead, 'stamp'>,
  ring: { x: number; y: number; radius: number },
  label: TextBox,
): void {
  if (stamp !== undefined) {
    const { x, y, radius } = ring;
    setPicture(sheet, stamp, { x: x - radius, y: y - radius, size: 2 * radius }, 'ختم الجمعية');
    return;
  }
  sheet.add({ kind: 'circle', ...ring, width: 0.2, ink: 'guide', dash: STAMP_DASH });
  sheet.text('stamp', 'الختم', label);
}

/** Between a label and its value, in ems. */
const LABEL_GAP = 0.55;

/**
 * A label and its value side by side, centred together or from the right, as two texts: in one text, whoever reads the file back may put
 * the number on the wrong side of its label.
 */
export function setLabelled(
  sheet: SheetBuilder,
  field: string,
  texts: { label: string; value: string },
  box: TextBox,
): void {
  const label = sheet.shape(field, texts.label, box.face).width;
  const value = sheet.shape(field, texts.value, box.face).width;
  const pt = fitPoints(label + LABEL_GAP + value, box) ?? box.minPt ?? box.pt;
  const length = lineLength(label + LABEL_GAP + value, pt);
  const left = box.x + (box.align === 'centre' ? (box.w - length) / 2 : box.w - length);
  const labelLength = lineLength(label, pt);
  const valueLength = lineLength(value, pt);
  sheet.text(field, texts.label, { ...box, align: 'right', pt, x: left + length - labelLength, w: labelLength });
  sheet.text(field, texts.value, { ...box, align: 'left', pt, x: left, w: valueLength });
  if (length > box.w + 0.01) sheet.refuse({ kind: 'text-too-long', field, text: texts.value });
}

export interface RuledFieldPlaces {
  readonly label: Omit<TextBox, 'base'>;
  readonly value: Omit<TextBox, 'base'>;
  readonly dots: { readonly from: number; readonly to: number; readonly below: number };
  readonly base: number;
}

/** A field of the letterhead: label, and the value on a dotted line, as it would be written by hand. */
export function setRuledField(
  sheet: SheetBuilder,
  field: string,
  texts: { label: string; value: string },
  { label, value, dots, base }: RuledFieldPlaces,
): void {
  const y = base + dots.below;
  sheet.text(field, texts.label, { ...label, base });
  sheet.add({ kind: 'line', from: [dots.from, y], to: [dots.to, y], width: 0.2, ink: 'black', dash: [0.25, 0.9] });
  sheet.text(field, texts.value, { ...value, base });
}
