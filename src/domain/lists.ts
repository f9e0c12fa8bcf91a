// Lists of a record that are written line by line.

/** In its old place where it was there, by the key; else at the end. */
export function replaced<T, K extends keyof T>(all: readonly T[], one: T, key: K): T[] {
  const at = all.findIndex((other) => other[key] === one[key]);
  return at < 0 ? [...all, one] : all.with(at, one);
}
