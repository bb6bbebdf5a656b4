import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { openComplaint, takeDown } from './pages/complaint-page.ts';
import { newCounter, type Counter } from './pages/counter.ts';
import { rawDatabase, search, visit, type Seen } from './pages/crawl.ts';
import { savePaper } from './pages/paper-dialog.ts';
import { bookFirstFreeSlot } from './pages/request-page.ts';
import { readPaper } from './harness/paper-reader.ts';
import {
  COMPLAINT,
  IDS,
  MARKS,
  OTHER_PARTY,
  PEOPLE,
  plantMarkers,
  REQUESTS,
  type Kept,
} from './harness/planted-markers.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

interface Role {
  readonly name: string;
  /** What its work has to do with. Everything else that was planted is kept from it. */
  readonly sees: readonly Kept[];
  readonly people: number;
  readonly requests: number;
}

/** The people of the demonstration, one of each role; those at the front serve the men's side only. */
const ROLES: readonly Role[] = [
  {
    name: 'فهد الأسمري', // manager
    sees: ['complaint', 'otherSection', 'menCase', 'womenCase'],
    people: PEOPLE.every,
    requests: REQUESTS.every,
  },
  { name: 'منى البارقي', sees: ['complaint', 'otherSection'], people: PEOPLE.every, requests: REQUESTS.every }, // officer
  { name: 'عبدالله القرني', sees: ['menCase'], people: PEOPLE.MEN, requests: REQUESTS.MEN }, // supervisor
  { name: 'تركي الأحمري', sees: [], people: PEOPLE.MEN, requests: REQUESTS.MEN }, // receptionist
  { name: 'أمل الشهري', sees: [], people: PEOPLE.MEN, requests: REQUESTS.MEN }, // telephone
  { name: 'سارة العمري', sees: [], people: PEOPLE.MEN, requests: REQUESTS.MEN }, // volunteers
  { name: 'محمد الشهري', sees: [], people: 0, requests: 0 }, // delegate of the board
  { name: 'هند العسيري', sees: [], people: 0, requests: 0 }, // administrator
];

/** Every screen there is, but those of one record. */
const SCREENS = `
  / /intake/walk-in /intake/phone /answers /printing /verify /sync
  /requests /people /people/merges /people/data-requests /appointments /volunteers /volunteers/roster
  /complaints /complaints/new /complaints/recovery
  /settings/profile /settings/security /settings/users /settings/desks /settings/audit
`;

/** Those, and whatever was planted, asked for by its address. */
const addresses = (complaintId: string): string[] => [
  ...SCREENS.trim().split(/\s+/),
  `/complaints/${complaintId}`,
  ...[IDS.woman, IDS.first, `${IDS.woman}/merge/${IDS.first}`].map((id) => `/people/${id}`),
  ...[IDS.womansRequest, IDS.womenCase, IDS.menCase, IDS.othersRequest].map((id) => `/requests/${id}`),
  ...[IDS.womansRequest, IDS.menCase].map((id) => `/appointments/for/${id}`),
];
const TYPED = ['زمردة', '98761234', 'فيروزة', '1098765430', 'زبرجدي', 'مرجانية'];

test('no role comes upon what is kept from it: on no screen, at no address, in no search, list, count or paper, nor in the database', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  await plantMarkers(server);
  const counter = await newCounter(server, folder);
  const complaintId = await takeComplaint(counter);
  const leaks: string[] = [];

  for (const role of ROLES) {
    const { who } = counter;
    await who.handOver(role.name);
    const seen = new Map([...(await visit(who, addresses(complaintId))), ...(await search(who, TYPED))]);
    leaks.push(...leaksTo(role, seen), ...kindsUnseen(role, seen), ...miscounts(role, seen));
    const raw = await rawDatabase(who.page);
    leaks.push(...marksIn(raw, Object.keys(MARKS) as Kept[]).map((mark) => `${role.name}: ${mark} in the database`));
  }
  expect(leaks).toEqual([]);
});

test('a paper for one side of a case says nothing of the case or the other side', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  await plantMarkers(server);
  const counter = await newCounter(server, folder);
  await counter.who.handOver('تركي الأحمري');
  await visit(counter.who, [`/requests/${IDS.menCase}`]);
  await bookFirstFreeSlot(counter.who);
  const { text } = await readPaper(await savePaper(counter, join(folder, 'papers')));
  for (const word of [...OTHER_PARTY.split(' '), 'إصلاح', 'زبرجدي'])
    expect(text.replace(LETTERHEAD, '')).not.toContain(word);
});

/** The association is named after what it does. */
const LETTERHEAD = /جمعية إصلاح ذات البين/g;

/** Manager and officer come in first, so that there are keys to seal to. Gives the id by which the complaint could be asked for. */
async function takeComplaint({ who }: Counter): Promise<string> {
  await who.handOver('منى البارقي');
  await who.handOver('فهد الأسمري');
  const { number } = await takeDown(who, COMPLAINT_SPOKEN);
  await who.press('Escape');
  await who.isReady();
  await openComplaint(who, number);
  return new URL(who.page.url()).hash.split('/').at(-1) ?? '';
}

const COMPLAINT_SPOKEN = { phone: COMPLAINT.phone, text: COMPLAINT.text, about: COMPLAINT.subject };

const marksIn = (text: string, kinds: readonly Kept[]): string[] =>
  kinds.flatMap((kind) => MARKS[kind].filter((mark) => text.includes(mark)));

const kept = ({ sees }: Role): Kept[] => (Object.keys(MARKS) as Kept[]).filter((kind) => !sees.includes(kind));

function leaksTo(role: Role, seen: Seen): string[] {
  const found = [...seen].flatMap(([where, text]) =>
    marksIn(text, kept(role)).map((mark) => `${role.name} finds ${mark} at ${where}`),
  );
  // The two sides of a case are told of each other nowhere but in the case.
  const besides = role.sees.includes('menCase')
    ? []
    : [`/requests/${IDS.menCase}`, `/people/${IDS.first}`, `/appointments/for/${IDS.menCase}`]
        .filter((address) => seen.get(address)?.includes(OTHER_PARTY))
        .map((address) => `${role.name} finds the other side at ${address}`);
  return [...found, ...besides];
}

/** A crawl that does not find what may be found proves nothing. */
function kindsUnseen({ name, sees }: Role, seen: Seen): string[] {
  const everything = [...seen.values()].join('\n');
  return sees.filter((kind) => marksIn(everything, [kind]).length === 0).map((kind) => `${name} does not see ${kind}`);
}

/** Lists end with how many there are: «١–٢ من ٢». */
function miscounts({ name, people, requests }: Role, seen: Seen): string[] {
  const counted = (address: string): number => {
    const total = / من ([٠-٩]+)/.exec(seen.get(address) ?? '')?.[1];
    return total === undefined ? 0 : Number([...total].map((digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)).join(''));
  };
  return [
    ...(counted('/people') === people ? [] : [`${name} counts ${counted('/people')} people`]),
    ...(counted('/requests') === requests ? [] : [`${name} counts ${counted('/requests')} requests`]),
  ];
}
