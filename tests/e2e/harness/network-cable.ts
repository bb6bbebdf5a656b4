import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A wire between a desk and the server that a test can pull out and put back. */
export interface NetworkCable {
  /** The address that the desk is given in place of the server's. */
  readonly url: string;
  /** Breaks every connection, and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Lays a cable to the server; it is taken away after the test. */
export async function layNetworkCable(serverUrl: string): Promise<NetworkCable> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const relay: Server = createServer((desk) => {
    const server = connect(Number(port), hostname);
    keep(desk);
    keep(server);
    desk.pipe(server).pipe(desk);
    desk.on('close', () => server.destroy());
    server.on('close', () => desk.destroy());
  });
  const listen = async (wanted: number): Promise<number> => {
    relay.listen(wanted, '127.0.0.1');
    await once(relay, 'listening');
    const address = relay.address();
    return address && typeof address === 'object' ? address.port : 0;
  };
  const own = await listen(0);
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => relay.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  onTestFinished(() => (relay.listening ? cut() : undefined));
  return { url: `http://127.0.0.1:${own}`, cut, mend: async () => void (await listen(own)) };
}
