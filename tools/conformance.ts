/**
 * Runs vectors through the domain functions: `npm run -s conformance -- FILE.jsonl` ("-" reads from standard input).
 * A line is {"check": NAME, "input": …, "expected": …}. Failing lines are printed with what came out, then the totals;
 * the exit code is 1 when any line failed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { foldDigits } from '#shared/kernel/digits.ts';
import { formatHijri, parseHijri, toGregorian, toHijri } from '#shared/kernel/hijri-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { nationalIdKind } from '#shared/people/national-id.ts';
import { toE164 } from '#shared/people/phone.ts';
import { parseReference } from '#shared/requests/reference-number.ts';
import { sameName } from '#shared/text/name-keys.ts';

const Vector = z.object({ check: z.string(), input: z.json(), expected: z.json() });

const checks: ReadonlyMap<string, (input: unknown) => unknown> = new Map([
  ['phone', onText(toE164)],
  ['national-id', onText(nationalIdKind)],
  ['hijri', onText(hijriOf)],
  ['gregorian', onText(gregorianOf)],
  ['same-name', onPair(sameName)],
  ['reference', onText(parseReference)],
  ['digits', onText(foldDigits)],
]);

process.exitCode = main(process.argv[2]);

function main(source: string | undefined): number {
  if (source === undefined || (source !== '-' && !existsSync(source))) {
    console.error(
      source === undefined ? 'Name a file of vectors, or "-" for standard input.' : `No such file: ${source}`,
    );
    return 2;
  }
  const lines = readFileSync(source === '-' ? 0 : source, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const faults = lines.map((line) => (line.trim() === '' ? null : { line, fault: faultOf(line) }));
  faults.forEach((entry, index) => {
    if (entry !== null && entry.fault !== null)
      console.log(`line ${index + 1}: ${entry.fault}\n  ${entry.line.trim()}`);
  });
  const failed = faults.filter((entry) => entry !== null && entry.fault !== null).length;
  const passed = faults.filter((entry) => entry !== null && entry.fault === null).length;
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** Why a line failed, or null where what came out is what was expected. */
function faultOf(line: string): string | null {
  try {
    const vector = Vector.safeParse(JSON.parse(line));
    if (!vector.success) return 'not a vector: "check", "input" and "expected" are needed';
    const { check, input, expected } = vector.data;
    const run = checks.get(check);
    if (run === undefined) return `unknown check "${check}"; there are: ${[...checks.keys()].join(', ')}`;
    const outcome = run(input);
    if (isDeepStrictEqual(outcome, expected)) return null;
    return `${check} gave ${JSON.stringify(outcome)}, expected ${JSON.stringify(expected)}`;
  } catch (error) {
    if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Dates are Gregorian days; an instant stands for the day it falls on in Riyadh. */
function hijriOf(text: string): string | null {
  const isInstant = text.includes('T') && !Number.isNaN(Date.parse(text));
  const hijri = toHijri(isInstant ? riyadhDate(text) : text);
  return hijri === null ? null : formatHijri(hijri, 'numeric', { digits: 'latin' });
}

function gregorianOf(text: string): string | null {
  const hijri = parseHijri(text);
  return hijri.ok ? toGregorian(hijri.value) : null;
}

function onText(run: (text: string) => unknown): (input: unknown) => unknown {
  return (input) => {
    if (typeof input !== 'string') throw new TypeError('the input of this check is one text');
    return run(input);
  };
}

function onPair(run: (a: string, b: string) => unknown): (input: unknown) => unknown {
  return (input) => {
    const pair = z.tuple([z.string(), z.string()]).safeParse(input);
    if (!pair.success) throw new TypeError('the input of this check is a list of two texts');
    return run(...pair.data);
  };
}
