import type { Role } from '#shared/access/role.ts';
import type { HelloResponse } from '#shared/contract/hello.ts';
import type { DeskPerson } from '#shared/contract/session.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { openGate, type Gate, type GateRefusal } from '#renderer/identity/gate.ts';
import { emptyRing, RingFile } from '#renderer/identity/ring-file.ts';
import type { DeskSession } from '#renderer/identity/session.ts';
import type { DeskPlatform } from '#renderer/platform/desk-platform.ts';
import type { Result } from '#shared/kernel/result.ts';
import { createSessionServer } from '#tests/fakes/session-server.ts';

const MORNING = '2026-11-24T06:30:00.000Z';
const DAY = 24 * 60 * 60_000;

/** Long enough for every role. */
export const PHRASE = 'جبال السروات خضراء';
export const OTHER_PHRASE = 'وادي بيش كثير الماء';

export const MEN = ['association', 'section/MEN'];
export const MEN_AND_CASES = [...MEN, 'case/MEN'];

const enrolment = {
  serverUrl: 'https://server.test',
  associationId: 'association-1',
  deviceId: 'desk-a',
  deskCode: '01',
  deskName: 'الاستقبال',
  token: 'token-of-the-desk-itself',
};

export const aDeskPerson = (userId: string, roles: Role[] = ['RECEPTIONIST']): DeskPerson => ({
  userId,
  name: userId,
  roles,
  sections: ['MEN'],
  secretKind: null,
});

/** The real door of a desk and its ring on a disk in memory, a server that may be away, and a clock to be moved. */
export async function openDoor({ isKeptBySystem = true }: { readonly isKeptBySystem?: boolean } = {}) {
  const server = createSessionServer();
  let time = Date.parse(MORNING);
  let ring: string | null = null;
  let computerKey = new Uint8Array(32).fill(7);
  const identity: Pick<DeskPlatform['identity'], 'deviceKey' | 'readRing' | 'writeRing'> = {
    deviceKey: async () => ({ key: computerKey, protection: isKeptBySystem ? 'system' : 'file' }),
    readRing: async () => ring,
    writeRing: async (text) => {
      ring = text;
    },
  };
  const open = (): Promise<Gate> =>
    openGate({
      platform: { identity: identity as DeskPlatform['identity'] },
      enrolment,
      now: () => new Date(time).toISOString(),
      wire: server.wire,
    });
  let gate = await open();
  return {
    server,
    gate: () => gate,
    /** The desk is started again, with what lies on its disk. */
    async restart(): Promise<void> {
      gate = await open();
    },
    /** The disk is put into another computer. */
    async moveDisk(): Promise<void> {
      computerKey = new Uint8Array(32).fill(8);
      gate = await open();
    },
    onDisk: (): RingFile => (ring === null ? emptyRing : RingFile.parse(JSON.parse(ring))),
    text: (): string => ring ?? '',
    tamper(change: (file: RingFile) => RingFile): void {
      ring = JSON.stringify(change(this.onDisk()));
    },
    pass(days: number): void {
      time += days * DAY;
    },
    passSeconds(seconds: number): void {
      time += seconds * 1000;
    },
    /** Somebody comes for the first time, with a code, and chooses a secret. */
    async activate(person: DeskPerson, scopes: readonly string[], secret = PHRASE): Promise<DeskSession> {
      server.add(person, scopes, 'CODE-1');
      return opened(await gate.activate(person.userId, 'CODE-1', secret));
    },
    /** What the server says of a person now. */
    greeting: ({ userId, roles, sections }: DeskPerson): HelloResponse => ({
      protocol: SYNC_PROTOCOL,
      epoch: 1,
      generation: 2,
      scopes: [...server.scopesOf(userId)],
      person: { userId, roles, sections },
      lastMid: 0,
      stableMid: 0,
      lastSave: null,
    }),
  };
}

/** The session of a door that opened; throws why it stayed shut. */
export function opened(result: Result<DeskSession, GateRefusal>): DeskSession {
  if (!result.ok) throw new Error(`the desk stays shut: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Which of these scopes the session opens. */
export const heldOf = ({ vaultKeys }: DeskSession, scopes: readonly string[]): string[] =>
  scopes.filter((scope) => vaultKeys.scope(scope) !== null);
