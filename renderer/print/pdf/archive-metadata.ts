export interface ArchiveMetadata {
  readonly title: string;
  readonly author: string;
  readonly creator: string;
  readonly producer: string;
  /** ISO with offset, the same instant as in the file's information dictionary. */
  readonly createdAt: string;
}

/** The XMP packet of a PDF/A-1b file: it must say exactly what the information dictionary says. */
export function xmpPacket({ title, author, creator, producer, createdAt }: ArchiveMetadata): string {
  const entry = (name: string, value: string): string => (value ? `<${name}>${value}</${name}>` : '');
  const alternative = title ? `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt>` : '';
  const authors = author ? `<rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq>` : '';
  const description = (prefix: string, namespace: string, content: string): string =>
    `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">${content}</rdf:Description>`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    description(
      'pdfaid',
      'http://www.aiim.org/pdfa/ns/id/',
      entry('pdfaid:part', '1') + entry('pdfaid:conformance', 'B'),
    ),
    description(
      'dc',
      'http://purl.org/dc/elements/1.1/',
      `${entry('dc:format', 'application/pdf')}${entry('dc:title', alternative)}${entry('dc:creator', authors)}`,
    ),
    description(
      'xmp',
      'http://ns.adobe.com/xap/1.0/',
      entry('xmp:CreatorTool', escaped(creator)) + entry('xmp:CreateDate', createdAt),
    ),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', entry('pdf:Producer', escaped(producer))),
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
