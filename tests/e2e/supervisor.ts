import { Participation } from '#shared/volunteers/volunteering.ts';
import { listsOf } from '#shared/verification/verification-facts.ts';
import { ASSOCIATION_KEY_ID, SigningKey } from '#shared/verification/signing-key.ts';
import { verifyCode, type CodeVerdict } from '#shared/verification/verify-certificate.ts';
import { EnrolResponse } from '#shared/contract/enrol.ts';
import { aChange } from '#tests/builders/operations.ts';
import { createDesk, send } from '#tests/integration/server/desk.ts';
import type { TestServer } from './desk-harness.ts';

/** Somebody at a third desk, who has no window: verifies hours that others recorded, and certificates that others issued. */
export interface Supervisor {
  verifyAllHours(): Promise<void>;
  /** What the code of a certificate is, by what has reached this desk. */
  verify(code: string): Promise<CodeVerdict>;
}

export async function supervisorAt(server: TestServer): Promise<Supervisor> {
  const { body } = await send(server.url, '/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.enrolmentCode(), deskName: 'مكتب المشرف' }),
  });
  const desk = createDesk(server.url, EnrolResponse.parse(body).token);
  await desk.hello();
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
      const verification = { verifiedBy: 'supervisor', verifiedAt: new Date().toISOString() };
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
