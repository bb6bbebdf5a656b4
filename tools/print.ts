import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createPrintEngine, PAPER_FACES, type FaceName } from '#renderer/print/print-engine.ts';
import { renderDocument } from '#renderer/print/render-document.ts';
import { DOCUMENT_KINDS, isDocumentKind } from '#shared/documents/document-kind.ts';
import { describeProblem } from '#shared/documents/document-problem.ts';
import { loadPrintResources } from './load-print-resources.ts';
import { plainFault, say } from './messages.mjs';

const USAGE = `print KIND DATA.json OUT.pdf [--font FACE] [--created ISO-INSTANT] [--mono] [--plain] [--dx MM] [--dy MM]
KIND: ${DOCUMENT_KINDS.join(', ')}
--plain: neither tagged nor PDF/A
FACE (specimen only): ${PAPER_FACES.join(', ')} or the path of a TrueType file`;

const refuse = (ar: string, en: string): never => {
  throw plainFault(ar, en);
};

/** Makes the file, or gives the exit code 2 after saying why not; then no file is left behind. */
async function print(): Promise<number> {
  const { values, positionals } = readArguments();
  const [kind = '', dataPath = '', outPath = ''] = positionals;
  if (positionals.length !== 3) {
    refuse('يلزم ثلاثة: النوع وملف البيانات وملف الخرج', `three arguments are needed\n${USAGE}`);
  }
  if (!isDocumentKind(kind)) return refuse(`لا يوجد نوع باسم «${kind}»`, `there is no kind '${kind}'\n${USAGE}`);
  const data = parseJson(await readOrRefuse(dataPath), dataPath);
  const { face, specimenFont } = await chooseFace(values.font ?? 'Amiri');
  const resources = await loadPrintResources();
  const engine = await createPrintEngine(specimenFont ? { ...resources, specimenFont } : resources).catch(() =>
    refuse(`الملف ليس خط TrueType: ${values.font}`, `not a TrueType font: ${values.font}`),
  );
  const rendered = await renderDocument(engine, kind, data, {
    createdAt: instant(values.created),
    profile: values.mono ? 'mono' : 'colour',
    offset: { dx: millimetres(values.dx, '--dx'), dy: millimetres(values.dy, '--dy') },
    archival: !values.plain,
    face,
  });
  if (!rendered.ok) {
    for (const { ar, en } of rendered.error.map(describeProblem)) say(ar, en);
    return 2;
  }
  const { bytes, pages } = rendered.value;
  await writeWhole(outPath, bytes);
  console.log(`${outPath}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${bytes.length} bytes`);
  return 0;
}

/** Under another name first, so that nobody ever finds half a file. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, bytes);
    await rename(partial, path);
  } catch (fault) {
    await rm(partial, { force: true });
    refuse(`تعذّرت الكتابة في ${path}`, `cannot write ${path}: ${fault instanceof Error ? fault.message : ''}`);
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        font: { type: 'string' },
        created: { type: 'string' },
        mono: { type: 'boolean' },
        plain: { type: 'boolean' },
        dx: { type: 'string' },
        dy: { type: 'string' },
      },
    });
  } catch (fault) {
    return refuse('خيار غير معروف', `${fault instanceof Error ? fault.message : 'unknown option'}\n${USAGE}`);
  }
}

const readOrRefuse = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => refuse(`تعذّرت قراءة ${path}`, `cannot read ${path}`));

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return refuse(
      `${path} ليس ملف JSON سليمًا`,
      `${path} is not valid JSON: ${fault instanceof Error ? fault.message : ''}`,
    );
  }
}

async function chooseFace(name: string): Promise<{ face: FaceName; specimenFont?: Uint8Array }> {
  const known = PAPER_FACES.find((face) => face.toLowerCase() === name.toLowerCase());
  if (known) return { face: known };
  if (name.toLowerCase() === 'cairo') return { face: 'Cairo Bold' };
  const specimenFont = await readFile(name).catch(() =>
    refuse(`لا يوجد خط باسم «${name}» ولا ملف بهذا المسار`, `there is no face and no file '${name}'`),
  );
  return { face: 'specimen', specimenFont: new Uint8Array(specimenFont) };
}

function instant(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  if (Number.isNaN(Date.parse(text))) refuse(`ليس وقتًا: ${text}`, `--created is not an instant: ${text}`);
  return text;
}

function millimetres(text: string | undefined, option: string): number {
  const value = Number(text ?? 0);
  if (!(Math.abs(value) <= 4))
    refuse(`${option}: من ‎-4 إلى 4 مليمترات`, `${option} must lie between -4 and 4 millimetres`);
  return value;
}

try {
  process.exitCode = await print();
} catch (fault) {
  if (!(fault instanceof Error && 'arabic' in fault && 'english' in fault)) throw fault;
  say(String(fault.arabic), String(fault.english));
  process.exitCode = 2;
}
