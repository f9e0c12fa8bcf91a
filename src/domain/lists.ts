// Lists of a record that are written line by line.

/** In its old place where it was there, by the key; else before the first of `followers` that is there, or at the end. */
export function replaced<T, K extends keyof T>(
  all: readonly T[],
  one: T,
  key: K,
  followers: readonly T[K][] = [],
): T[] {
  const at = all.findIndex((other) => other[key] === one[key]);
  if (at >= 0) return all.with(at, one);
  const next = all.findIndex((other) => followers.includes(other[key]));
  return next < 0 ? [...all, one] : all.toSpliced(next, 0, one);
}
