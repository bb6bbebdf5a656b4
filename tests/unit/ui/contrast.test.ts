import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');

/** The two colours of each token, as [lightness, chroma, hue]. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([^/)]+)\), oklch\(([^/)]+)\)\)/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: numbers(light), dark: numbers(dark) },
  ]),
);

function numbers(text = ''): readonly number[] {
  return text.trim().split(/\s+/).map(Number);
}

/** OKLCH to 8-bit sRGB as a screen shows it, then the relative luminance of WCAG 2.2. */
function luminance([lightness = 0, chroma = 0, hue = 0]: readonly number[]): number {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(asShown);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** A linear channel after rounding to the 256 steps of the screen. */
function asShown(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  const step = Math.round(encoded * 255) / 255;
  return step <= 0.04045 ? step / 12.92 : ((step + 0.055) / 1.055) ** 2.4;
}

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [a, b] = [front, back].map((name) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`No such token: ${name}`);
    return luminance(token[theme]);
  });
  const [low, high] = [a ?? 0, b ?? 0].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const grounds = ['bg', 'surface', 'sunken', 'raised', 'hover', 'accent-soft'];
const states = ['ok', 'warn', 'bad', 'info'];
const pairs = (fronts: readonly string[], backs: readonly string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const texts = [
  ...pairs(['text', 'text-2', 'text-3', 'accent-text'], grounds),
  ...pairs(states, ['bg', 'surface', 'raised', 'sunken']),
  ...states.map((state) => [state, `${state}-soft`] as const),
  ...states.map((state) => ['text', `${state}-soft`] as const),
  ...pairs(['on-accent'], ['accent', 'accent-hover', 'accent-press']),
  ...pairs(['on-deep', 'on-deep-2'], ['accent-deep']),
  ['on-seal', 'seal'] as const,
];
const edges = [...pairs(['line-field', 'focus', 'accent'], ['bg', 'surface', 'sunken', 'raised'])];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(texts)('%s can be read on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)('the edge %s can be told from %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});

test('the computation agrees with the extremes of the standard', () => {
  const white = luminance([1, 0, 0]);
  const black = luminance([0, 0, 0]);
  expect((white + 0.05) / (black + 0.05)).toBeCloseTo(21, 5);
});
