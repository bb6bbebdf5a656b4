import type { Section } from '#shared/association/section.ts';
import type { Service } from '#shared/association/settings.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { LONGEST_CONTACT } from '#shared/people/contact-point.ts';
import { foldIdNumber } from '#shared/people/national-id.ts';
import { LONGEST_ID_NUMBER, LONGEST_NAME, type Gender, type IdType } from '#shared/people/person.ts';
import { LONGEST_NOTE } from '#shared/requests/note.ts';
import type { Intake, IntakePerson } from '../../data/records/requests-repository.ts';
import type { IntakeChannel, IntakeDraft, NewPerson } from '../../desk/drafts/intake-draft.ts';

/** What a draft still lacks. Only one of name, phone or "unnamed" is ever required of a person. */
export type MissingPart = 'person' | 'name-or-phone' | 'village' | 'section' | 'gender' | 'service' | 'shorter';

interface DraftWithChoices {
  readonly draft: IntakeDraft;
  readonly section: Section | null;
  readonly service: Service | null;
  readonly channel: IntakeChannel;
  readonly policyVersion: number;
}

/** Turns a draft into an intake that can be saved, or names the first part that is missing. */
export function toIntake({
  draft,
  section,
  service,
  channel,
  policyVersion,
}: DraftWithChoices): Result<Intake, MissingPart> {
  const { person } = draft;
  if (person === null) return err('person');
  if (person.kind === 'new' && person.name.trim() === '' && person.phone.trim() === '') return err('name-or-phone');
  if (isTooLong(draft)) return err('shorter');
  if (person.kind === 'new' && person.unlistedVillage !== '') return err('village');
  if (section === null) return err('section');
  if (service === null) return err('service');
  const gender = person.kind === 'new' ? genderOf(person, section) : null;
  if (person.kind === 'new' && gender === null) return err('gender');
  return ok({
    ...(draft.requestId === null ? {} : { requestId: draft.requestId }),
    person: toIntakePerson(person, gender ?? 'MALE'),
    section,
    channel,
    serviceId: service.id,
    type: service.type,
    policyVersion,
    note: draft.note,
  });
}

/** A text that is longer than what is kept; the field says by how much, and nothing of it is cut off. */
function isTooLong({ person, note }: IntakeDraft): boolean {
  const texts: readonly (readonly [string, number])[] = [
    [note, LONGEST_NOTE],
    ...(person?.kind === 'new'
      ? ([
          [person.name, LONGEST_NAME],
          [person.phone, LONGEST_CONTACT],
          [person.idNumber, LONGEST_ID_NUMBER],
        ] as const)
      : []),
  ];
  return texts.some(([text, longest]) => judgeText(text, longest).extra > 0);
}

function toIntakePerson(person: NonNullable<IntakeDraft['person']>, gender: Gender): IntakePerson {
  if (person.kind !== 'new') return person;
  const { name, phone, villageId } = person;
  const idNumber = foldIdNumber(person.idNumber);
  return { kind: 'new', name, phone, idNumber, idType: idTypeOf(idNumber), gender, villageId };
}

/** The men's and women's sections serve their own; only the shared one has to ask. */
function genderOf(person: NewPerson, section: Section): Gender | null {
  if (section === 'MEN') return 'MALE';
  if (section === 'WOMEN') return 'FEMALE';
  return person.gender;
}

/** By its first digit, a slip in the rest or not; whatever else is written on a card is taken for a passport's number. */
function idTypeOf(idNumber: string): IdType {
  if (idNumber === '') return 'NONE';
  if (!/^[12]\d{9}$/.test(idNumber)) return 'PASSPORT';
  return idNumber.startsWith('1') ? 'NATIONAL' : 'IQAMA';
}
