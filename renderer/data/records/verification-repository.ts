import { standingId, type CertificateStanding } from '#shared/verification/certificate-standing.ts';
import { readCode } from '#shared/verification/certificate-code.ts';
import { ASSOCIATION_KEY_ID, type SigningKey } from '#shared/verification/signing-key.ts';
import { verifyCode, type CodeVerdict } from '#shared/verification/verify-certificate.ts';
import { toEntity } from '../store/entity.ts';
import type { RepositoryContext } from './repository-context.ts';

/** All that is public about certificates: the keys that sign them, and the numbers that are no longer good. */
export interface VerificationLists {
  readonly associationKey: string | null;
  readonly keys: SigningKey[];
  readonly standings: CertificateStanding[];
}

/** Tells genuine certificates from others, without a network and without looking anybody up. */
export function createVerificationRepository({ database, store }: RepositoryContext) {
  const keys = async (): Promise<Pick<VerificationLists, 'associationKey' | 'keys'>> => {
    const records = await store.readAll('signingKeys', await database.signingKeys.toArray());
    const entities = records.map((record) => toEntity<'signingKeys'>(record));
    return {
      associationKey: entities.find(({ id }) => id === ASSOCIATION_KEY_ID)?.publicKey ?? null,
      keys: entities
        .filter(({ id }) => id !== ASSOCIATION_KEY_ID)
        .map(({ publicKey, deskCode, certifiedAt, vouching }) => ({ publicKey, deskCode, certifiedAt, vouching })),
    };
  };

  return {
    async verify(text: string): Promise<CodeVerdict> {
      const code = readCode(text);
      const record = code.ok
        ? await store.read('certificateStandings', standingId(code.value.facts.certificateNumber))
        : null;
      const standing = record ? toEntity<'certificateStandings'>(record) : undefined;
      return verifyCode(text, { ...(await keys()), standingOf: () => standing });
    },

    async lists(): Promise<VerificationLists> {
      const rows = await database.certificateStandings.toArray();
      const records = await store.readAll('certificateStandings', rows);
      const standings = records
        .map((record) => toEntity<'certificateStandings'>(record))
        .map(({ certificateNumber, state, since }) => ({ certificateNumber, state, since }));
      return { ...(await keys()), standings };
    },
  };
}
