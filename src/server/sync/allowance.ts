// How much one person may add to the log in a day. Nothing of the log can be taken out again, and each backup carries it:
// whoever means ill, or a device that has gone wrong, must not fill the disk that all others write to. Kept in memory: a
// restart forgives, which harms nobody at these amounts.

import type { Clock } from '../../base/clock.ts';
import { RequestFault } from '../request-fault.ts';

interface Left {
  bytes: number;
  at: number;
}

export interface Allowance {
  /** [SY18] Throws a fault, with the time to wait, where a person has nothing left. */
  readonly ask: (personId: string) => void;
  /**
   * Takes what a push weighs as it came, so that those on their way at once see one another. What is given back says what
   * it came to in the log: a push that passes the bound is entered whole.
   */
  readonly take: (personId: string, bytes: number) => (entered: number) => void;
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_PEOPLE = 100_000;
/** An administrator may have raised it meanwhile, or the server been started anew. */
const MOST_WAIT_S = 3600;

/** It fills up evenly, a day from nothing to all. */
export function createAllowance(now: Clock, bytesADay: number): Allowance {
  const byPerson = new Map<string, Left>();

  function leftOf(personId: string): number {
    const known = byPerson.get(personId);
    if (!known) return bytesADay;
    // Of a clock that was set back nothing is taken away.
    const since = Math.max(0, now() - known.at);
    return Math.min(bytesADay, known.bytes + (bytesADay * since) / DAY_MS);
  }

  function spend(personId: string, bytes: number): void {
    const left = leftOf(personId) - bytes;
    byPerson.delete(personId);
    byPerson.set(personId, { bytes: left, at: now() });
    if (byPerson.size > MOST_PEOPLE) byPerson.delete(byPerson.keys().next().value as string);
  }

  return {
    ask(personId) {
      const left = leftOf(personId);
      if (left > 0) return;
      const wait = Math.ceil(((1 - left) * DAY_MS) / bytesADay / 1000);
      throw new RequestFault('too-many-requests', {
        retryAfter: Math.min(wait, MOST_WAIT_S),
        words: {
          vi: 'Tài khoản này đã gửi quá nhiều trong ngày. Số liệu vẫn giữ trên máy và sẽ tự gửi tiếp; nếu đúng là cần gửi nhiều, hãy báo quản trị.',
          en: 'This account has sent too much today. Your work is kept on this device and goes on being sent; if so much is meant, tell the administrator.',
        },
      });
    },
    take(personId, bytes) {
      spend(personId, bytes);
      return (entered) => spend(personId, entered - bytes);
    },
  };
}
