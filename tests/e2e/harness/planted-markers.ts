import type { Section } from '#shared/association/section.ts';
import { formatReference } from '#shared/requests/reference-number.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aCreation } from '#tests/builders/operations.ts';
import { aContactPoint, aNote, aPerson, aRequest } from '#tests/builders/records.ts';
import type { TestServer } from './desk-harness.ts';
import { headlessDesk } from './headless-desk.ts';

/** Words that stand nowhere else, by whom they are kept from. */
export const MARKS = {
  /** Kept from all but those who read complaints. */
  complaint: ['زمردة', 'عقيقان', '98761234', '98 761 234', '876 1234'],
  /** The women's side: kept from those who serve the men's side only, and from whoever has no business with visitors. */
  otherSection: ['فيروزة', 'بلورية', '59002', '590 021'],
  /** What was said in a case of the men's side. */
  menCase: ['زبرجدي'],
  /** What was said in a case of the women's side. */
  womenCase: ['مرجانية'],
} as const;
export type Kept = keyof typeof MARKS;

/** Words of the complaint that is taken down at a desk. */
export const COMPLAINT = {
  text: 'تأخر موعد زمردة ثلاث مرات',
  subject: 'عقيقان الدوسري',
  phone: '0598761234',
};

/** Who sits on the other side of the men's case. His own card is no secret; that he belongs to it is. */
export const OTHER_PARTY = 'كهرمان بن ياقوت';
const FIRST_PARTY = 'سالم بن مانع';

/** Ids of what was planted, to be asked for by address. */
export const IDS = {
  woman: 'planted-woman',
  womansRequest: 'planted-request-woman',
  first: 'planted-first',
  menCase: 'planted-case-men',
  other: 'planted-other',
  othersRequest: 'planted-request-other',
  womenCase: 'planted-case-women',
} as const;

/** What those who serve one side see of it, and what the whole is. */
export const PEOPLE = { MEN: 2, every: 3 };
export const REQUESTS = { MEN: 2, every: 4 };

/** Puts a person of the women's side, a case of either side and its parties on the server. The front desk serves men only. */
export async function plantMarkers(server: TestServer): Promise<void> {
  const administrator = await headlessDesk(server, 'demo-9-administrator');
  for (const id of ['demo-2-reception', 'demo-3-phone', 'demo-4-volunteers', 'demo-5-supervisor']) {
    const { status } = await administrator.post(`/administration/users/${id}`, { sections: ['MEN'] });
    if (status !== 200) throw new Error(`${id} still serves every section`);
  }
  const desk = await headlessDesk(server, 'demo-1-everyone');
  const results = await desk.push(planted().map((operation, index) => ({ ...operation, mid: index + 1 })));
  const refused = results.filter(({ outcome }) => outcome !== 'applied');
  if (refused.length > 0) throw new Error(`not planted: ${JSON.stringify(refused)}`);
}

/** Of a desk that there is not. */
const numberOf = (counter: number): string => formatReference({ year: 1448, desk: 90, counter });

function planted(): Operation[] {
  const at = new Date().toISOString();
  const request = (id: string, section: Section, personId: string, counter: number, facts: object = {}) =>
    aCreation(
      'requests',
      id,
      aRequest({ section, personId, referenceNumber: numberOf(counter), receivedAt: at, note: '', ...facts }),
    );
  const reconciliation = { type: 'RECONCILIATION', serviceId: 'reconciliation' };
  const person = (id: string, section: Section, name: string, idNumber: string) =>
    aCreation('people', id, aPerson({ section, name, idNumber, firstContactAt: at }));
  const phone = (personId: string, section: Section, raw: string) =>
    aCreation(
      'contactPoints',
      `${personId}-phone`,
      aContactPoint({ section, personId, raw, e164: raw.replace(/^0/, '+966') }),
    );
  const caseOf = (id: string, section: Section, otherRequestId: string | null, said: string) => [
    aCreation('caseFiles', id, { section, isCase: true, otherRequestId, safety: null, handler: '' }),
    aCreation('caseNotes', `${id}-note`, {
      section,
      isCase: true,
      requestId: id,
      body: said,
      writtenAt: at,
      by: 'demo-1-everyone',
      deskCode: '01',
    }),
  ];
  const party = (section: Section, caseId: string, side: 'A' | 'B', requestId: string, personId: string) =>
    aCreation('parties', `${caseId}-party-${side}`, {
      section,
      isCase: true,
      caseId,
      requestId,
      side,
      personId,
      consentsToJoint: false,
    });
  return [
    person(IDS.woman, 'WOMEN', 'فيروزة بنت سعد', '1098765430'),
    phone(IDS.woman, 'WOMEN', '0559002114'),
    request(IDS.womansRequest, 'WOMEN', IDS.woman, 1, { note: 'تسأل عن بلورية' }),
    aCreation('notes', 'planted-note', aNote({ section: 'WOMEN', requestId: IDS.womansRequest, body: 'عادت بلورية' })),
    request(IDS.womenCase, 'WOMEN', IDS.woman, 2, reconciliation),
    ...caseOf(IDS.womenCase, 'WOMEN', null, 'قالت مرجانية'),
    party('WOMEN', IDS.womenCase, 'A', IDS.womenCase, IDS.woman),
    person(IDS.first, 'MEN', FIRST_PARTY, '1012345672'),
    phone(IDS.first, 'MEN', '0501112223'),
    person(IDS.other, 'MEN', OTHER_PARTY, '1000000008'),
    request(IDS.menCase, 'MEN', IDS.first, 3, reconciliation),
    request(IDS.othersRequest, 'MEN', IDS.other, 4, reconciliation),
    ...caseOf(IDS.menCase, 'MEN', IDS.othersRequest, 'قال زبرجدي'),
    party('MEN', IDS.menCase, 'A', IDS.menCase, IDS.first),
    party('MEN', IDS.menCase, 'B', IDS.othersRequest, IDS.other),
  ];
}
