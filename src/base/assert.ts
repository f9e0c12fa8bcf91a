// For what only a programmer can mend. What a person can act on is a refusal, never a throw.

/** Throws when `condition` does not hold: a bug, not bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`);
}

/** The value, which the caller knows to be there. */
export function must<T>(value: T | undefined | null, message: string): T {
  assert(value !== undefined && value !== null, message);
  return value;
}

/** Makes a forgotten case a compile error. */
export function never(value: never): never {
  throw new Error(`Bug: unexpected ${JSON.stringify(value)}`);
}
