// How loudly unsent work asks to be sent, by the age of the oldest: it lies on this device alone, and the longer it
// does, the more there is to lose with a phone.

export type AgeStep = 'fresh' | 'remind' | 'send-or-export' | 'every-day';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days since the oldest change that waits; 0 where none does. */
export const daysWaiting = (oldestAt: number | null, now: number): number =>
  oldestAt === null ? 0 : Math.max(0, Math.floor((now - oldestAt) / DAY_MS));

/** From 3 days a line, from 7 "send or export", from 14 a full screen once a day [SF6]. */
export function ageStep(days: number): AgeStep {
  if (days >= 14) return 'every-day';
  if (days >= 7) return 'send-or-export';
  return days >= 3 ? 'remind' : 'fresh';
}

/** The full screen comes once in 24 hours, and again where the clock went back. */
export const isDue = (shownAt: number, now: number): boolean => now < shownAt || now - shownAt >= DAY_MS;
