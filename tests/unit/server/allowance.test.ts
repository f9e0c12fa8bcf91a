import { expect, test } from 'vitest';
import { RequestFault } from '../../../src/server/request-fault.ts';
import { createAllowance } from '../../../src/server/sync/allowance.ts';

const HOUR = 3_600_000;

function allowance() {
  let at = 1_800_000_000_000;
  const { ask, take } = createAllowance(() => at, 2400);
  const spend = (person: string, bytes: number) => take(person, bytes)(bytes);
  /** The seconds to wait; 0 where there is something left. */
  const waits = (person = 'a'): number => {
    try {
      ask(person);
      return 0;
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
      return error.more.retryAfter ?? Number.NaN;
    }
  };
  return { waits, spend, take, pass: (ms: number) => (at += ms) };
}

test('[SY18] the last push may go beyond what is left; it fills up evenly again', () => {
  const { waits, spend, pass } = allowance();
  spend('a', 2399);
  expect(waits()).toBe(0);
  spend('a', 51);
  // Fifty too many, and a hundred come back in an hour.
  expect(waits()).toBe(1836);
  expect(waits('b')).toBe(0);
  pass(HOUR / 2);
  expect(waits()).toBeGreaterThan(0);
  pass(HOUR / 2);
  expect(waits()).toBe(0);
  pass(1000 * HOUR);
  spend('a', 2401);
  expect(waits()).toBeGreaterThan(0);
});

test('[SY18] nobody is told to wait for longer than an hour, and a clock set back takes nothing away', () => {
  const { waits, spend, pass } = allowance();
  spend('a', 1_000_000);
  expect(waits()).toBe(3600);
  spend('b', 100);
  pass(-1000 * HOUR);
  expect(waits('b')).toBe(0);
  expect(waits('a')).toBe(3600);
});

test('[SY18] what is on its way counts at once; what it came to counts in the end', () => {
  const { waits, take } = allowance();
  const [first, second] = [take('a', 1500), take('a', 1500)];
  // A third beside them would not be let in.
  expect(waits()).toBeGreaterThan(0);
  // Nothing of the one was new; the other came to a hundred times as much in the log.
  first(0);
  expect(waits()).toBe(0);
  second(150_000);
  expect(waits()).toBe(3600);
});
