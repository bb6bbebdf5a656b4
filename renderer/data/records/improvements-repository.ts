import { may } from '#shared/access/permissions.ts';
import type { Section } from '#shared/association/section.ts';
import type { Improvement as ImprovementFields, Stage } from '#shared/improvement/improvement.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyText } from '#shared/kernel/typed-text.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Improvement = Entity<'improvements'>;

/** What somebody said in his own words, wherever he said it: after a rating, or as a suggestion. */
export interface Opinion {
  readonly id: string;
  readonly kind: 'COMMENT' | 'SUGGESTION';
  readonly section: Section;
  readonly text: string;
  readonly at: string;
  /** What it is about; null while nobody has read it. */
  readonly theme: string | null;
  /** It stands in the log of improvements. */
  readonly isAnswered: boolean;
}

/** An improvement as it is begun: what was heard, and the opinions in which. */
export interface NewImprovement {
  readonly improvementId: string;
  readonly section: Section;
  readonly theme: string;
  readonly opinionIds: readonly string[];
  readonly heard: string;
}

/** Opinions are read where they were given; their readings and what was done about them are records of their own. */
export function createImprovementsRepository({ database, store, actor, deskCode, now, newId }: RepositoryContext) {
  const nothing = { operations: [], value: undefined };
  const mayRead = ({ section }: { readonly section: Section }): boolean => may(actor, 'improvement.read', { section });
  const all = async (): Promise<Improvement[]> =>
    (await store.readAll('improvements', await database.improvements.toArray()))
      .map((record) => toEntity<'improvements'>(record))
      .filter(mayRead)
      .toSorted((a, b) => compareTexts(b.heard.on, a.heard.on) || compareTexts(b.id, a.id));
  const told = (text: string, by: string): Stage => ({ text: tidyText(text), on: riyadhDate(now()), by });

  return {
    newId,

    /** The log, the newest first. */
    all,

    /** What was said since a Riyadh day (ISO), the newest first: of all requests since then, only suggestions are opened. */
    async opinionsSince(day: string): Promise<Opinion[]> {
      // Rows first: only what is read before anything is opened is watched for changes.
      const [commentRows, requestRows, readingRows] = await Promise.all([
        database.surveyResponses.where('day').aboveOrEqual(day).toArray(),
        database.requests.where('suggestedDay').aboveOrEqual(day).toArray(),
        database.opinionReadings.toArray(),
      ]);
      const answered = new Set((await all()).flatMap(({ opinionIds }) => opinionIds));
      const readings = (await store.readAll('opinionReadings', readingRows)).map((record) =>
        toEntity<'opinionReadings'>(record),
      );
      const themes = new Map(readings.map(({ id, theme }) => [id, theme]));
      const comments = (await store.openAll('surveyResponses', commentRows))
        .map((record) => toEntity<'surveyResponses'>(record))
        .map(({ id, section, comment, at }) => ({ id, kind: 'COMMENT' as const, section, text: comment, at }));
      const suggestions = (await store.openAll('requests', requestRows))
        .map((record) => toEntity<'requests'>(record))
        .map(({ id, section, note, receivedAt }) => ({
          id,
          kind: 'SUGGESTION' as const,
          section,
          text: note,
          at: receivedAt,
        }));
      return [...comments, ...suggestions]
        .filter((opinion) => opinion.text !== '' && mayRead(opinion))
        .map((opinion) => ({
          ...opinion,
          theme: themes.get(opinion.id) ?? null,
          isAnswered: answered.has(opinion.id),
        }))
        .toSorted((a, b) => compareTexts(b.at, a.at));
    },

    /** Says what an opinion is about; said again, it is about that. */
    sort: ({ id, section }: Pick<Opinion, 'id' | 'section'>, theme: string): Promise<void> =>
      store.commit(async () => {
        const at = now();
        const reading = { theme, readBy: actor.userId, readAt: at };
        const record = await store.read('opinionReadings', id);
        if (!record) {
          const first = creation('opinionReadings', id, { section, ...reading, deskCode }, at);
          return { operations: [first], value: undefined };
        }
        if (record.fields['theme'] === theme) return nothing;
        return { operations: [change('opinionReadings', record, reading, at)], value: undefined };
      }),

    /** Begins a line of the log. */
    begin: ({ improvementId, section, theme, opinionIds, heard }: NewImprovement): Promise<void> =>
      store.commit(async () => {
        if (await store.read('improvements', improvementId)) return nothing;
        const fields: ImprovementFields = {
          section,
          theme,
          opinionIds: [...opinionIds],
          heard: told(heard, actor.userId),
          action: null,
          effect: null,
          deskCode,
        };
        return { operations: [creation('improvements', improvementId, fields, now())], value: undefined };
      }),

    /**
     * Writes down what was done, and after that what came of it. Pressed twice it is written once; if another desk was
     * faster, the server asks a person.
     */
    tell: (improvement: Improvement, stage: 'action' | 'effect', text: string): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('improvements', improvement.id);
        if (!record || record.fields[stage] !== null) return nothing;
        const part = { [stage]: told(text, actor.userId) };
        return {
          operations: [change('improvements', record, part, now(), { [stage]: null })],
          value: undefined,
        };
      }),

    /** One more opinion that a line of the log answers. */
    join: (improvement: Improvement, opinionId: string): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('improvements', improvement.id);
        if (!record) return nothing;
        const { opinionIds } = toEntity<'improvements'>(record);
        if (opinionIds.includes(opinionId)) return nothing;
        return {
          operations: [change('improvements', record, { opinionIds: [...opinionIds, opinionId] }, now())],
          value: undefined,
        };
      }),
  };
}
