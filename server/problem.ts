import type { Problem, ProblemCode } from '#shared/contract/problem.ts';

/** One table for every refusal: the status it has and what it says to an engineer reading a log. */
const problems: Record<ProblemCode, { readonly status: number; readonly title: string }> = {
  'malformed-request': { status: 400, title: 'The request does not have the shape the protocol asks for.' },
  'body-too-large': { status: 413, title: 'The request is larger than the server accepts.' },
  'unknown-route': { status: 404, title: 'There is nothing at this address.' },
  'not-signed-in': { status: 401, title: 'The token is missing or not known.' },
  'secret-wrong': { status: 403, title: 'This is not how this person signs in here.' },
  'not-permitted': { status: 403, title: 'The person signed in may not do this.' },
  'device-revoked': { status: 403, title: 'This desk was revoked; it may send what waits, and nothing else.' },
  'user-unknown': { status: 404, title: 'There is no such person.' },
  'desk-unknown': { status: 404, title: 'There is no such desk.' },
  'last-administrator': { status: 409, title: 'Somebody has to remain who can administer.' },
  'own-administration': {
    status: 409,
    title: 'Nobody takes the administration from himself; another administrator does.',
  },
  'code-unknown': { status: 403, title: 'The enrolment code is unknown, used or expired.' },
  'no-desk-code-left': { status: 409, title: 'All ninety-nine desk codes are leased.' },
  'protocol-unsupported': { status: 426, title: 'The server speaks another protocol; update whichever is older.' },
  'epoch-changed': { status: 409, title: 'The server was restored; say hello again.' },
  'operation-gap': { status: 409, title: 'Operations are missing before the first one sent.' },
  'device-cloned': { status: 409, title: 'Two desks use this token; one of them has to be enrolled again.' },
  'too-many-requests': { status: 429, title: 'Too many requests; try again later.' },
  'server-unavailable': { status: 503, title: 'The database does not answer; try again later.' },
  'internal-fault': { status: 500, title: 'The server failed; the fault is in its log.' },
};

/** Thrown by routes and services; the error handler of the app turns it into a problem document. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, details: Pick<Problem, 'epoch' | 'expectedMid' | 'field'> = {}) {
    const { status, title } = problems[code];
    super(title);
    this.problem = { type: `urn:istiqbal:problem:${code}`, title, status, code, ...details };
  }
}
