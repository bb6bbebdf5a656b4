import { z } from 'zod';
import { SecuritySettings } from '../access/security-settings.ts';
import { AnswerList } from '../answers/answers.ts';
import { MisconceptionsDocument } from '../answers/misconception.ts';
import { ComplaintWording } from '../complaints/complaint-wording.ts';
import { LetterheadImage } from '../documents/letterhead-image.ts';
import { ThemesDocument } from '../improvement/improvement.ts';
import { linksDocument } from '../links/saved-link.ts';
import { PrivacyDocument } from '../privacy/privacy-settings.ts';
import { RetentionDocument } from '../privacy/retention.ts';
import { PublicKey } from '../sealing/sealed-text.ts';
import { TracksDocument } from '../requests/tracks/tracks-document.ts';
import { SurveysDocument } from '../surveys/survey.ts';
import { UnitList } from '../units/unit.ts';
import { QueueDocument } from '../visits/queue-settings.ts';
import { certificateLook } from '../volunteers/certificate-look.ts';
import { Bilingual } from './bilingual.ts';
import { SafetyScript } from './safety-script.ts';
import { Section } from './section.ts';
import { VillageList } from './villages.ts';

/*
 * What makes one association differ from the next is data: these are the settings documents. Each is one record of the
 * table `settings`, its id is its name, and it reaches every desk like any other record.
 */

/** Names an entry of a list for good; what was recorded with it keeps pointing to it. */
const EntryId = z.string().min(1).max(40);

/** Raised by the desk at each save; records say which version they began with. */
const Version = z.int().min(1);

/** Who the association is: names, licence, and what stands on its papers. */
export const AssociationProfile = z.strictObject({
  version: Version,
  nameLines: z.array(z.string().min(1).max(80)).min(1).max(2),
  shortName: z.string().min(1).max(60),
  authority: z.string().max(120),
  licence: z.string().max(40).meta({ field: 'latin' }),
  phone: z.string().max(30).meta({ field: 'latin' }),
  address: z.string().max(160),
  mapPoint: z.string().max(200).meta({ field: 'latin' }),
  /** Digits on formal papers: ٠-٩ or 0-9. */
  paperDigits: z.enum(['arabic', 'latin']),
  /** Without one a mark of the house's own style stands in. */
  logo: LetterheadImage.nullable().default(null),
  /** Without one the place of the stamp is left free. */
  stamp: LetterheadImage.nullable().default(null),
});
export type AssociationProfile = z.infer<typeof AssociationProfile>;

/** The kinds of request the policy names; each runs its own track. */
export const RequestType = z.enum([
  'REGISTRATION',
  'JOB_EMPLOYEE',
  'JOB_ADMIN',
  'VOLUNTEER',
  'INQUIRY',
  'SUGGESTION',
  'RECONCILIATION',
  'FAMILY_GUIDANCE',
]);
export type RequestType = z.infer<typeof RequestType>;

/** A service a visitor can ask for, with the key that chooses it at intake. */
export const Service = z.strictObject({
  id: EntryId,
  label: Bilingual,
  type: RequestType,
  icon: z.string().max(40).meta({ field: 'icon' }),
  key: z.int().min(1).max(9),
});
export type Service = z.infer<typeof Service>;

const ServiceList = z.strictObject({ version: Version, services: z.array(Service).max(9) });

/** A form or page of the association's that people ask for, by what it leads to. */
const Link = z.strictObject({ id: EntryId, title: Bilingual, url: linksDocument.address, type: RequestType });
export type Link = z.infer<typeof Link>;

const LinkList = z.strictObject({
  version: Version,
  words: linksDocument.words,
  links: z.array(Link).max(linksDocument.most),
});

/** Minutes since midnight, Riyadh time. */
const Minute = z.int().min(0).max(1440).meta({ field: 'minute' });

const OpenHours = z.strictObject({
  weekday: z.int().min(0).max(6).meta({ field: 'weekday' }),
  from: Minute,
  to: Minute,
});

/** A room or panel that can be booked, with its weekly hours (0 = Sunday). */
export const Resource = z.strictObject({
  id: EntryId,
  label: Bilingual,
  place: z.array(z.string().max(120)).max(2),
  sections: z.array(Section).min(1).max(20),
  kinds: z
    .array(z.enum(['INTERVIEW', 'EXAM', 'SESSION_SEPARATE', 'SESSION_JOINT', 'VISIT']))
    .min(1)
    .max(20),
  slotMinutes: z.int().min(5).max(480),
  weeklyHours: z.array(OpenHours).max(70),
});
export type Resource = z.infer<typeof Resource>;

const Pause = z.strictObject({ label: Bilingual, from: Minute, to: Minute });
const Month = z.int().min(1).max(12);

/** A part of each year with hours or prayer times of its own: Ramadan is 1 to 30 of the ninth Hijri month. */
export const Season = z.strictObject({
  id: EntryId,
  label: Bilingual,
  calendar: z.enum(['HIJRI', 'GREGORIAN']),
  fromMonth: Month,
  fromDay: z.int().min(1).max(31),
  toMonth: Month,
  toDay: z.int().min(1).max(31),
  /** Instead of the weekly hours of every resource that is open on the day at all; empty: they stay. */
  hours: z.array(OpenHours).max(21),
  /** Instead of the daily pauses; empty: they stay. */
  pauses: z.array(Pause).max(10),
});
export type Season = z.infer<typeof Season>;

export const Schedule = z.strictObject({
  resources: z.array(Resource).max(200),
  /** Daily pauses, the noon prayer first of all. */
  pauses: z.array(Pause).max(20),
  seasons: z.array(Season).max(12),
  /** ISO dates on which nothing is booked. */
  holidays: z.array(z.iso.date()).max(2000),
  arriveEarlyMinutes: z.int().min(0).max(120),
  /** How long a slot is kept for somebody who has not decided yet. */
  holdMinutes: z.int().min(1).max(240),
});
export type Schedule = z.infer<typeof Schedule>;

const ByGender = z.strictObject({ MALE: z.string().max(300), FEMALE: z.string().max(300) });

const Signatory = z.strictObject({ role: z.string().max(60), name: z.string().max(80) });

const certificateWords = {
  title: z.string().max(80),
  intro: ByGender,
  bodyBefore: ByGender,
  bodyAfter: ByGender,
};

/** The words of a printed paper; `version` is kept with every issued paper. */
export const PaperTemplates = z.strictObject({
  version: Version,
  certificate: z.strictObject({
    ...certificateWords,
    legal: z.string().max(300),
    signatories: z.array(Signatory).max(2),
    frame: certificateLook.frame.default('DRAWN'),
    moves: certificateLook.moves.default([]),
  }),
  /** The certificate of thanks; note and signatories are those of the other. */
  thanks: z.strictObject(certificateWords),
  /** What stands on every letter, and who may sign one; the first is proposed. */
  letter: z.strictObject({
    greeting: z.string().min(1).max(200),
    closing: z.string().min(1).max(200),
    honorific: z.string().max(40),
    signatories: z.array(Signatory).min(1).max(8),
  }),
  slip: z.strictObject({ title: z.string().max(60), note: z.string().max(120) }),
});
export type PaperTemplates = z.infer<typeof PaperTemplates>;

/** The public half of the association's recovery key; null until the administrator has made it. */
const Recovery = z.strictObject({ publicKey: PublicKey.nullable(), madeOn: z.iso.date().nullable() });

/** All settings documents by record id. */
export const settingsDocuments = {
  profile: AssociationProfile,
  services: ServiceList,
  schedule: Schedule,
  villages: VillageList,
  templates: PaperTemplates,
  complaintWording: ComplaintWording,
  answers: AnswerList,
  links: LinkList,
  surveys: SurveysDocument,
  recovery: Recovery,
  tracks: TracksDocument,
  units: UnitList,
  safetyScript: SafetyScript,
  security: SecuritySettings,
  privacy: PrivacyDocument,
  retention: RetentionDocument,
  queue: QueueDocument,
  misconceptions: MisconceptionsDocument,
  themes: ThemesDocument,
} as const;
export type SettingsName = keyof typeof settingsDocuments;
export type SettingsDocument<Name extends SettingsName> = z.infer<(typeof settingsDocuments)[Name]>;

/** A whole association as an administrator hands it over: what a new server starts with. */
export const AssociationFile = z.strictObject(settingsDocuments);
export type AssociationFile = z.infer<typeof AssociationFile>;
