// All that speaks with the server about blocs, behind one door, so that it can come in a chunk of its own.

import type { FileSender } from './files/send-files.ts';
import { PERSON_HEADER } from '../../protocol/version.ts';
import { takeStrays } from './strays.ts';
import { joinSync, type TabSync } from './tab-sync.ts';
import { createTransport } from './transport.ts';

type JoinDeps = Omit<
  Parameters<typeof joinSync>[0],
  'transport' | 'carry' | 'lookBack' | 'files' | 'fetchFile'
>;

export interface Line {
  readonly join: (deps: JoinDeps) => TabSync;
  /** The server's clock; undefined where nobody answers. */
  readonly askServerTime: () => Promise<number | undefined>;
}

/** Whoever's work is open here is said with all that is asked: another tab may have signed in somebody else [SY17]. */
const speakingAs =
  (fetcher: typeof fetch, personId: string): typeof fetch =>
  (input, init) =>
    fetcher(input, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), [PERSON_HEADER]: personId },
    });

/** The line over `fetch`. */
export function openLine(fetcher: typeof fetch, newNonce: () => string): Line {
  return {
    join: (deps) => joinAs(speakingAs(fetcher, deps.replica.actor.personId), newNonce, deps),
    async askServerTime() {
      const answer = await createTransport(fetcher, newNonce).ping();
      return answer.is === 'answer' ? answer.value.at : undefined;
    },
  };
}

function joinAs(fetcher: typeof fetch, newNonce: () => string, deps: JoinDeps): TabSync {
  /**
   * What goes by hand is served in every round, and the keys are fetched by which the server signs; where their chunk
   * does not come, a later round asks again.
   */
  async function carry({ replica, device, now }: JoinDeps): Promise<void> {
    const parts = await Promise.all([
      import('./carry/send-carried.ts'),
      import('./carry/carry-line.ts'),
      import('./server-keys.ts'),
      import('./device-key.ts'),
    ]).catch(() => undefined);
    if (!parts) return;
    const [{ sendCarried }, { createCarryLine }, { fetchKeys, subtleHere }, { showDeviceKey }] = parts;
    // Nobody waits for keys: they are for looking at receipts and papers later.
    void fetchKeys({ replica, fetcher, subtle: subtleHere(), now }).then(() =>
      showDeviceKey({ replica, fetcher, subtle: globalThis.crypto?.subtle }),
    );
    await sendCarried({ replica, device, line: createCarryLine(fetcher) });
  }

  /** The server's word for papers comes last, behind the history: they may be printed when there is no network. */
  async function lookBack({ replica, now }: JoinDeps): Promise<void> {
    const part = await import('./paper-proofs.ts').catch(() => undefined);
    await part?.fetchProofs({ replica, fetcher, now });
  }

  /** Files have a chunk of their own; where it does not come, a later round asks again. */
  const fileParts = () =>
    Promise.all([
      import('./files/send-files.ts'),
      import('./files/fetch-file.ts'),
      import('./files/file-line.ts'),
    ]).catch(() => undefined);

  function files({ replica, now }: JoinDeps): Pick<Parameters<typeof joinSync>[0], 'files' | 'fetchFile'> {
    let sender: FileSender | undefined;
    return {
      async files(signal) {
        const parts = await fileParts();
        const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
        if (!parts || !subtle) return;
        const [{ createFileSender }, , { createFileLine }] = parts;
        sender ??= createFileSender({ replica, line: createFileLine(fetcher), subtle, now });
        await sender.run(signal);
      },
      async fetchFile(file, told) {
        const parts = await fileParts();
        const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
        if (!parts || !subtle) return { is: 'no-answer', answer: { is: 'no-network' } };
        const [, { fetchFile }, { createFileLine }] = parts;
        return fetchFile({ replica, line: createFileLine(fetcher), subtle, now }, file, told);
      },
    };
  }

  const sync = joinSync({
    ...deps,
    transport: createTransport(fetcher, newNonce),
    carry: () => carry(deps),
    lookBack: () => lookBack(deps),
    ...files(deps),
  });
  // A storage in trouble is the replica's to tell.
  void takeStrays(deps.replica).then(
    (some) => some && sync.wake(true),
    () => undefined,
  );
  return sync;
}
