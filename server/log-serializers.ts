import type { FastifyRequest } from 'fastify';

/** PostgreSQL's own codes have five signs; its words may quote what it was given. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * What the log may say. Headers hold tokens, bodies and addresses hold people: of a request only its route is told. Of
 * a fault its kind, its code and where it happened; what a database said about it is not repeated.
 */
export const logSerializers = {
  req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url ?? 'unknown' }),
  err: (error: Error) => describeFault(error),
};

// A type, not an interface: the logger asks for something it may look through by key.
type DescribedFault = {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: DescribedFault;
};

function describeFault(error: Error): DescribedFault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const mayQuote = code !== undefined && SQLSTATE.test(code);
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: mayQuote ? '' : error.message,
    stack: framesOf(error),
    ...(error.cause instanceof Error ? { cause: describeFault(error.cause) } : {}),
  };
}

/** The stack without its first lines, which repeat the message. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
