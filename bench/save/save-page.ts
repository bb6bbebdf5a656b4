import { v7 as newUuid } from 'uuid';
import type { Actor } from '#shared/access/actor.ts';
import { roles } from '#shared/access/role.ts';
import { sections } from '#shared/association/section.ts';
import { createDatabase } from '#renderer/data/store/database.ts';
import { createDeskStore } from '#renderer/data/store/desk-store.ts';
import { createRequestsRepository } from '#renderer/data/records/requests-repository.ts';
import { createSigningKeeper } from '#renderer/data/records/signing-keeper.ts';
import { createVault, type Vault } from '#renderer/data/sealing/vault.ts';
import { createBrowserJournal } from '#renderer/platform/browser-journal.ts';

/** With the vault, as every desk saves; and without it, as none does. */
export type Kind = 'sealed' | 'plain';

const actor: Actor = { userId: 'bench', roles, sections };

/** Everything of the vault but its keys: values become bytes and back. */
const plainVault: Vault = {
  seal: async (value) => new TextEncoder().encode(JSON.stringify(value)),
  open: async (bytes) => JSON.parse(new TextDecoder().decode(new Uint8Array(bytes))),
  holds: () => true,
  inScope: () => plainVault,
  token: async (_kind, value) => value,
};

const journal = createBrowserJournal();

async function openStore(kind: Kind) {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const vault = kind === 'sealed' ? await createVault({ desk: key, scope: () => key }) : plainVault;
  const database = createDatabase(`istiqbal-${kind}`);
  const now = (): string => new Date().toISOString();
  const deskCode = '01';
  const store = createDeskStore({ database, vault, journal, deskCode, userId: actor.userId, holds: () => true, now });
  const { signer } = createSigningKeeper({ database, vault });
  return createRequestsRepository({ database, store, vault, deskCode, actor, signer, now, newId: () => newUuid() });
}

const stores = { sealed: openStore('sealed'), plain: openStore('plain') };

/** Receives one more visitor; resolves with the milliseconds until it says «saved». */
async function save(kind: Kind, visitor: number): Promise<number> {
  const requests = await stores[kind];
  const began = performance.now();
  await requests.record({
    person: {
      kind: 'new',
      name: `سعد بن علي ${visitor} الشهري`,
      phone: `05${String(50_000_000 + visitor)}`,
      idType: 'NATIONAL',
      idNumber: '1012345672',
      gender: 'MALE',
      villageId: null,
    },
    section: 'MEN',
    channel: 'WALK_IN',
    serviceId: 'registration',
    type: 'REGISTRATION',
    policyVersion: 1,
    note: 'خلاف على حدود أرض بين جارين، ويطلب موعدًا في أقرب وقت',
  });
  return performance.now() - began;
}

declare global {
  interface Window {
    save: typeof save;
  }
}
window.save = save;
