// What arrives together is committed together: one transaction and one flush of the disk for up to 128 jobs,
// with a savepoint each, so that one that fails takes nothing from its neighbours [SY4]. On PostgreSQL a group
// must be of one bloc.

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
  readonly store: Pick<Store, 'transaction'>;
  readonly run: (tx: Tx, job: Job) => Promise<Answer>;
  /** Told of what was just committed, together and before anyone else hears of it. */
  readonly committed?: (answers: readonly Answer[]) => void;
  /** Told of every job whose work was taken back, alone or with its group. */
  readonly undone: (job: Job) => void;
}

type Settled<Answer> = { readonly answer: Answer } | { readonly error: unknown };

export function createGroupCommit<Job, Answer>(
  { store, run, committed, undone }: Deps<Job, Answer>,
  most = 128,
): GroupCommit<Job, Answer> {
  const waiting: Waiting<Job, Answer>[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop: the last group's answers go out, and all that the network has brought joins.
      await new Promise((resolve) => setImmediate(resolve));
      await commit(waiting.splice(0, most));
    }
    working = undefined;
  }

  async function commit(group: readonly Waiting<Job, Answer>[]): Promise<void> {
    try {
      const settled = await store.transaction(async (tx) => {
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
        waiting.push({ job, resolve, reject });
        working ??= work();
      }),
    async drain() {
      while (working) await working;
    },
  };
}
