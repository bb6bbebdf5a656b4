/** Reads the options of a command; a wrong one is a plain fault that names the right ones. */
import { parseArgs } from 'node:util';
import { plainFault } from './messages.mjs';

/**
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} T
 * @param {T} options
 * @param {string} usage how the command is typed, shown after a mistake
 */
export function readOptions(options, usage) {
  try {
    return parseArgs({ args: process.argv.slice(2), options, strict: true }).values;
  } catch {
    throw plainFault(`خيار غير معروف. الصيغة: ${usage}`, `Unknown option. Usage: ${usage}`);
  }
}

/**
 * @param {string} text
 * @param {{ from: number, to: number, name: string }} limits
 */
export function readNumber(text, { from, to, name }) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= from && number <= to) return number;
  throw plainFault(
    `قيمة غير صالحة للخيار ${name}: ‏«${text}» (من ${from} إلى ${to}).`,
    `${name}: "${text}" is not a number from ${from} to ${to}.`,
  );
}
