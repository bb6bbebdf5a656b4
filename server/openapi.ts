import { z } from 'zod';
import { Poke } from '#shared/contract/poke.ts';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';
import { messages, type Message } from './openapi-messages.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
};

const content = (schema: z.ZodType, io: 'input' | 'output', mediaType = 'application/json') => ({
  content: { [mediaType]: { schema: schemaOf(schema, io) } },
});

const refusal = {
  description: 'Refused; `code` says why (RFC 9457).',
  content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
};

function describe([path, { operationId, summary, request, response, mediaType, token }]: [string, Message]) {
  const post = {
    operationId,
    summary,
    security: token === null ? [] : [{ [token]: [] }],
    ...(request ? { requestBody: { required: true, ...content(request, 'input') } } : {}),
    responses: { '200': { description: 'The answer.', ...content(response, 'output', mediaType) }, default: refusal },
  };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return [path, { post, ...(parameters.length > 0 ? { parameters } : {}) }];
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
        'A computer becomes a desk (enrol), somebody signs in at it (people, signIn), and writes only what he may: each ' +
        'operation names in `by` its author, who has signed in at this desk. A desk says hello, sends what it has (push), fetches what changed (pull), and listens for pokes. An operation of ' +
        'kind `create` carries a whole record of its table (components), one of kind `change` the changed fields and the ' +
        'revision and epoch of the record that its author knew. The order of the server decides; what a later operation ' +
        'overwrote without knowing it is kept and answered `conflict`.',
    },
    paths: {
      ...Object.fromEntries(Object.entries(messages).map(describe)),
      '/sync/live': {
        get: {
          operationId: 'live',
          summary:
            'Server-sent events `poke`, one at once and one for each change: pull. Each has one line of data, JSON of this shape. Between them a comment says every twenty seconds that the stream is alive.',
          security: [{ person: [] }],
          responses: {
            '200': { description: 'The stream.', ...content(Poke, 'output', 'text/event-stream') },
            default: refusal,
          },
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
          summary:
            "Figures for Prometheus: for the server's own machine, or with the operator's token where one is set.",
          security: [],
          responses: { '200': text('text/plain', 'Prometheus text format.') },
        },
      },
    },
    components: {
      securitySchemes: {
        desk: bearer('The token that /enrol gave the desk: it says which desk asks, and lets people sign in there.'),
        person: bearer(
          'The token that /session gave somebody who signed in at a desk, for thirty days. Answered not-signed-in, sign in again.',
        ),
        administrator: bearer("The secret beside the server's data, in administration.json."),
      },
      schemas: Object.fromEntries(
        Object.entries(recordSchemas).map(([table, schema]) => [table, schemaOf(schema, 'input')]),
      ),
    },
  };
}
