// Work entered while the clock was ahead: it is asked about like any other, some days after the clock was put right.

import { expect, test } from 'vitest';
import { ageStep, daysWaiting } from '../../../../src/client/features/device/age-ladder.ts';
import { noteAhead, oldestWaitingSince, waitingSince } from '../../../../src/client/parts/waiting-since.ts';
import type { Replica } from '../../../../src/client/replica/replica.ts';
import { newStorage } from '../../../support/memory-storage.ts';

const DAY = 24 * 60 * 60 * 1000;
const TODAY = 20_000 * DAY;

type Here = Pick<Replica, 'actor' | 'copies'>;

const holding = (changes: Readonly<Record<string, number>>): Here =>
  ({
    actor: { personId: 'p', name: 'P', grants: [] },
    copies: new Map([
      ['a', { pending: Object.entries(changes).map(([id, at]) => ({ takenAt: null, change: { id, at } })) }],
    ]),
  }) as unknown as Here;

/** What the notice over every screen does when it is drawn. */
function days(memory: Storage | undefined, here: Here, now: number): number {
  const found = daysWaiting(oldestWaitingSince(memory, here, now), now);
  noteAhead(memory, here, now);
  return found;
}

test('[SF6] what was entered a year ahead is reminded of three days after the clock was put right', () => {
  const memory = newStorage();
  const here = holding({ 'w-1': TODAY + 365 * DAY });
  const steps = [0, 2, 3, 7, 14].map((later) => ageStep(days(memory, here, TODAY + later * DAY)));
  expect(steps).toEqual(['fresh', 'fresh', 'remind', 'send-or-export', 'every-day']);
  // What is entered later does not make it younger, and what was entered before is as old as it is.
  const more = holding({ 'w-0': TODAY - 9 * DAY, 'w-1': TODAY + 365 * DAY, 'w-2': TODAY + 3 * DAY });
  expect(days(memory, more, TODAY + 3 * DAY)).toBe(12);
});

test('[SF6] a clock that goes back once more begins anew from there, and what was sent is noted no longer', () => {
  const memory = newStorage();
  const here = holding({ 'w-1': TODAY + 365 * DAY });
  expect(days(memory, here, TODAY)).toBe(0);
  expect(days(memory, here, TODAY - 100 * DAY)).toBe(0);
  expect(days(memory, here, TODAY - 96 * DAY)).toBe(4);
  expect(days(memory, holding({}), TODAY)).toBe(0);
  expect(Object.keys(memory)).toEqual([]);
  expect(days(memory, holding({ 'w-2': TODAY - DAY }), TODAY)).toBe(1);
  expect(Object.keys(memory)).toEqual([]);
});

test('[RD2] work of an hour to come belongs into a file a day after it was seen', () => {
  const memory = newStorage();
  const here = holding({ 'w-1': TODAY + 365 * DAY });
  noteAhead(memory, here, TODAY);
  const since = waitingSince(memory, here, TODAY + DAY);
  expect(since({ id: 'w-1', at: TODAY + 365 * DAY } as never)).toBe(TODAY);
  // Where nothing can be kept, or what is kept cannot be read, it is new.
  memory.setItem('so-thi-dua/waiting-since/p', 'nothing that can be read');
  expect(oldestWaitingSince(memory, here, TODAY + DAY)).toBe(TODAY + DAY);
  expect(oldestWaitingSince(undefined, here, TODAY + DAY)).toBe(TODAY + DAY);
});
