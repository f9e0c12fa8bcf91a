// A line that answers late, between a browser and a server on this machine: so many bytes a second for all connections
// together, and half a round trip of waiting each way.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

interface Line {
  readonly roundTripMs: number;
  readonly bytesPerSecond: number;
}

export async function startLateLine(
  to: string,
  { roundTripMs, bytesPerSecond }: Line,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const freeAt = { up: 0, down: 0 };
  const sockets = new Set<Socket>();

  function carry(from: Socket, into: Socket, way: 'up' | 'down'): void {
    from.on('data', (bytes) => {
      const now = performance.now();
      freeAt[way] = Math.max(freeAt[way], now) + (1000 * bytes.length) / bytesPerSecond;
      setTimeout(() => into.destroyed || into.write(bytes), freeAt[way] - now + roundTripMs / 2);
    });
    from.on('error', () => into.destroy());
    from.on('close', () => {
      sockets.delete(from);
      // What is under way arrives first.
      setTimeout(() => into.end(), Math.max(0, freeAt[way] - performance.now()) + roundTripMs / 2 + 1);
    });
  }

  const server = createServer((near) => {
    const far = connect(Number(new URL(to).port), '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.setNoDelay(true));
    carry(near, far, 'up');
    carry(far, near, 'down');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
