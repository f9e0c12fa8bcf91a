// What arrives together is committed together: one transaction and one flush of the disk for up to 128 jobs,
// with a savepoint each, so that one that fails takes nothing from its neighbours [SY4]. Where writers of different
// blocs need not wait for each other, each bloc has its lane, and a group is of one.

import { run as execute, type Store, type Tx } from '../store/store.ts';

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommit<Job, Answer> {
  /** Settles after the commit that holds it, never before. */
  readonly submit: (job: Job) => Promise<Answer>;
  /** Settles when nothing waits any more. */
  readonly drain: () => Promise<void>;
}

interface Deps<Job, Answer> {
  readonly store: Pick<Store, 'transaction' | 'isClash' | 'isAway'>;
  /** Jobs of one lane follow each other; lanes go side by side. */
  readonly laneOf: (job: Job) => string;
  readonly run: (tx: Tx, job: Job) => Promise<Answer>;
  /** Told of what was just committed, together and before anyone else hears of it. */
  readonly committed?: (answers: readonly Answer[]) => void;
  /** Told of every job whose work was taken back, alone or with its group. */
  readonly undone: (job: Job) => void;
}

type Settled<Answer> = { readonly answer: Answer } | { readonly error: unknown };

export function createGroupCommit<Job, Answer>(
  { store, laneOf, run, committed, undone }: Deps<Job, Answer>,
  most = 128,
): GroupCommit<Job, Answer> {
  /** What waits in each lane that is at work. */
  const lanes = new Map<string, Waiting<Job, Answer>[]>();
  const working = new Set<Promise<void>>();

  async function work(lane: string, waiting: Waiting<Job, Answer>[]): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop: the last group's answers go out, and all that the network has brought joins.
      await new Promise((resolve) => setImmediate(resolve));
      await commit(waiting.splice(0, most));
    }
    lanes.delete(lane);
  }

  async function commit(group: readonly Waiting<Job, Answer>[]): Promise<void> {
    let tries = 0;
    try {
      const settled = await store.transaction(async (tx) => {
        // What an attempt before had in memory never came to be.
        if ((tries += 1) > 1) for (const { job } of group) undone(job);
        const outcomes: Settled<Answer>[] = [];
        for (const { job } of group) outcomes.push(await apart(tx, job));
        return outcomes;
      });
      committed?.(settled.flatMap((outcome) => ('answer' in outcome ? [outcome.answer] : [])));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = settled[index] as Settled<Answer>;
        if ('answer' in outcome) resolve(outcome.answer);
        else reject(outcome.error);
      });
    } catch (error) {
      for (const { job, reject } of group) {
        undone(job);
        reject(error);
      }
    }
  }

  async function apart(tx: Tx, job: Job): Promise<Settled<Answer>> {
    await execute(tx, 'savepoint job', []);
    try {
      const answer = await run(tx, job);
      await execute(tx, 'release savepoint job', []);
      return { answer };
    } catch (error) {
      undone(job);
      // The whole group is made again, or asked to come again: the next one would only wait as long as this one has.
      if (store.isClash(error) || store.isAway(error)) throw error;
      // Where the disk was full the whole transaction may be gone with its savepoints, and the group fails as one.
      const isGone = await execute(tx, 'rollback to savepoint job', []).then(
        () => false,
        () => true,
      );
      if (isGone) throw error;
      await execute(tx, 'release savepoint job', []);
      return { error };
    }
  }

  return {
    submit: (job) =>
      new Promise((resolve, reject) => {
        const lane = laneOf(job);
        const waiting = lanes.get(lane);
        if (waiting) {
          waiting.push({ job, resolve, reject });
          return;
        }
        const first = [{ job, resolve, reject }];
        lanes.set(lane, first);
        const done = work(lane, first).finally(() => working.delete(done));
        working.add(done);
      }),
    async drain() {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
