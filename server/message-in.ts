import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { fieldAtFault } from '#shared/kernel/field-at-fault.ts';
import { ProblemError } from './problem.ts';

/** Deeper than any message of ours. Shapes are checked by recursion, whose stack a hostile body must not exhaust. */
const DEPTH_LIMIT = 32;

/** The message that a request carries; one of another shape is refused, and the field that is wrong is named. */
export function messageIn<Schema extends z.ZodType>(schema: Schema, { body }: FastifyRequest): z.infer<Schema> {
  if (isTooDeep(body)) throw new ProblemError('malformed-request');
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ProblemError('malformed-request', { field: fieldAtFault(parsed.error) });
  return parsed.data;
}

function isTooDeep(body: unknown): boolean {
  let level = [body].filter(isObject);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === DEPTH_LIMIT) return true;
    level = level.flatMap((value) => Object.values(value).filter(isObject));
  }
  return false;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
