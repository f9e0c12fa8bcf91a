// Votes as they are typed: whole numbers, and nothing else is taken for one.

const MOST = 1000;

/** Undefined where the text is no count of votes. A blank counts as none. */
export function readVotes(text: string): number | undefined {
  const typed = text.trim();
  if (typed === '') return 0;
  if (!/^\d{1,4}$/.test(typed)) return undefined;
  const votes = Number(typed);
  return votes <= MOST ? votes : undefined;
}
