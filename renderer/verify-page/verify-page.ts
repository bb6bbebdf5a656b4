import decodeQr from 'qr/decode.js';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { formatHijri, toHijri } from '#shared/kernel/hijri-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { listsOf, VerificationFacts } from '#shared/verification/verification-facts.ts';
import { verifyCode, type CodeVerdict } from '#shared/verification/verify-certificate.ts';
import words from '../i18n/locales/ar/verification.json' with { type: 'json' };

/*
 * The public page: one file, no server behind it. Its facts were put into it when it was made, and it asks nobody
 * anything. A code may come behind "#" in its address, which no server ever sees.
 */

const tones: Record<CodeVerdict['kind'], 'ok' | 'warn' | 'bad'> = {
  genuine: 'ok',
  replaced: 'warn',
  'unknown-key': 'warn',
  revoked: 'bad',
  altered: 'bad',
  'no-code': 'warn',
  'damaged-code': 'warn',
};

/** Milliseconds between two looks at the camera's picture. */
const LOOK_EVERY = 150;

function element<Kind extends HTMLElement>(id: string, kind: abstract new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}

const facts = VerificationFacts.parse(JSON.parse(element('facts', HTMLScriptElement).textContent ?? ''));
const lists = listsOf(facts);
const code = element('code', HTMLTextAreaElement);

element('association', HTMLElement).textContent = facts.association;
element('listed', HTMLElement).textContent = words.listsOf.replace('{{when}}', hijri(riyadhDate(facts.madeAt)));
code.addEventListener('input', () => show(code.value));
element('camera', HTMLButtonElement).addEventListener('click', () => void watch());
if (location.hash.length > 1) {
  code.value = location.hash.slice(1);
  show(code.value);
}

function hijri(isoDate: string): string {
  const date = toHijri(isoDate);
  return date ? formatHijri(date, 'long', { locale: 'ar', digits: 'arabic' }) : isoDate;
}

function show(text: string): void {
  const result = element('result', HTMLElement);
  result.replaceChildren();
  if (text.trim() === '') return;
  const verdict = verifyCode(text, lists);
  result.dataset['tone'] = tones[verdict.kind];
  const since = 'since' in verdict ? hijri(verdict.since) : '';
  result.append(
    made('h2', words.verdict[verdict.kind].replace('{{since}}', since)),
    made('p', words.means[verdict.kind]),
    ...('facts' in verdict ? [factsOf(verdict.facts)] : []),
  );
}

function factsOf(said: Extract<CodeVerdict, { kind: 'genuine' }>['facts']): HTMLElement {
  const list = document.createElement('dl');
  const rows: [string, string][] = [
    [words.name, said.name],
    [words.opportunity, said.opportunityTitle],
    [words.hours, toArabicDigits(String(said.hours).replace('.', '٫'))],
    [words.issuedOn, hijri(said.issuedOn)],
    [words.number, `\u2066${said.certificateNumber}\u2069`],
  ];
  list.append(...rows.flatMap(([term, value]) => [made('dt', term), made('dd', value)]));
  return list;
}

function made(name: string, text: string): HTMLElement {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}

async function watch(): Promise<void> {
  const picture = element('picture', HTMLVideoElement);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    picture.hidden = false;
    picture.srcObject = stream;
    await picture.play();
    const text = await firstCodeIn(picture);
    for (const track of stream.getTracks()) track.stop();
    picture.hidden = true;
    code.value = text;
    show(text);
  } catch {
    element('result', HTMLElement).replaceChildren(made('p', words['no-camera']));
  }
}

async function firstCodeIn(picture: HTMLVideoElement): Promise<string> {
  const canvas = document.createElement('canvas');
  for (;;) {
    const { videoWidth: width, videoHeight: height } = picture;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context && width > 0) {
      context.drawImage(picture, 0, 0);
      const text = decoded({ width, height, data: context.getImageData(0, 0, width, height).data });
      if (text !== null) return text;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function decoded(image: Parameters<typeof decodeQr>[0]): string | null {
  try {
    return decodeQr(image);
  } catch {
    // Most pictures show no code, or half of one.
    return null;
  }
}
