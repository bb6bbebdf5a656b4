import type { TFunction } from 'i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Service, SettingsDocument } from '#shared/association/settings.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import type { PersonRecords } from '../data/records/person-records.ts';
import { createFormat } from '../i18n/use-format.ts';

/** What names the entries of lists. */
export interface PersonDataSettings {
  /** A service as it was under the version that a request began with. */
  readonly serviceOf: (serviceId: string, version?: number) => Service | null;
  readonly villages: SettingsDocument<'villages'>;
  readonly privacy: SettingsDocument<'privacy'>;
}

const format = createFormat('ar');

/**
 * What is recorded of a person, a line for each record under a heading for each kind, as it is given to that person. Arabic, whatever
 * language the desk is read in.
 */
export function personDataLines(say: TFunction, records: PersonRecords, settings: PersonDataSettings): string[] {
  const t = (key: string, options: object = {}): string =>
    say(key, { ...options, lng: 'ar', context: records.person.gender });
  const day = (instant: string): string => format.hijri(riyadhDate(instant));
  const phone = (raw: string): string => formatPhone(phoneKey(raw) ?? raw);
  const serviceOf = (id: string, version: number | undefined): string => {
    const service = settings.serviceOf(id, version);
    return service ? labelIn(service.label, 'ar') : id;
  };
  const purposeOf = (id: string): string => {
    const purpose = settings.privacy.purposes.find((each) => each.id === id);
    return purpose ? labelIn(purpose.label, 'ar') : id;
  };
  const joined = (...parts: readonly (string | null | undefined)[]): string =>
    `• ${parts.filter((part) => part !== null && part !== undefined && part !== '').join(' – ')}`;
  const under = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [t(`papers:personData.${heading}`), ...lines];

  const { person } = records;
  const village = settings.villages.villages.find(({ id }) => id === person.villageId)?.name;
  return [
    ...under('facts', [
      joined(person.name || t('desk:unnamed'), t(`desk:gender.${person.gender}`), village),
      ...(person.idNumber === '' ? [] : [joined(t(`people:idType.${person.idType}`), person.idNumber)]),
      ...(person.birth === null ? [] : [joined(t('people:birth'), format.hijri(person.birth.date))]),
      joined(t('people:column.since'), day(person.firstContactAt)),
    ]),
    ...under(
      'contacts',
      records.contacts
        .filter(({ isRemoved }) => !isRemoved)
        .map(({ raw, kind }) => joined(t(`people:contactKind.${kind}`), phone(raw))),
    ),
    ...under(
      'requests',
      records.requests.map((each) =>
        joined(
          day(each.receivedAt),
          each.referenceNumber,
          serviceOf(each.serviceId, each.servicesVersion),
          t(`desk:channel.${each.channel}`),
          each.note,
        ),
      ),
    ),
    ...under(
      'notes',
      records.notes.map(({ writtenAt, body }) => joined(day(writtenAt), body)),
    ),
    ...under(
      'appointments',
      records.appointments.map(({ startsAt, kind, state }) =>
        joined(day(startsAt), format.time(startsAt), t(`papers:service.${kind}`), t(`desk:appointmentState.${state}`)),
      ),
    ),
    ...under(
      'visits',
      records.visits.map(({ arrivedAt, state }) =>
        joined(day(arrivedAt), format.time(arrivedAt), t(`queue:state.${state}`)),
      ),
    ),
    ...under(
      'calls',
      records.calls.map(({ at, direction, number, outcome, note }) =>
        joined(day(at), t(`calls:direction.${direction}`), phone(number), t(`calls:outcome.${outcome}`), note),
      ),
    ),
    ...under(
      'referrals',
      records.referrals.map(({ sentAt, state }) => joined(day(sentAt), t(`papers:personData.referral.${state}`))),
    ),
    ...under(
      'letters',
      records.letters.map(({ writtenAt, letterNumber, subject }) => joined(day(writtenAt), letterNumber, subject)),
    ),
    ...under(
      'links',
      records.linkSendings.map(({ at, title }) => joined(day(at), title)),
    ),
    ...under(
      'participations',
      records.participations.map(({ recordedAt, hours }) =>
        joined(day(recordedAt), t('papers:personData.hours', { n: format.count(hours) })),
      ),
    ),
    ...under(
      'certificates',
      records.certificates.map(({ issuedOn, certificateNumber, snapshot }) =>
        joined(format.hijri(issuedOn), certificateNumber, snapshot.opportunityTitle),
      ),
    ),
    ...under(
      'consents',
      records.consents.map(({ purpose, method, givenAt, withdrawnAt }) =>
        joined(
          purposeOf(purpose),
          t(`people:consents.method.${method}`),
          day(givenAt),
          withdrawnAt === null ? null : t('people:consents.withdrawnOn', { when: day(withdrawnAt) }),
        ),
      ),
    ),
    ...under(
      'subjectRequests',
      records.subjectRequests.map(({ kind, receivedAt, state, reason }) =>
        joined(t(`people:dataRequests.kind.${kind}`), day(receivedAt), t(`people:dataRequests.state.${state}`), reason),
      ),
    ),
  ];
}
