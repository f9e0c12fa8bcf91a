// A line like 2G on a hill: so many bytes a second each way for all connections together, late, and it breaks.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

interface Kind {
  readonly bytesPerSecond: number;
  /** From one end to the other, for what is said after a silence. */
  readonly oneWayMs: number;
}

export interface SlowProxy {
  readonly url: string;
  /** From now on a connection lives so many bytes, both ways; without that none breaks. Those that are open end. */
  readonly lives: (bytes: (() => number) | undefined) => void;
  /** How many have broken. */
  breaks: number;
  readonly stop: () => Promise<void>;
}

/** So small that a break may fall anywhere in a message. */
const STEP = 64;

export async function startSlowProxy(port: number, { bytesPerSecond, oneWayMs }: Kind): Promise<SlowProxy> {
  const sockets = new Set<Socket>();
  /** When each way has carried all that it was given. */
  const freeAt = { up: 0, down: 0 };
  let life: (() => number) | undefined;
  const until = (moment: number) =>
    new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const ends = [near, far];
    let left = life?.() ?? Number.POSITIVE_INFINITY;
    const over = () => ends.forEach((end) => end.destroy());

    async function carry(from: Socket, to: Socket, way: 'up' | 'down'): Promise<void> {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (freeAt[way] < performance.now()) freeAt[way] = performance.now() + oneWayMs;
        for (let at = 0; at < chunk.length; at += STEP) {
          const piece = chunk.subarray(at, at + STEP);
          freeAt[way] += (1000 * piece.length) / bytesPerSecond;
          await until(freeAt[way]);
          left -= piece.length;
          if (left < 0) {
            if (!near.destroyed) proxy.breaks += 1;
            return over();
          }
          to.write(piece);
        }
      }
      to.end();
    }
    for (const end of ends) {
      sockets.add(end);
      end.on('error', over);
      end.on('close', () => sockets.delete(end));
    }
    carry(near, far, 'up').catch(over);
    carry(far, near, 'down').catch(over);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: SlowProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breaks: 0,
    lives(bytes) {
      life = bytes;
      sockets.forEach((socket) => socket.destroy());
    },
    async stop() {
      server.close();
      proxy.lives(undefined);
      await once(server, 'close');
    },
  };
  return proxy;
}
