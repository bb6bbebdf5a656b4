import { expect, test } from 'vitest';
import { openApiDocument } from '#server/openapi.ts';
import { useDatabase } from './database-lab.ts';
import { fuzz } from './fuzz-run.ts';
import { looks, trueWords } from './fuzz-words.ts';
import { ADMINISTRATION_SECRET, useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

/** The long form is `npm run -s fuzz`. */
const MESSAGES = 3000;
/** Another one each time, which the test's name tells however it fails; a second attempt says the same again. */
const SEED = Math.floor(Math.random() * 2 ** 30);

test(`whatever is sent: no fault of the server, a clear refusal, each operation taken once, everything served afterwards (seed ${SEED})`, async () => {
  const { sent, statuses, outcomes, faults } = await fuzz({
    url: server.url(),
    connection: lab.connection(),
    associationId: lab.associationId(),
    administrationSecret: ADMINISTRATION_SECRET,
    messages: MESSAGES,
    seed: SEED,
  });
  expect(faults).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(MESSAGES);
  // Nonsense alone would prove little: some was taken, some refused for each of its reasons.
  for (const status of [200, 400, 401, 403, 404, 409]) expect(statuses.get(status), `${status}`).toBeGreaterThan(0);
  for (const outcome of ['applied', 'quarantined']) expect(outcomes.get(outcome), outcome).toBeGreaterThan(0);
});

test('nonsense is sent to every address that the server describes', () => {
  const words = trueWords({ generation: 1, otherDesk: 'desk', otherUser: 'user' }).map(([path]) => path);
  const spoken = [...words, ...looks];
  const isSpoken = (path: string): boolean => {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return spoken.some((each) => pattern.test(each));
  };
  expect(Object.keys(openApiDocument().paths).filter((path) => !isSpoken(path))).toEqual([]);
});
