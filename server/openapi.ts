import { z } from 'zod';
import { DigestRequest, DigestResponse } from '#shared/contract/digest.ts';
import { EnrolmentCode, EnrolRequest, EnrolResponse } from '#shared/contract/enrol.ts';
import { HelloRequest, HelloResponse } from '#shared/contract/hello.ts';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PullRequest, PullResponse } from '#shared/contract/pull.ts';
import { PushRequest, PushResponse } from '#shared/contract/push.ts';
import { RepairRequest, RepairResponse } from '#shared/contract/repair.ts';
import { SigningKeyRequest, SigningKeyResponse } from '#shared/contract/signing-keys.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';

interface Message {
  readonly operationId: string;
  readonly summary: string;
  readonly request?: z.ZodType;
  readonly response: z.ZodType;
  /** Whose token it asks for; null: nobody's. */
  readonly token: 'desk' | 'administrator' | null;
}

/** What the server answers to `POST`, by path. */
const messages: Record<string, Message> = {
  '/enrolment-codes': {
    operationId: 'newEnrolmentCode',
    summary: 'A one-time code that makes one computer a desk.',
    response: EnrolmentCode,
    token: 'administrator',
  },
  '/enrol': {
    operationId: 'enrol',
    summary: 'Uses up a code; the answer holds the token of the new desk.',
    request: EnrolRequest,
    response: EnrolResponse,
    token: null,
  },
  '/sync/hello': {
    operationId: 'hello',
    summary: `The first word of a connection: epoch, generation, scopes, and the last mid the server has of this desk. Protocol ${SYNC_PROTOCOL}.`,
    request: HelloRequest,
    response: HelloResponse,
    token: 'desk',
  },
  '/sync/push': {
    operationId: 'push',
    summary: `A run of operations (schema ${OPERATION_SCHEMA}) whose mids count on from lastMid without gaps; all are taken or none. Sending a run again is harmless.`,
    request: PushRequest,
    response: PushResponse,
    token: 'desk',
  },
  '/sync/pull': {
    operationId: 'pull',
    summary:
      'What changed in each scope after its cursor (0: everything). Take a page only if it begins at your cursor, then move the cursor to `to`.',
    request: PullRequest,
    response: PullResponse,
    token: 'desk',
  },
  '/sync/digest': {
    operationId: 'digest',
    summary:
      'Counts and sums of what the server holds, in 256 buckets a scope: bucket = first byte of SHA-256("table/id"), sum = of the first six bytes of SHA-256("table/id/scope/epoch/revision"), modulo 2^48.',
    request: DigestRequest,
    response: DigestResponse,
    token: 'desk',
  },
  '/sync/repair': {
    operationId: 'repair',
    summary: 'The difference between what a desk holds of one bucket and what stands.',
    request: RepairRequest,
    response: RepairResponse,
    token: 'desk',
  },
  '/signing-keys': {
    operationId: 'certifySigningKey',
    summary: "The association vouches for a desk's signing key.",
    request: SigningKeyRequest,
    response: SigningKeyResponse,
    token: 'desk',
  },
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
};

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  content: { 'application/json': { schema: schemaOf(schema, io) } },
});

const refusal = {
  description: 'Refused; `code` says why (RFC 9457).',
  content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
};

function describe([path, { operationId, summary, request, response, token }]: [string, Message]) {
  const post = {
    operationId,
    summary,
    security: token === null ? [] : [{ [token]: [] }],
    ...(request ? { requestBody: { required: true, ...json(request, 'input') } } : {}),
    responses: { '200': { description: 'The answer.', ...json(response, 'output') }, default: refusal },
  };
  return [path, { post }];
}

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });
const text = (type: string, description: string) => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});

/** The wire as an OpenAPI 3.1 document, made from the schemas that check each message: a client can be written from it alone. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Istiqbal',
      version: String(SYNC_PROTOCOL),
      description:
        'A desk says hello, sends what it has (push), fetches what changed (pull), and listens for pokes. An operation of ' +
        'kind `create` carries a whole record of its table (components), one of kind `change` the changed fields and the ' +
        'revision and epoch of the record that its author knew. The order of the server decides; what a later operation ' +
        'overwrote without knowing it is kept and answered `conflict`.',
    },
    paths: {
      ...Object.fromEntries(Object.entries(messages).map(describe)),
      '/sync/live': {
        get: {
          operationId: 'live',
          summary: 'Server-sent events `poke`: something changed, pull.',
          security: [{ desk: [] }],
          responses: { '200': text('text/event-stream', 'The stream.'), default: refusal },
        },
      },
      '/healthz': {
        get: {
          operationId: 'health',
          summary: '200 while the server can do its work, 503 while it cannot.',
          security: [],
          responses: { '200': { description: 'Well.' }, '503': { description: 'Not well; the body says what.' } },
        },
      },
      '/metrics': {
        get: {
          operationId: 'metrics',
          summary: 'Figures for Prometheus.',
          security: [],
          responses: { '200': text('text/plain', 'Prometheus text format.') },
        },
      },
    },
    components: {
      securitySchemes: {
        desk: bearer('The token that /enrol gave the desk.'),
        administrator: bearer("The secret beside the server's data, in administration.json."),
      },
      schemas: Object.fromEntries(
        Object.entries(recordSchemas).map(([table, schema]) => [table, schemaOf(schema, 'input')]),
      ),
    },
  };
}
