import type { AssociationProfile, PaperTemplates } from '#shared/association/settings.ts';
import type { Section } from '#shared/association/section.ts';
import { contentText } from '#shared/documents/issued-paper.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyLine, tidyText } from '#shared/kernel/typed-text.ts';
import {
  isUnissued,
  type Letter as LetterFields,
  type LetterSnapshot,
  type LetterState,
  type WrittenLetter,
} from '#shared/letters/letter.ts';
import type { StoredRow } from '../store/database.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { headMarkOf, textHash } from '../sealing/text-hash.ts';
import { change, creation } from './plans.ts';
import { queueOrder } from './print-jobs-repository.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Letter = Entity<'letters'>;

/** A letter as it lies on the writer's desk. */
export interface LetterDraft extends WrittenLetter {
  readonly id: string;
  readonly section: Section;
  readonly isCase: boolean;
  readonly personId: string | null;
  readonly requestId: string | null;
}

/** What stands on every letter besides its own words. */
export interface LetterTerms {
  readonly profile: AssociationProfile;
  readonly templates: PaperTemplates;
}

/** A letter just issued, and the job that prints it; no job where it was issued before. */
export interface IssuedLetter {
  readonly letter: Letter;
  readonly jobId: string | null;
}

/** Official letters: written, issued with a number that is never given again, taken back. */
export function createLettersRepository(context: RepositoryContext) {
  const { database, store, actor, now, newId } = context;
  const byId = async (id: string): Promise<Letter | null> => {
    const record = await store.read('letters', id);
    return record ? toEntity<'letters'>(record) : null;
  };

  const inOrder = async (rows: readonly StoredRow[]): Promise<Letter[]> =>
    (await store.readAll('letters', rows))
      .map((record) => toEntity<'letters'>(record))
      .filter(({ state }) => state !== 'DISCARDED')
      .toSorted((a, b) => compareTexts(b.writtenAt, a.writtenAt) || compareTexts(b.id, a.id));
  const turn = (id: string, from: LetterState, to: LetterState): Promise<void> =>
    store.commit(async () => {
      const letter = await byId(id);
      const operations =
        letter?.state === from ? [change('letters', letter, { state: to }, now(), { state: from })] : [];
      return { operations, value: undefined };
    });

  return {
    byId,

    /** Newest first, without what was thrown away. */
    all: async (): Promise<Letter[]> => inOrder(await database.letters.toArray()),

    /** Those about a person, under every record that was merged with his; newest first. */
    async ofPerson(personId: string): Promise<Letter[]> {
      const { ids } = await groupOf(database, personId);
      return inOrder(
        await database.letters
          .where('personId')
          .anyOf([...ids])
          .toArray(),
      );
    },

    /** Throws a draft away, or brings it back. What was issued meanwhile stays as it is. */
    discard: (id: string): Promise<void> => turn(id, 'DRAFT', 'DISCARDED'),
    bringBack: (id: string): Promise<void> => turn(id, 'DISCARDED', 'DRAFT'),

    /** Keeps a draft for everyone who may see it. Saved twice it is one letter; an issued one stays as it is. */
    save: (draft: LetterDraft): Promise<void> =>
      store.commit(async () => {
        const known = await byId(draft.id);
        if (known && known.state !== 'DRAFT') return { operations: [], value: undefined };
        const at = now();
        const { id, ...fields } = tidied(draft);
        const operation = known
          ? change('letters', known, { ...fields, writtenAt: at }, at, { state: 'DRAFT' })
          : creation('letters', id, { ...fields, ...asDraft(actor.userId, at) }, at);
        return { operations: [operation], value: undefined };
      }),

    /**
     * Issues a letter in one save: number, snapshot and its hash, and the job that prints it. Issued before, here or on a
     * desk whose letter has arrived, it is given back as it is.
     */
    issue: (draft: LetterDraft, terms: LetterTerms): Promise<IssuedLetter> =>
      store.commit<IssuedLetter>(async (numbers) => {
        const known = await byId(draft.id);
        if (known && known.state !== 'DRAFT') return { operations: [], value: { letter: known, jobId: null } };
        const at = now();
        const { id, ...fields } = tidied(draft);
        const letterNumber = numbers.next();
        const issuedOn = riyadhDate(at);
        const snapshot = { ...wordsOf(fields, terms), head: await headMarkOf(terms.profile) };
        const issued = {
          ...fields,
          state: 'ISSUED',
          letterNumber,
          issuedOn,
          issuedBy: actor.userId,
          snapshot,
          contentSha256: await textHash(contentText({ number: letterNumber, issuedOn, snapshot })),
        } as const;
        const whole = { ...asDraft(actor.userId, at), ...(known ? strip(known) : {}), ...issued };
        const operation = known
          ? change('letters', known, issued, at, { state: 'DRAFT' })
          : creation('letters', id, whole, at);
        const jobId = newId();
        const job = queueOrder({ section: draft.section, subject: 'letters', recordIds: [id] }, jobId, context);
        const { revision, epoch } = known ?? { revision: 0, epoch: 0 };
        return { operations: [operation, job], value: { letter: { ...whole, id, revision, epoch }, jobId } };
      }),

    /** It was printed or saved once more. The fingerprint of its first file is kept. */
    countPrint: (id: string, sha256: string): Promise<void> =>
      store.commit(async () => {
        const letter = await byId(id);
        if (!letter || isUnissued(letter.state)) return { operations: [], value: undefined };
        const fields = { prints: letter.prints + 1, pdfSha256: letter.pdfSha256 ?? sha256 };
        return { operations: [change('letters', letter, fields, now())], value: undefined };
      }),

    /** Takes an issued letter back for good; its number is not given again. */
    revoke: (id: string): Promise<void> => turn(id, 'ISSUED', 'REVOKED'),
  };
}

const asDraft = (writtenBy: string, writtenAt: string) => ({
  state: 'DRAFT' as const,
  writtenBy,
  writtenAt,
  letterNumber: '',
  issuedBy: null,
  issuedOn: null,
  snapshot: null,
  contentSha256: null,
  prints: 0,
  pdfSha256: null,
});

const strip = ({ id: _id, revision: _revision, epoch: _epoch, ...fields }: Letter): LetterFields => fields;

const tidied = (draft: LetterDraft): LetterDraft => ({
  ...draft,
  to: tidyLine(draft.to),
  honorific: tidyLine(draft.honorific),
  subject: tidyLine(draft.subject),
  body: tidyText(draft.body),
  signatory: { role: tidyLine(draft.signatory.role), name: tidyLine(draft.signatory.name) },
});

/** What a letter says, without the mark of the head that it is issued under. */
export type LetterWords = Omit<LetterSnapshot, 'head'>;

/** What the letter says under the head and in the words of today. */
export function wordsOf(written: WrittenLetter, { profile, templates }: LetterTerms): LetterWords {
  const { to, honorific, subject, body, signatory, attachments } = written;
  const { nameLines, authority, licence, address, phone, paperDigits } = profile;
  const { greeting, closing } = templates.letter;
  return {
    to,
    honorific,
    subject,
    body,
    signatory,
    attachments,
    nameLines,
    authority,
    licence,
    address,
    phone,
    greeting,
    closing,
    digits: paperDigits,
    templateVersion: templates.version,
  };
}
