import { expect, test } from 'vitest';
import { z } from 'zod';
import ar from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import en from '#renderer/i18n/locales/en/sync.json' with { type: 'json' };
import { askedFor, fieldName, type AskedField } from '#shared/sync/mendable-field.ts';
import { RecordFault } from '#shared/sync/record-fault.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';
import { RecordTable } from '#shared/sync/record.ts';

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
}

/** Every place of a shape that has a name. */
const pathsIn = ({ properties = {}, anyOf = [] }: Shape): string[] => [
  ...anyOf.flatMap(pathsIn),
  ...Object.entries(properties).flatMap(([name, inner]) => [name, ...pathsIn(inner).map((path) => `${name}.${path}`)]),
];

/** Everything that a person can ever be asked for. */
const everyField = (): AskedField[] =>
  RecordTable.options.flatMap((table) => {
    if (table === 'settings') return [];
    const shape = z.toJSONSchema(recordSchemas[table], { io: 'input', unrepresentable: 'any' }) as Shape;
    return pathsIn(shape).flatMap(
      (field) => askedFor(table, { state: 'DRAFT' }, [{ field, fault: 'missing', limit: null }]) ?? [],
    );
  });

test('whatever can be mended by hand has a name and its choices words, in both languages', () => {
  const asked = everyField().filter(({ kind }) => kind !== 'left');
  expect(asked.length).toBeGreaterThan(100);
  for (const { field, option } of [ar, en]) {
    const named = asked.map(({ path }) => fieldName(path.split('.')));
    expect(named.filter((name) => !(name in field))).toEqual([]);
    const options = asked.flatMap((each) => (each.kind === 'choice' ? each.options : []));
    expect(options.filter((id) => !(id in option))).toEqual([]);
  }
});

test('so has whatever can be wrong with it', () => {
  const faults = RecordFault.shape.fault.options;
  for (const { fault } of [ar, en]) expect(faults.filter((kind) => !(kind in fault))).toEqual([]);
});
