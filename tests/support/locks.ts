// Web Locks for tests without a browser: exclusive, in order of asking, with `ifAvailable` and `signal`.

type Work = (lock: Lock | null) => unknown;

interface Held {
  /** Ends the request of whoever holds it, with the browser's own error. */
  readonly steal: () => void;
}

/** A lock manager that some tabs share. */
export function createLocks(): LockManager {
  const tails = new Map<string, Promise<unknown>>();
  const held = new Map<string, Held>();

  async function hold(name: string, work: Work): Promise<unknown> {
    let steal!: () => void;
    const stolen = new Promise<never>((_, reject) => {
      steal = () => reject(new DOMException('The lock was stolen.', 'AbortError'));
    });
    // Nobody may be waiting for it any more when it is taken.
    stolen.catch(() => undefined);
    const mine: Held = { steal };
    held.set(name, mine);
    try {
      return await Promise.race([work({ name, mode: 'exclusive' }), stolen]);
    } finally {
      if (held.get(name) === mine) held.delete(name);
    }
  }

  function request(name: string, ...rest: readonly unknown[]): Promise<unknown> {
    const work = rest.at(-1) as Work;
    const { ifAvailable = false, steal = false, signal } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
    if (steal) {
      held.get(name)?.steal();
      return hold(name, work);
    }
    if (ifAvailable) {
      const isFree = !held.has(name) && !tails.has(name);
      return isFree ? hold(name, work) : Promise.resolve(work(null));
    }
    const turn = Promise.resolve(tails.get(name)).then(async () => {
      while (held.has(name)) {
        signal?.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      signal?.throwIfAborted();
      return hold(name, work);
    });
    const tail = turn.catch(() => undefined).finally(() => tails.get(name) === tail && tails.delete(name));
    tails.set(name, tail);
    return turn;
  }

  return {
    request,
    query: () =>
      Promise.resolve({
        held: [...held.keys()].map((name) => ({ name, mode: 'exclusive' as const })),
        pending: [],
      }),
  };
}
