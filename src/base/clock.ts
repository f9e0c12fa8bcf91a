/** Milliseconds since 1970 in UTC. Handed in, so that rules and tests own no clock. */
export type Clock = () => number;

/** Not so long ago. What lies in the future was noted before the clock was set back, and is as good as long ago. */
export const isRecent = (at: number, ms: number, now: number): boolean => at <= now && now - at < ms;
