import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { blankOf, documentShape, type FieldShape } from '#shared/association/document-shape.ts';
import { settingsDocuments } from '#shared/association/settings.ts';
import { TrackPolicy } from '#shared/requests/tracks/tracks-document.ts';
import { settingsPages } from '#renderer/desk/settings-pages.ts';

const names = settingsPages.flatMap(({ document }) => (document ? [document] : []));
const words = (language: string) =>
  JSON.parse(readFileSync(`renderer/i18n/locales/${language}/settings.json`, 'utf8')) as {
    readonly label: Record<string, string>;
    readonly option: Record<string, string>;
  };

/** Labels and options that a form shows, whatever depth they stand at. */
function shownBy(shape: FieldShape, label = ''): { labels: string[]; options: string[] } {
  switch (shape.kind) {
    case 'group': {
      const parts = shape.fields.map(({ name, shape }) => shownBy(shape, name));
      return {
        labels: [label, ...parts.flatMap(({ labels }) => labels)],
        options: parts.flatMap(({ options }) => options),
      };
    }
    case 'list': {
      const { labels, options } = shownBy(shape.item);
      return { labels: [label, ...labels], options };
    }
    case 'choice':
    case 'choices':
      return { labels: [label], options: [...shape.options] };
    case 'id':
    case 'kept':
      return { labels: [], options: [] };
    default:
      return { labels: [label], options: [] };
  }
}

test.each(names)('every field and answer of the document «%s» has its words in both languages', (name) => {
  const { labels, options } = shownBy(documentShape(settingsDocuments[name]));
  for (const language of ['ar', 'en']) {
    const { label, option } = words(language);
    expect(labels.filter((key) => key !== '' && !(key in label))).toEqual([]);
    expect(options.filter((key) => !(key in option))).toEqual([]);
  }
});

test('every field of a track has its words, and every state a track can name', () => {
  const { labels, options } = shownBy(documentShape(TrackPolicy));
  for (const language of ['ar', 'en']) {
    const { label } = words(language);
    const { requestState } = JSON.parse(readFileSync(`renderer/i18n/locales/${language}/desk.json`, 'utf8')) as {
      readonly requestState: Record<string, string>;
    };
    expect(labels.filter((key) => key !== '' && !(key in label))).toEqual([]);
    expect(options.filter((key) => !(key in requestState))).toEqual([]);
  }
});

test('a new entry has every field that it must have, and an id of its own', () => {
  const schema = z.strictObject({
    rooms: z.array(
      z.strictObject({
        id: z.string(),
        label: z.strictObject({ ar: z.string(), en: z.string().optional() }),
        from: z.int().meta({ field: 'minute' }),
        kind: z.enum(['ROOM', 'PANEL']),
        note: z.string().optional(),
        closedUntil: z.iso.date().nullable(),
        seats: z.int().min(3),
      }),
    ),
  });
  const [field] = documentShape(schema).fields;
  if (field?.shape.kind !== 'list') throw new Error('the rooms are no list');
  expect(blankOf(field.shape.item, () => 'new-1')).toEqual({
    id: 'new-1',
    label: { ar: '' },
    from: 0,
    kind: 'ROOM',
    closedUntil: null,
    seats: 3,
  });
});

test('a part that no form is known for is said at once, not left out', () => {
  expect(() => documentShape(z.strictObject({ any: z.unknown() }))).toThrow('No form is known');
});
