import { v7 as newUuid } from 'uuid';
import { create } from 'zustand';
import { z } from 'zod';
import { Section } from '#shared/association/section.ts';
import { foldDigits } from '#shared/kernel/digits.ts';
import { phoneKey } from '#shared/people/phone.ts';
import { Gender } from '#shared/people/person.ts';

export const IntakeChannel = z.enum(['WALK_IN', 'PHONE']);
export type IntakeChannel = z.infer<typeof IntakeChannel>;

/** A person who is not in the desk's records yet, as far as he has been typed in. */
export const NewPerson = z.object({
  kind: z.literal('new'),
  name: z.string(),
  phone: z.string(),
  idNumber: z.string(),
  villageId: z.string().nullable(),
  /** A village that is in no list, as it was typed. */
  unlistedVillage: z.string().default(''),
  gender: Gender.nullable(),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** An intake that is not saved yet. Kept when the screen is left, and sealed on the disk against a crash. */
export const IntakeDraft = z.object({
  /** The id its request will have, so that a draft brought back after a crash can be told from one that was saved. */
  requestId: z.string().nullable(),
  typed: z.string(),
  person: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('known'), personId: z.string() }),
      NewPerson,
      z.object({ kind: z.literal('unnamed') }),
    ])
    .nullable(),
  section: Section.nullable(),
  serviceId: z.string().nullable(),
  note: z.string(),
  /** When the first key was pressed, to show how long the visitor waited for his number. */
  beganAt: z.string().nullable(),
});
export type IntakeDraft = z.infer<typeof IntakeDraft>;

const emptyDraft: IntakeDraft = {
  requestId: null,
  typed: '',
  person: null,
  section: null,
  serviceId: null,
  note: '',
  beganAt: null,
};

/** Nothing typed, nothing chosen: not worth keeping. */
export const isEmptyDraft = (draft: IntakeDraft): boolean =>
  draft.typed === '' && draft.person === null && draft.serviceId === null && draft.note === '';

/** What was typed into the search, carried into the field it belongs to: a phone, an id number, or a name. */
export function newPersonFrom(typed: string): NewPerson {
  const text = typed.trim();
  const empty: NewPerson = {
    kind: 'new',
    name: '',
    phone: '',
    idNumber: '',
    villageId: null,
    unlistedVillage: '',
    gender: null,
  };
  const digits = foldDigits(text).replaceAll(/[\s\-()]/g, '');
  if (!/^\+?\d+\+?$/.test(digits)) return { ...empty, name: text };
  // One with a slip in it is an id number all the same: its own field says what is odd.
  const isId = /^[12]\d{9}$/.test(digits) && phoneKey(digits) === null;
  return isId ? { ...empty, idNumber: digits } : { ...empty, phone: foldDigits(text) };
}

/** A draft that was put aside for somebody else. */
export const ParkedDraft = z.object({ channel: IntakeChannel, draft: IntakeDraft });
export type ParkedDraft = z.infer<typeof ParkedDraft>;

/** As many as one person can keep apart. */
const MOST_PARKED = 3;

interface IntakeDrafts {
  readonly drafts: Readonly<Record<IntakeChannel, IntakeDraft>>;
  /** Put aside, the one that comes back next first. */
  readonly parked: readonly ParkedDraft[];
  /** The section chosen last: a receptionist sits in one section all day. */
  readonly lastSection: Section | null;
  change(channel: IntakeChannel, part: Partial<IntakeDraft>): void;
  /** Puts a new draft in the place of whatever is there. */
  begin(channel: IntakeChannel, part: Partial<IntakeDraft>): void;
  clear(channel: IntakeChannel): void;
  /** Brings back what lay aside when the desk was closed; what was put aside meanwhile stays. */
  bringBack(parked: readonly ParkedDraft[]): void;
}

/** The open drafts of this window, one for walk-ins and one for the telephone. */
export const useIntakeDrafts = create<IntakeDrafts>()((set) => ({
  drafts: { WALK_IN: emptyDraft, PHONE: emptyDraft },
  parked: [],
  lastSection: null,
  change: (channel, part) => set((now) => withDraft(now, channel, { ...begun(now.drafts[channel]), ...part })),
  begin: (channel, part) => set((now) => withDraft(now, channel, { ...begun(emptyDraft), ...part })),
  clear: (channel) => set(({ drafts }) => ({ drafts: { ...drafts, [channel]: emptyDraft } })),
  bringBack: (kept) =>
    set(({ drafts, parked }) => {
      const here = [...Object.values(drafts), ...parked.map(({ draft }) => draft)];
      const isHere = ({ draft }: ParkedDraft) => here.some(({ requestId }) => requestId === draft.requestId);
      return { parked: [...kept.filter((each) => !isHere(each)), ...parked].slice(0, MOST_PARKED) };
    }),
}));

/** Where the drafts of this window are, and the channel that is worked at. */
export type DraftPlaces = Pick<IntakeDrafts, 'drafts' | 'parked' | 'lastSection'> & { readonly channel: IntakeChannel };

type Places = Omit<DraftPlaces, 'channel'>;

/**
 * What stands in a channel is put aside, and a new draft begins in its place, or none. Null where three lie aside already.
 */
export function putAside(
  places: Places,
  channel: IntakeChannel,
  part: Partial<IntakeDraft> | null,
): DraftPlaces | null {
  const { drafts, parked } = places;
  if (parked.length >= MOST_PARKED) return null;
  const next = part === null ? emptyDraft : { ...begun(emptyDraft), ...part };
  return { ...withDraft(places, channel, next), parked: [...parked, { channel, draft: drafts[channel] }], channel };
}

/** The next parked draft is taken up, and what stands in its place put aside. Null where none lies aside. */
export function takeUp(places: Places): DraftPlaces | null {
  const { drafts, parked } = places;
  const [next, ...others] = parked;
  if (!next) return null;
  const { channel, draft } = next;
  const before = drafts[channel];
  return {
    ...withDraft(places, channel, draft),
    parked: isEmptyDraft(before) ? others : [...others, { channel, draft: before }],
    channel,
  };
}

/** A draft at its first change: from here on it has a beginning and the id of its request. */
const begun = (draft: IntakeDraft): IntakeDraft => ({
  ...draft,
  requestId: draft.requestId ?? newUuid(),
  beganAt: draft.beganAt ?? new Date().toISOString(),
});

const withDraft = ({ drafts, lastSection }: Places, channel: IntakeChannel, draft: IntakeDraft) => ({
  drafts: { ...drafts, [channel]: draft },
  lastSection: draft.section ?? lastSection,
});
