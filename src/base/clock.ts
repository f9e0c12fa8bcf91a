/** Milliseconds since 1970 in UTC. Handed in, so that rules and tests own no clock. */
export type Clock = () => number;
