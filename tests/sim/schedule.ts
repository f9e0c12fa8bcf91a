// Virtual time: what is to happen, in order, and nothing by itself. A month passes in a second, and the same seed
// gives the same month.

export interface Schedule {
  /** Milliseconds since the run began, plus a fixed date. The world's true time; devices may be wrong about it. */
  readonly now: () => number;
  /** Runs `work` so many milliseconds from now; what comes back takes it off again. */
  readonly after: (ms: number, work: () => unknown) => () => void;
  /** Lets everything happen that is due within so many milliseconds, each thing to its very end. */
  readonly pass: (ms: number) => Promise<void>;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly work: () => unknown;
  off: boolean;
}

const BEGIN = Date.UTC(2024, 10, 1);

export function createSchedule(): Schedule {
  let now = BEGIN;
  let count = 0;
  const heap: Due[] = [];

  return {
    now: () => now,
    after(ms, work) {
      const due: Due = { at: now + Math.round(Math.max(0, ms)), order: (count += 1), work, off: false };
      push(heap, due);
      return () => {
        due.off = true;
      };
    },
    async pass(ms) {
      const until = now + Math.round(ms);
      await settle();
      while (heap[0] && heap[0].at <= until) {
        const due = pop(heap);
        if (due.off) continue;
        now = Math.max(now, due.at);
        await due.work();
        await settle();
      }
      now = until;
    },
  };
}

/** Everything that only waits for other code, and not for time, has run. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Due[], due: Due): void {
  let index = heap.push(due) - 1;
  for (;;) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (index === 0 || !parent || before(parent, due)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = due;
}

function pop(heap: Due[]): Due {
  const top = heap[0] as Due;
  const last = heap.pop() as Due;
  if (heap.length === 0) return top;
  let index = 0;
  for (;;) {
    let below = 2 * index + 1;
    const [left, right] = [heap[below], heap[below + 1]];
    if (!left) break;
    if (right && before(right, left)) below += 1;
    const least = heap[below] as Due;
    if (!before(least, last)) break;
    heap[index] = least;
    index = below;
  }
  heap[index] = last;
  return top;
}
