import { expect, onTestFinished, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { openApiDocument } from '#server/openapi.ts';
import { emptyServer } from '#tests/fakes/empty-server.ts';

/** Every address that the server answers, read from the router's own tree. */
async function answered(): Promise<string[]> {
  const app = await buildApp({
    ...emptyServer(),
    pokes: { onChange: () => () => undefined },
    isDatabaseUp: async () => true,
    metricsToken: null,
    freeBytes: async () => 1e9,
    poolGauges: () => ({}),
    administrationSecret: 'nobody-is-told-this-one',
    requestsPerMinute: 1000,
    browserEditionFolder: null,
    log: null,
  });
  onTestFinished(() => app.close());
  await app.ready();
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([\s│]*)[├└]── (\S+) \((.+)\)$/.exec(line) ?? [];
      if (part === '') return [];
      const depth = indent.length / 4;
      above.splice(depth, above.length, part);
      return methods === 'OPTIONS' ? [] : [above.join('')];
    });
}

test('every address that the server answers stands in the document, and none besides', async () => {
  const addresses = (await answered()).map((address) => address.replace(':id', '{id}'));
  const described = ['/openapi.json', ...Object.keys(openApiDocument().paths)];
  expect(described.toSorted()).toEqual(addresses.toSorted());
});
