import harfbuzzUrl from 'harfbuzzjs/dist/harfbuzz.wasm?url';
import amiriBoldUrl from '#resources/fonts/Amiri-Bold.ttf?url';
import amiriUrl from '#resources/fonts/Amiri-Regular.ttf?url';
import cairoBoldUrl from '#resources/fonts/Cairo-Bold.ttf?url';
import naskhBoldUrl from '#resources/fonts/NotoNaskhArabic-Bold.ttf?url';
import naskhUrl from '#resources/fonts/NotoNaskhArabic-Regular.ttf?url';
import { createPrintEngine, type PrintEngine } from './print-engine.ts';
import type { PrintAnswer, PrintRequest } from './print-messages.ts';
import { renderDocument } from './render-document.ts';

/*
 * Runs in a module worker: one warm engine, one document after another. Everything it fetches is part of the app, so it
 * prints without a network.
 */
async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function startEngine(): Promise<PrintEngine> {
  const [harfbuzz, amiri, amiriBold, cairoBold, naskh, naskhBold] = await Promise.all(
    [harfbuzzUrl, amiriUrl, amiriBoldUrl, cairoBoldUrl, naskhUrl, naskhBoldUrl].map(fetchBytes),
  );
  if (!harfbuzz || !amiri || !amiriBold || !cairoBold || !naskh || !naskhBold) throw new Error('a font is missing');
  const fonts = {
    Amiri: amiri,
    'Amiri Bold': amiriBold,
    'Cairo Bold': cairoBold,
    'Noto Naskh Arabic': naskh,
    'Noto Naskh Arabic Bold': naskhBold,
  };
  return createPrintEngine({ harfbuzz, fonts });
}

const engine = startEngine();
// A failed start is told to whoever asks for a document; nobody else could handle it.
engine.catch(() => {});

const PAGES_PER_REPORT = 10;

async function answer({ id, kind, data, options }: PrintRequest): Promise<PrintAnswer> {
  try {
    const onPage = (done: number): void => {
      if (done % PAGES_PER_REPORT === 0) post({ id, done });
    };
    return { id, outcome: await renderDocument(await engine, kind, data, options, onPage) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

const post = (message: PrintAnswer, transfer: Transferable[] = []): void =>
  globalThis.postMessage(message, { transfer });

async function serve(request: PrintRequest): Promise<void> {
  const reply = await answer(request);
  const isDone = 'outcome' in reply && reply.outcome.ok;
  post(reply, isDone ? [reply.outcome.value.bytes.buffer as ArrayBuffer] : []);
}

globalThis.addEventListener('message', ({ data }: MessageEvent<PrintRequest>) => void serve(data));
