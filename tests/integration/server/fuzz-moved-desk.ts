import { EnrolmentCode, EnrolResponse } from '#shared/contract/enrol.ts';
import { TOO_MANY, type Callers } from './fuzz-callers.ts';
import type { Answer, SeatedDesk } from './desk.ts';

type Said = Pick<Answer, 'status' | 'body'>;

/**
 * A desk that becomes itself again and again with one-time codes, each shown by two computers at once and by some that
 * name another desk or none: one of them all is the desk, under its number, and the token before it is nobody's.
 */
export function createMovedDesk(callers: Callers, { device, deviceToken }: SeatedDesk, administrator: string) {
  let token = deviceToken;
  const ask = async (path: string, bearer: string | null, body: object): Promise<Said> => {
    // An address that asked too often is not heard; the next one is.
    for (;;) {
      const answer = await callers.call(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(body),
      });
      if (answer.status !== TOO_MANY) return answer;
    }
  };

  return {
    /** Every answer on the way, and what was wrong with them. */
    async move(): Promise<{ readonly answers: readonly Said[]; readonly faults: readonly string[] }> {
      const made = await ask('/administration/enrolment-codes', administrator, {
        sections: ['MEN'],
        renews: device.deviceId,
      });
      if (made.status !== 200) return { answers: [made], faults: [`no code for a desk: ${JSON.stringify(made.body)}`] };
      const { code } = EnrolmentCode.parse(made.body);
      const shown = { code, deskName: 'مكتب' };
      const right = { ...shown, was: device.deviceId };
      const wrong = [shown, { ...shown, was: crypto.randomUUID() }];
      const answers = await Promise.all([...wrong, right, right].map((body) => ask('/enrol', null, body)));
      const before = token;
      const became = answers.filter(({ status }) => status === 200).map(({ body }) => EnrolResponse.parse(body));
      const [desk] = became;
      if (!desk || became.length !== 1) return { answers, faults: [`one code made ${became.length} computers a desk`] };
      token = desk.token;
      const isSame = desk.deviceId === device.deviceId && desk.deskCode === device.deskCode;
      const [old, now] = await Promise.all([before, token].map((bearer) => ask('/session/people', bearer, {})));
      return {
        answers: [made, ...answers, ...(old && now ? [old, now] : [])],
        faults: [
          ...(isSame ? [] : ['a desk that was moved is another one']),
          ...(old?.status === 401 && now?.status === 200 ? [] : [`tokens: ${old?.status} and ${now?.status}`]),
        ],
      };
    },
  };
}
