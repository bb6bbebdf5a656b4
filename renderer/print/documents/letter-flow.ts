import type { SheetBuilder } from '../page/sheet-builder.ts';
import { LETTER_FLOW as FLOW, LETTER_TEXTS } from './letter-layout.ts';
import { layParagraphs, type ParagraphLine } from './set-paragraph.ts';

/** The body of a letter on its pages, at one size. */
export interface LetterFlow {
  readonly pt: number;
  readonly pages: readonly (readonly ParagraphLine[])[];
}

/**
 * Lays the body out at the largest size at which the signature still stands on the first page; a letter too long for
 * that is set at the smallest size over several pages, the last of which carries at least two lines above the signature.
 */
export function flowLetter(sheet: SheetBuilder, body: string): LetterFlow {
  const at = (pt: number): ParagraphLine[] =>
    layParagraphs(sheet, 'body', body, {
      ...LETTER_TEXTS.body,
      pt,
      leading: pt * FLOW.leadingPerPoint,
      gap: FLOW.paragraphGap,
    });
  for (const pt of FLOW.sizes) {
    const lines = at(pt);
    if ((lines.at(-1)?.base ?? 0) <= FLOW.lastBaseToSign) return { pt, pages: [lines] };
  }
  const pt = FLOW.sizes.at(-1) ?? LETTER_TEXTS.body.pt;
  return { pt, pages: overPages(at(pt)) };
}

function overPages(lines: readonly ParagraphLine[]): ParagraphLine[][] {
  const pages: ParagraphLine[][] = [];
  let rest = [...lines];
  while (rest.length > 0) {
    const onPage = moved(rest, pages.length === 0 ? 0 : FLOW.nextFirstBase - (rest[0]?.base ?? 0));
    if (pages.length > 0 && (onPage.at(-1)?.base ?? 0) <= FLOW.lastBaseToSign) {
      pages.push(onPage);
      break;
    }
    const fitting = onPage.filter((line) => line.base <= FLOW.lastBaseOfPage).length;
    // Two lines at least go over, so that nobody signs under a lone line.
    const kept = Math.max(1, Math.min(fitting, rest.length - 2));
    pages.push(onPage.slice(0, kept));
    rest = rest.slice(kept);
  }
  return pages;
}

const moved = (lines: readonly ParagraphLine[], dy: number): ParagraphLine[] =>
  lines.map((line) => ({ ...line, base: line.base + dy }));
