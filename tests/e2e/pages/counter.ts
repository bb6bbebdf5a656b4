import { join } from 'node:path';
import { openDesk, type DeskOptions, type ElectronDesk, type TestServer } from '../harness/desk-harness.ts';
import { receptionistAt, type Receptionist } from './receptionist.ts';

/** A desk with someone sitting at it. */
export interface Counter {
  readonly desk: ElectronDesk;
  readonly who: Receptionist;
  readonly dataFolder: string;
}

/** Opens one more desk of a server and waits until it is connected; `name` is its folder below `folder`. */
export async function newCounter(server: TestServer, folder: string, name = 'desk'): Promise<Counter> {
  const enrolmentCode = await server.enrolmentCode();
  return openCounter({ dataFolder: join(folder, name), serverUrl: server.url, enrolmentCode });
}

/** Opens a desk again that was closed or killed, with the server there or not. */
export async function openCounter(options: DeskOptions, connected = true): Promise<Counter> {
  const desk = await openDesk(options);
  const who = await receptionistAt(desk);
  await who.isReady(connected);
  return { desk, who, dataFolder: options.dataFolder };
}
