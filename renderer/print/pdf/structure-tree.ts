import type { JsPdfInternals } from './jspdf-internals.ts';
import { textString } from './text-string.ts';

/** What a piece of a page is to someone who has it read aloud. */
export interface ContentTag {
  readonly role: 'H1' | 'H2' | 'P' | 'Figure';
  /** The text in reading order, or what a figure shows. */
  readonly text: string;
  /** Pieces of one page with the same block are one paragraph. */
  readonly block?: string | undefined;
}

interface Element {
  readonly role: ContentTag['role'];
  readonly block: string | undefined;
  readonly texts: string[];
  readonly marks: number[];
}

/** The structure of a file: which pieces of its pages are text, in reading order, and which are ornament. */
export interface StructureTree {
  addPage(): void;
  /** Puts a piece of the current page under its tag. */
  tagged(operators: string, tag: ContentTag): string;
  ornament(operators: string): string;
  /** Writes the tree and gives the number of its root. `pageIds` are the object numbers of the pages. */
  put(pdf: JsPdfInternals, pageIds: readonly number[]): number;
}

/*
 * ActualText stands on the structure elements, where assistive technology looks for it. In the page content it does
 * harm: extractors take it for text in visual order and turn it round.
 */
export function createStructureTree(): StructureTree {
  const pages: { elements: Element[]; marks: number }[] = [];

  function elementFor(tag: ContentTag): Element {
    const elements = pages.at(-1)?.elements;
    if (!elements) throw new Error('a page comes before what stands on it');
    const last = elements.at(-1);
    if (last && tag.block !== undefined && last.block === tag.block) return last;
    const element: Element = { role: tag.role, block: tag.block, texts: [], marks: [] };
    elements.push(element);
    return element;
  }

  return {
    addPage: () => void pages.push({ elements: [], marks: 0 }),
    tagged(operators, tag) {
      const element = elementFor(tag);
      const page = pages.at(-1);
      const mark = page ? page.marks++ : 0;
      element.texts.push(tag.text);
      element.marks.push(mark);
      return `/${tag.role} <</MCID ${mark}>> BDC\n${operators}\nEMC`;
    },
    ornament: (operators) => `/Artifact BMC\n${operators}\nEMC`,
    put: (pdf, pageIds) => putTree(pdf, pages, pageIds),
  };
}

function putTree(
  pdf: JsPdfInternals,
  pages: readonly { elements: readonly Element[]; marks: number }[],
  pageIds: readonly number[],
): number {
  const put = (id: number, entries: string): void => {
    pdf.newObjectDeferredBegin(id, true);
    pdf.write(`<<${entries}>>`);
    pdf.write('endobj');
  };
  const [root, document, parents] = [pdf.newObjectDeferred(), pdf.newObjectDeferred(), pdf.newObjectDeferred()];
  const sections = pages.map(() => pdf.newObjectDeferred());
  const references = (ids: readonly number[]): string => ids.map((id) => `${id} 0 R`).join(' ');
  const parentArrays = pages.map(({ elements, marks }, i) => {
    const section = sections[i] ?? 0;
    const owners: number[] = Array.from({ length: marks }, () => 0);
    const kids = elements.map((element) => {
      const id = pdf.newObjectDeferred();
      for (const mark of element.marks) owners[mark] = id;
      const kind = element.role === 'Figure' ? 'Alt' : 'ActualText';
      const content = element.marks.length === 1 ? element.marks[0] : `[${element.marks.join(' ')}]`;
      put(
        id,
        `/S/${element.role}/P ${section} 0 R/Pg ${pageIds[i]} 0 R/K ${content}/${kind}${textString(element.texts.join(' '))}`,
      );
      return id;
    });
    put(section, `/S/Sect/P ${document} 0 R/K[${references(kids)}]`);
    return `${i}[${references(owners)}]`;
  });
  put(parents, `/Nums[${parentArrays.join('\n')}]`);
  put(document, `/S/Document/P ${root} 0 R/K[${references(sections)}]`);
  put(root, `/Type/StructTreeRoot/K ${document} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${pages.length}`);
  return root;
}
