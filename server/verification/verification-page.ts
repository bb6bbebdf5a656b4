import { AssociationProfile } from '#shared/association/settings.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { ASSOCIATION_SCOPE } from '#shared/sync/scope.ts';
import { CertificateStanding } from '#shared/verification/certificate-standing.ts';
import { ASSOCIATION_KEY_ID, SigningKey } from '#shared/verification/signing-key.ts';
import { fillVerificationPage, type VerificationFacts } from '#shared/verification/verification-facts.ts';
import type { SyncStorage } from '../ports.ts';

const PAGE_SIZE = 1000;

/**
 * The public page as the records stand now. Read anew only when records have changed, so that visitors cost the
 * database one small question each.
 */
export function createVerificationPage(sync: SyncStorage, readBuiltPage: () => Promise<string>) {
  let made: { readonly high: number; readonly html: string } | null = null;
  return async (associationId: string, at: Date): Promise<string> => {
    const { high } = await sync.standing(associationId);
    if (made?.high !== high) {
      const records = await associationRecords(sync, associationId);
      made = { high, html: fillVerificationPage(await readBuiltPage(), factsFrom(records, at)) };
    }
    return made.html;
  };
}

async function associationRecords(sync: SyncStorage, associationId: string): Promise<SyncRecord[]> {
  const records: SyncRecord[] = [];
  for (let from = 0, more = true; more;) {
    const page = await sync.readPage(associationId, ASSOCIATION_SCOPE, from, PAGE_SIZE);
    records.push(...page.records);
    ({ to: from, more } = page);
  }
  return records;
}

/** Only what is public leaves: keys, numbers, the association's name. */
function factsFrom(records: readonly SyncRecord[], at: Date): VerificationFacts {
  const keys = records.filter(({ table }) => table === 'signingKeys');
  const root = keys.find(({ id }) => id === ASSOCIATION_KEY_ID);
  const profile = records.find(({ table, id }) => table === 'settings' && id === 'profile');
  return {
    association: profile ? AssociationProfile.parse(profile.fields).nameLines.join(' ') : '',
    madeAt: at.toISOString(),
    associationKey: root ? SigningKey.parse(root.fields).publicKey : null,
    keys: keys.filter(({ id }) => id !== ASSOCIATION_KEY_ID).map(({ fields }) => SigningKey.parse(fields)),
    standings: records
      .filter(({ table }) => table === 'certificateStandings')
      .map(({ fields }) => CertificateStanding.parse(fields)),
  };
}
