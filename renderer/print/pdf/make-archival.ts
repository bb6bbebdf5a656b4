import { xmpPacket } from './archive-metadata.ts';
import { binaryString, putObject, putStream } from './font-objects.ts';
import type { JsPdfInternals } from './jspdf-internals.ts';
import { riyadhTime } from './riyadh-timestamp.ts';
import { srgbProfile } from './srgb-profile.ts';
import type { StructureTree } from './structure-tree.ts';

export interface ArchivalInfo {
  readonly title: string;
  readonly author: string;
  readonly creator: string;
  readonly producer: string;
  readonly createdAt: string;
}

/** Adds to a file what PDF/A-1b asks for beyond embedded fonts: structure, the meaning of its colours, and metadata. */
export function makeArchival(pdf: JsPdfInternals, structure: StructureTree, info: ArchivalInfo): void {
  const ids = { structure: 0, intent: 0, metadata: 0 };
  pdf.events.subscribe('putPage', ({ pageNumber }: { pageNumber: number }) => {
    pdf.write(`/StructParents ${pageNumber - 1} /Tabs /S`);
  });
  pdf.events.subscribe('postPutResources', () => {
    const pageIds = Array.from({ length: pdf.getNumberOfPages() }, (_, i) => pdf.getPageInfo(i + 1).objId);
    ids.structure = structure.put(pdf, pageIds);
    const profile = putStream(pdf, binaryString(srgbProfile()), [{ key: 'N', value: 3 }]);
    ids.intent = putObject(pdf, [
      '/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)',
      `/Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R`,
    ]);
    ids.metadata = putMetadata(pdf, info);
  });
  pdf.events.subscribe('putCatalog', () => {
    pdf.write(`/Lang (ar-SA) /MarkInfo << /Marked true >> /StructTreeRoot ${ids.structure} 0 R`);
    pdf.write('/ViewerPreferences << /DisplayDocTitle true /Direction /R2L >>');
    pdf.write(`/OutputIntents [${ids.intent} 0 R] /Metadata ${ids.metadata} 0 R`);
  });
}

/** Metadata stay uncompressed, so that a tool that knows nothing of PDF can find them. */
function putMetadata(pdf: JsPdfInternals, info: ArchivalInfo): number {
  const packet = xmpPacket({ ...info, createdAt: riyadhTime(info.createdAt).xmp });
  const objectId = pdf.newObject();
  pdf.putStream({
    data: binaryString(new TextEncoder().encode(packet)),
    objectId,
    filters: [],
    additionalKeyValues: [
      { key: 'Type', value: '/Metadata' },
      { key: 'Subtype', value: '/XML' },
    ],
  });
  pdf.write('endobj');
  return objectId;
}
