// Web Locks for tests without a browser: exclusive, in order of asking, with `ifAvailable` and `signal`.

type Work = (lock: Lock | null) => unknown;

/** A lock manager that some tabs share. */
export function createLocks(): LockManager {
  const tails = new Map<string, Promise<unknown>>();
  const held = new Set<string>();

  async function hold(name: string, work: Work): Promise<unknown> {
    held.add(name);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  }

  function request(name: string, ...rest: readonly unknown[]): Promise<unknown> {
    const work = rest.at(-1) as Work;
    const { ifAvailable = false, signal } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
    if (ifAvailable) {
      const isFree = !held.has(name) && !tails.has(name);
      return isFree ? hold(name, work) : Promise.resolve(work(null));
    }
    const turn = Promise.resolve(tails.get(name)).then(() => {
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
      Promise.resolve({ held: [...held].map((name) => ({ name, mode: 'exclusive' as const })), pending: [] }),
  };
}
