// All that speaks with the server about blocs, behind one door, so that it can come in a chunk of its own.

import { joinSync, type TabSync } from './tab-sync.ts';
import { createTransport } from './transport.ts';

type JoinDeps = Omit<Parameters<typeof joinSync>[0], 'transport' | 'carry'>;

export interface Line {
  readonly join: (deps: JoinDeps) => TabSync;
  /** The server's clock; undefined where nobody answers. */
  readonly askServerTime: () => Promise<number | undefined>;
}

/** The line over `fetch`. */
export function openLine(fetcher: typeof fetch, newNonce: () => string): Line {
  const transport = createTransport(fetcher, newNonce);

  /** What goes by hand is served in every round; where its chunk does not come, a later round asks again. */
  async function carry({ replica, device }: JoinDeps): Promise<void> {
    const parts = await Promise.all([
      import('./carry/send-carried.ts'),
      import('./carry/carry-line.ts'),
    ]).catch(() => undefined);
    await parts?.[0].sendCarried({ replica, device, line: parts[1].createCarryLine(fetcher) });
  }

  return {
    join: (deps) => joinSync({ ...deps, transport, carry: () => carry(deps) }),
    async askServerTime() {
      const answer = await transport.ping();
      return answer.is === 'answer' ? answer.value.at : undefined;
    },
  };
}
