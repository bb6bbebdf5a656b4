import { jsPDF, type jsPDFOptions } from 'jspdf';
import type { JsPdfFont } from './jspdf-internals.ts';

/** jsPDF's table of fonts, by resource name. */
export type FontTable = Record<string, JsPdfFont>;

let claim: ((table: FontTable) => void) | undefined;

// jsPDF shows its font table only to listeners of its constructor, and those are common to all documents.
jsPDF.API.events.push(['addFonts', ({ fonts }: { fonts: FontTable }) => claim?.(fonts)]);

/**
 * Starts a document without the fourteen standard fonts, which jsPDF would name in every file and embed in none, and
 * hands over its font table to be filled with fonts that are embedded.
 */
export function openDocument(options: jsPDFOptions): { document: jsPDF; fonts: FontTable } {
  let fonts: FontTable = {};
  claim = (table) => {
    for (const name of Object.keys(table)) delete table[name];
    fonts = table;
  };
  try {
    return { document: new jsPDF(options), fonts };
  } finally {
    claim = undefined;
  }
}
