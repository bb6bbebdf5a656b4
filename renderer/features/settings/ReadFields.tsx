import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { FieldShape, NamedShape } from '#shared/association/document-shape.ts';
import { weekdayNames } from '#shared/kernel/calendar-names.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { entryTitle } from './entry-title.ts';
import { toGroup } from './GroupFields.tsx';
import styles from './Settings.module.css';

interface ReadFieldsProps {
  readonly fields: readonly NamedShape[];
  readonly value: unknown;
}

/** What a document says, to be read: short facts as terms and values, then groups and lists under their names. */
export function ReadFields({ fields, value }: ReadFieldsProps) {
  const { t } = useTranslation('settings');
  const say = useSaying();
  const held = toGroup(value);
  const filled = fields.filter(({ name, shape }) => !isOwn(shape) && !isNothing(held[name]));
  const facts = filled.filter(({ shape }) => !isNested(shape));
  return (
    <div className={styles.read}>
      {facts.length > 0 && (
        <DescriptionList
          items={facts.map(({ name, shape }) => ({ term: t(`label.${name}`), value: say(shape, held[name]) }))}
        />
      )}
      {filled.flatMap(({ name, shape }) =>
        isNested(shape)
          ? [
              <section key={name} className={styles.read}>
                <h3>{t(`label.${name}`)}</h3>
                <Nested shape={shape} value={held[name]} />
              </section>,
            ]
          : [],
      )}
    </div>
  );
}

type NestedShape = Extract<FieldShape, { kind: 'group' | 'list' }>;

function Nested({ shape, value }: { readonly shape: NestedShape; readonly value: unknown }) {
  const { language } = useFormat();
  const say = useSaying();
  if (shape.kind === 'group') return <ReadFields fields={shape.fields} value={value} />;
  const { item } = shape;
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <ol className={styles.readList}>
      {[...entries.entries()].map(([place, entry]) => (
        // Entries of a version that is kept are never moved.
        <li key={`${place}`} aria-label={entryTitle(entry, language) || undefined}>
          {item.kind === 'group' ? <ReadFields fields={item.fields} value={entry} /> : say(item, entry)}
        </li>
      ))}
    </ol>
  );
}

/** Puts one value into words. */
function useSaying(): (shape: FieldShape, value: unknown) => ReactNode {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (shape, value) => sayValue(shape, value, t, format);
}

function sayValue(shape: FieldShape, value: unknown, t: TFunction, format: ReturnType<typeof useFormat>): ReactNode {
  switch (shape.kind) {
    case 'text':
      return shape.style === 'latin' ? <Identifier>{String(value)}</Identifier> : String(value);
    case 'bilingual':
      return labelIn(value as Parameters<typeof labelIn>[0], format.language);
    case 'count':
      return format.count(Number(value));
    case 'minute':
      return format.minutes(Number(value));
    case 'date':
      return format.hijri(String(value));
    case 'flag':
      return t(value === true ? 'yes' : 'no');
    case 'weekday':
      return weekdayNames[format.language][Number(value)];
    case 'choice':
      return t(`option.${String(value)}`);
    case 'choices':
      return (value as readonly string[])
        .map((each) => t(`option.${each}`))
        .join(format.language === 'ar' ? '، ' : ', ');
    case 'image':
      return <img className={styles.picture} src={String(value)} alt="" />;
    default:
      return String(value);
  }
}

const isNested = (shape: FieldShape): shape is NestedShape => shape.kind === 'group' || shape.kind === 'list';
const isOwn = ({ kind }: FieldShape): boolean => kind === 'id' || kind === 'kept';
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
