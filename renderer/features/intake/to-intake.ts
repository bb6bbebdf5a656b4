import type { Section } from '#shared/association/section.ts';
import type { Service } from '#shared/association/settings.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { foldIdNumber } from '#shared/people/national-id.ts';
import type { Gender, IdType } from '#shared/people/person.ts';
import type { Intake, IntakePerson } from '../../data/requests-repository.ts';
import type { IntakeChannel, IntakeDraft, NewPerson } from '../../desk/intake-draft.ts';

/** What a draft still lacks. Only one of name, phone or "unnamed" is ever required of a person. */
export type MissingPart = 'person' | 'name-or-phone' | 'section' | 'gender' | 'service';

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
