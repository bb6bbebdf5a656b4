/** The colours of our papers (docs/PRINTING.md). `black` to `white` are greys; the other three are the motif's. */
export type Ink = 'black' | 'guide' | 'draft' | 'white' | 'green' | 'red' | 'ochre';

/** A colour that a logo brings along: `#17493F`. */
export type LogoColour = `#${string}`;

/** How colours reach the paper: as they are, or in greys chosen for a printer with black toner only. */
export type ColourProfile = 'colour' | 'mono';

/** Whether a colour is laid on a surface or sets text: text on a mono printer is always full black. */
export type InkUse = 'fill' | 'text' | 'line';

const COLOUR: Readonly<Record<Ink, readonly number[]>> = {
  black: [0],
  guide: [0.478],
  draft: [0.88],
  white: [1],
  green: [0.0902, 0.2863, 0.2471],
  red: [0.6588, 0.251, 0.1843],
  ochre: [0.8392, 0.6353, 0.2431],
};

const MONO_FILL: Readonly<Partial<Record<Ink, readonly number[]>>> = { green: [0], red: [0.35], ochre: [0.74] };
const COLOURED: ReadonlySet<Ink> = new Set(['green', 'red', 'ochre']);

/** The PDF operator that sets the colour: `g`/`rg` for fills and text, `G`/`RG` for lines. */
export function inkOperator(ink: Ink | LogoColour, use: InkUse, profile: ColourProfile): string {
  const parts = isLogoColour(ink) ? logoParts(ink, profile) : paletteParts(ink, use, profile);
  const operator = parts.length === 1 ? 'g' : 'rg';
  return `${parts.join(' ')} ${use === 'line' ? operator.toUpperCase() : operator}`;
}

const isLogoColour = (ink: Ink | LogoColour): ink is LogoColour => ink.startsWith('#');

function paletteParts(ink: Ink, use: InkUse, profile: ColourProfile): readonly number[] {
  if (profile === 'colour') return COLOUR[ink];
  if (use === 'fill') return MONO_FILL[ink] ?? COLOUR[ink];
  return COLOURED.has(ink) ? [0] : COLOUR[ink];
}

/** A logo's own colours become greys by how bright they look (Rec. 709). */
function logoParts(colour: LogoColour, profile: ColourProfile): readonly number[] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const parts = profile === 'colour' ? [red, green, blue] : [0.2126 * red + 0.7152 * green + 0.0722 * blue];
  return parts.map((part) => Math.round(part * 1000) / 1000);
}
