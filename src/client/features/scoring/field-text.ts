// Several fields of one entry, as the one text that is read. Nothing in any of them is nothing, and no text that cannot be
// read [SC9].

/** Counts with one of them typed anew. A field that was never typed in says 0, and alone keeps nothing. */
export function countsText(fields: readonly string[], of: number, index: number, typed: string): string {
  const all = Array.from({ length: of }, (_, at) => (at === index ? typed : (fields[at] ?? '0')));
  const isBlank = typed === '' && all.every((field) => field === '' || field === '0');
  return isBlank ? '' : all.join('; ');
}

/** Two figures that make one. */
export const pairText = (first: string, between: string, second: string): string =>
  first === '' && second === '' ? '' : `${first}${between}${second}`;
