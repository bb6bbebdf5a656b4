import { roles as everyRole, type Role } from '#shared/access/role.ts';
import { kindOfSecret } from '#shared/access/user-secret.ts';
import { sections as everySection } from '#shared/association/section.ts';
import type { ActivationCode } from '#shared/contract/administration.ts';
import { newActivation } from './auth/activation.ts';
import { hashProof, proofOf } from './auth/proof.ts';
import { hashSecret, normaliseCode } from './auth/secrets.ts';
import type { ServerDependencies } from './ports.ts';
import { addUser } from './write-users.ts';

type Dependencies = Pick<ServerDependencies, 'sync' | 'users' | 'accounts' | 'associationId'>;

/** Lets the first administrator in: where an association has nobody yet, one is made, still without a secret. */
export async function foundAdministrator(dependencies: Dependencies, at: Date): Promise<void> {
  const { sync, users, associationId } = dependencies;
  if ((await users.all()).length > 0) return;
  const first = { name: 'مدير النظام', roles: ['ADMINISTRATOR' as const], sections: [...everySection] };
  // Two server processes that start at once found one and the same.
  await addUser(sync, associationId, { ...first, state: 'ACTIVE', publicKey: null }, at, 'first-administrator');
}

/**
 * The first administrator's activation code, for whoever can read the server's folder; null once anybody has chosen a
 * secret, because from then on the administrator makes the codes.
 */
export async function firstActivation({ users, accounts }: Dependencies, at: Date): Promise<ActivationCode | null> {
  if ((await accounts.all()).some(({ secretKind }) => secretKind !== null)) return null;
  const first = (await users.all()).find(({ roles }) => roles.includes('ADMINISTRATOR'));
  return first ? newActivation(accounts, first.userId, at) : null;
}

/** The passphrase of everyone in a demonstration. It is shown on the first screen, and protects nothing but invented people. */
export const DEMO_SECRET = 'istiqbal-demo';

/** Invented people for every role, and one who holds them all as in a small association. */
const demoPeople: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[] = [
  { id: 'demo-1-everyone', name: 'نوف الأسمري', roles: everyRole },
  { id: 'demo-2-reception', name: 'تركي الأحمري', roles: ['RECEPTIONIST'] },
  { id: 'demo-3-phone', name: 'أمل الشهري', roles: ['PHONE_AGENT'] },
  { id: 'demo-4-volunteers', name: 'سارة العمري', roles: ['VOLUNTEER_COORDINATOR'] },
  { id: 'demo-5-supervisor', name: 'عبدالله القرني', roles: ['SECTION_SUPERVISOR'] },
  { id: 'demo-6-complaints', name: 'منى البارقي', roles: ['COMPLAINTS_OFFICER'] },
  { id: 'demo-7-manager', name: 'فهد الأسمري', roles: ['MANAGER'] },
  { id: 'demo-8-delegate', name: 'محمد الشهري', roles: ['BOARD_DELEGATE'] },
  { id: 'demo-9-administrator', name: 'هند العسيري', roles: ['ADMINISTRATOR'] },
];

/** Adds the people of a demonstration, who all sign in with one passphrase; those who are there are left as they are. */
export async function foundDemoPeople({ sync, users, accounts, associationId }: Dependencies, at: Date): Promise<void> {
  const present = new Set((await users.all()).map(({ userId }) => userId));
  for (const { id, name, roles } of demoPeople.filter((person) => !present.has(person.id))) {
    const user = { name, roles: [...roles], sections: [...everySection], state: 'ACTIVE' as const, publicKey: null };
    const { code } = await newActivation(accounts, id, at);
    const proof = await hashProof(await proofOf(associationId, id, DEMO_SECRET));
    const secretKind = kindOfSecret(DEMO_SECRET);
    await accounts.activate(id, hashSecret(normaliseCode(code)), { ...proof, secretKind }, at);
    await addUser(sync, associationId, user, at, id);
  }
}
