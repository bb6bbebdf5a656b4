import { z } from 'zod';
import type { JsonSchema } from '../kernel/json-schema.ts';

/*
 * A settings document says by its schema what an administrator may write in it. The editor reads its form from there, so
 * that a new document, or a new field of an old one, can be edited without a screen of its own. What a plain type does
 * not say is said by `.meta({ field: … })`:
 *
 *   minute   minutes since midnight               latin    read left to right: phones, codes, addresses
 *   icon     an icon's name                       weekday  0 = Sunday … 6
 *   long     several lines                       village  the id of a village
 *   unitKind the id of a kind of unit             service  the id of a service
 *   image    a PNG or JPEG as a data URL
 */

/** What one place of a document holds. Limits are null where there are none. */
export type FieldShape =
  | { readonly kind: 'text'; readonly style: 'line' | 'long' | 'latin' | 'icon'; readonly most: number | null }
  | { readonly kind: 'bilingual'; readonly most: number | null }
  | { readonly kind: 'count'; readonly least: number | null; readonly most: number | null; readonly isWhole: boolean }
  | { readonly kind: 'minute' | 'date' | 'flag' | 'weekday' | 'village' | 'unitKind' | 'service' }
  | { readonly kind: 'image' | 'id' | 'kept' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly item: FieldShape; readonly most: number | null }
  | GroupShape;

export interface GroupShape {
  readonly kind: 'group';
  readonly fields: readonly NamedShape[];
}

export interface NamedShape {
  readonly name: string;
  /** It may be left out, or be null where `isNullable`. */
  readonly isOptional: boolean;
  readonly isNullable: boolean;
  readonly shape: FieldShape;
}

/** Longer texts get several lines. */
const ONE_LINE = 160;

/** The form of a document. Throws where its schema has a part that no form is known for. */
export function documentShape(document: z.ZodObject): GroupShape {
  return groupOf(z.toJSONSchema(document, { io: 'input' }) as JsonSchema);
}

function shapeOf(schema: JsonSchema): FieldShape {
  const given = shapeByName(schema);
  if (given) return given;
  if (schema.enum) return { kind: 'choice', options: schema.enum.map(String) };
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return {
        kind: 'count',
        least: schema.minimum ?? null,
        most: schema.maximum ?? null,
        isWhole: schema.type === 'integer',
      };
    case 'boolean':
      return { kind: 'flag' };
    case 'array':
      return listOf(schema);
    case 'object':
      return isBilingual(schema)
        ? { kind: 'bilingual', most: schema.properties?.['ar']?.maxLength ?? null }
        : groupOf(schema);
    default:
      throw new Error(`No form is known for ${JSON.stringify(schema)}`);
  }
}

function shapeByName({ field, maxLength }: JsonSchema): FieldShape | null {
  switch (field) {
    case 'minute':
    case 'weekday':
    case 'village':
    case 'unitKind':
    case 'service':
    case 'image':
      return { kind: field };
    case 'long':
    case 'latin':
    case 'icon':
      return { kind: 'text', style: field, most: maxLength ?? null };
    default:
      return null;
  }
}

const textOf = ({ format, maxLength }: JsonSchema): FieldShape =>
  format === 'date'
    ? { kind: 'date' }
    : { kind: 'text', style: (maxLength ?? 0) > ONE_LINE ? 'long' : 'line', most: maxLength ?? null };

function listOf({ items, maxItems }: JsonSchema): FieldShape {
  const item = shapeOf(items ?? {});
  return item.kind === 'choice'
    ? { kind: 'choices', options: item.options }
    : { kind: 'list', item, most: maxItems ?? null };
}

function groupOf({ properties = {}, required = [] }: JsonSchema): GroupShape {
  const fields = Object.entries(properties).map(([name, schema]): NamedShape => {
    const filled = schema.anyOf?.find(({ type }) => type !== 'null');
    const isNullable = filled !== undefined;
    const shape = shapeByCustom(name) ?? shapeOf(filled ?? schema);
    return { name, isOptional: isNullable || !required.includes(name), isNullable, shape };
  });
  return { kind: 'group', fields };
}

/** Entries of lists are named by an `id` for good, and documents count a `version`: neither is written by hand. */
const shapeByCustom = (name: string): FieldShape | null =>
  name === 'id' ? { kind: 'id' } : name === 'version' ? { kind: 'kept' } : null;

const isBilingual = ({ properties = {} }: JsonSchema): boolean => Object.keys(properties).join() === 'ar,en';

/** What a new entry begins with; the ids in it are made by `newId`. */
export function blankOf(shape: FieldShape, newId: () => string): unknown {
  switch (shape.kind) {
    case 'id':
      return newId();
    case 'text':
    case 'date':
    case 'village':
    case 'unitKind':
    case 'service':
      return '';
    case 'bilingual':
      return { ar: '' };
    case 'count':
      return Math.max(shape.least ?? 0, 0);
    case 'minute':
    case 'weekday':
      return 0;
    case 'flag':
      return false;
    case 'kept':
    case 'image':
      return null;
    case 'choice':
      return shape.options[0];
    case 'choices':
    case 'list':
      return [];
    case 'group':
      return Object.fromEntries(
        shape.fields
          .filter(({ isOptional, isNullable }) => !isOptional || isNullable)
          .map(({ name, isNullable, shape }) => [name, isNullable ? null : blankOf(shape, newId)]),
      );
  }
}
