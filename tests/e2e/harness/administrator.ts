import { ActivationCode, DeskList, UserList, type NewUser } from '#shared/contract/administration.ts';
import { EnrolmentCode } from '#shared/contract/enrol.ts';
import type { TestServer } from './desk-harness.ts';
import { activateElsewhere, headlessDesk } from './headless-desk.ts';

/** The administrator of the demonstration, at a desk elsewhere. */
export interface Administrator {
  /** Adds a person; gives the code with which that person chooses a secret. */
  add(user: NewUser): Promise<string>;
  /** Adds a person who has chosen a secret already, at a desk elsewhere. */
  addWithSecret(user: NewUser, secret: string): Promise<void>;
  /** A code with which somebody who works here already chooses another secret. */
  codeFor(name: string): Promise<string>;
  /** A code that makes the computer of the server's one other desk that desk again. */
  renewalCode(): Promise<string>;
  /** Revokes every other desk of the server. */
  revokeOtherDesks(): Promise<void>;
}

const DESK = 'مكتب المدير';

export async function administratorAt(server: TestServer): Promise<Administrator> {
  const { post } = await headlessDesk(server, 'demo-9-administrator', DESK);
  const add = async (user: NewUser) => ActivationCode.parse((await post('/administration/users', user)).body);
  const others = async () => {
    const { desks } = DeskList.parse((await post('/administration/desks/list', {})).body);
    return desks.filter(({ name }) => name !== DESK);
  };
  return {
    add: async (user) => (await add(user)).code,
    addWithSecret: async (user, secret) => activateElsewhere(server, await add(user), secret),
    async codeFor(name) {
      const { users } = UserList.parse((await post('/administration/users/list', {})).body);
      const user = users.find((each) => each.name === name);
      if (!user) throw new Error(`nobody is called ${name}`);
      return ActivationCode.parse((await post(`/administration/users/${user.userId}/activation-code`, {})).body).code;
    },
    async renewalCode() {
      const [desk, ...more] = await others();
      if (!desk || more.length > 0) throw new Error('there is not one other desk');
      const wish = { sections: desk.sections, renews: desk.deviceId };
      return EnrolmentCode.parse((await post('/administration/enrolment-codes', wish)).body).code;
    },
    async revokeOtherDesks() {
      for (const { deviceId } of await others()) await post(`/administration/desks/${deviceId}`, { revoked: true });
    },
  };
}
