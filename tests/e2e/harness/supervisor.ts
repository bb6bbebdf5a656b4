import { Participation } from '#shared/volunteers/volunteering.ts';
import { listsOf } from '#shared/verification/verification-facts.ts';
import { ASSOCIATION_KEY_ID, SigningKey } from '#shared/verification/signing-key.ts';
import { verifyCode, type CodeVerdict } from '#shared/verification/verify-certificate.ts';
import { aChange } from '#tests/builders/operations.ts';
import type { TestServer } from './desk-harness.ts';
import { headlessDesk } from './headless-desk.ts';

/** Somebody at a third desk, who has no window: verifies hours that others recorded, and certificates that others issued. */
export interface Supervisor {
  verifyAllHours(): Promise<void>;
  /** What the code of a certificate is, by what has reached this desk. */
  verify(code: string): Promise<CodeVerdict>;
}

/** The supervisor among the people of the demonstration. */
const SUPERVISOR = 'demo-5-supervisor';

export async function supervisorAt(server: TestServer): Promise<Supervisor> {
  const desk = await headlessDesk(server, SUPERVISOR);
  let mid = 0;
  const records = async (table: string) => {
    await desk.pullAll();
    return [...desk.records.values()].filter((record) => record.table === table);
  };
  return {
    async verifyAllHours() {
      const unverified = (await records('participations')).filter(
        ({ fields }) => Participation.parse(fields).verifiedBy === null,
      );
      const verification = { verifiedBy: SUPERVISOR, verifiedAt: new Date().toISOString() };
      const { epoch } = await desk.hello();
      await desk.push(
        unverified.map((record) => aChange({ ...record, epoch }, verification, { mid: (mid += 1) })),
        epoch,
      );
    },
    async verify(code) {
      const keys = await records('signingKeys');
      const root = keys.find(({ id }) => id === ASSOCIATION_KEY_ID);
      return verifyCode(
        code,
        listsOf({
          associationKey: root ? SigningKey.parse(root.fields).publicKey : null,
          keys: keys.map(({ fields }) => SigningKey.parse(fields)),
          standings: [],
        }),
      );
    },
  };
}
