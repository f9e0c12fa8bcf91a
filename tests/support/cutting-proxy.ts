// A line that breaks after so many bytes, upwards or downwards.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Cut {
  readonly way: 'up' | 'down';
  /** So many bytes go through; then both ends are gone. */
  readonly after: number;
}

export interface CuttingProxy {
  readonly port: number;
  /** The cut of the next connection. */
  cut: Cut | undefined;
  /** Whether the last connection was cut: else all it had to say was said. */
  wasCut: boolean;
  readonly stop: () => Promise<void>;
}

export async function startCuttingProxy(port: number): Promise<CuttingProxy> {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const end = () => {
      near.destroy();
      far.destroy();
    };
    const { cut } = proxy;
    proxy.wasCut = false;
    const carry = (from: Socket, to: Socket, way: Cut['way']) => {
      let left = cut?.way === way ? cut.after : Number.POSITIVE_INFINITY;
      from.on('data', (chunk: Buffer) => {
        to.write(chunk.subarray(0, left));
        left -= chunk.length;
        if (left >= 0) return;
        proxy.wasCut = true;
        // What was let through arrives; nothing after it does.
        to.end(end);
      });
      from.on('end', () => to.end());
      from.on('error', end);
    };
    carry(near, far, 'up');
    carry(far, near, 'down');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: CuttingProxy = {
    port: (server.address() as AddressInfo).port,
    cut: undefined,
    wasCut: false,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
