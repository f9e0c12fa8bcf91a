// Lists of a record that are written line by line.

/** In its old place where it was there, by the key; else before another one, or at the end where that is not there. */
export function replaced<T, K extends keyof T>(all: readonly T[], one: T, key: K, before?: T[K]): T[] {
  const at = all.findIndex((other) => other[key] === one[key]);
  if (at >= 0) return all.with(at, one);
  const next = before === undefined ? -1 : all.findIndex((other) => other[key] === before);
  return next < 0 ? [...all, one] : all.toSpliced(next, 0, one);
}
