// What became of each change of a push, noted once. The answer, the receipt and the words of the log are read from it
// when all are judged.

import type { Problem } from '../../domain/problems.ts';
import { toRanges, type PushResponse } from '../../protocol/push.ts';

export interface Verdict {
  readonly seq: number;
  readonly is: 'accepted' | 'duplicate' | 'refused' | 'held';
  /** Why it was refused, or is held. */
  readonly problem?: Problem;
  /** When the log was told of it: by this push, by one before, or not at all. */
  readonly logged: 'now' | 'before' | 'never';
}

/** As it is told to the device. */
export const answerOf = (
  verdicts: readonly Verdict[],
): Pick<PushResponse, 'accepted' | 'duplicate' | 'refused' | 'held'> => ({
  accepted: toRanges(seqsOf(verdicts, ({ is }) => is === 'accepted')),
  duplicate: toRanges(seqsOf(verdicts, ({ is }) => is === 'duplicate')),
  refused: problemsOf(verdicts, ({ is }) => is === 'refused').map(([seq, problem]) => ({ seq, problem })),
  held: problemsOf(verdicts, ({ is }) => is === 'held').map(([seq, reason]) => ({ seq, reason })),
});

/** Those that are in the log when this is over: what a receipt vouches for. */
export const seqsInLog = (verdicts: readonly Verdict[]): readonly number[] =>
  seqsOf(verdicts, ({ logged }) => logged !== 'never');

/** Of what this push has the log told, what was refused or held, and why. */
export const newProblems = (
  verdicts: readonly Verdict[],
  verdict: 'refused' | 'held',
): [seq: number, problem: Problem][] =>
  problemsOf(verdicts, ({ is, logged }) => is === verdict && logged === 'now');

const seqsOf = (verdicts: readonly Verdict[], isWanted: (one: Verdict) => boolean): number[] =>
  verdicts.filter(isWanted).map(({ seq }) => seq);

/** Nearly every change has none: what is not wanted costs a look, and makes nothing. */
function problemsOf(
  verdicts: readonly Verdict[],
  isWanted: (one: Verdict) => boolean,
): [seq: number, problem: Problem][] {
  const found: [seq: number, problem: Problem][] = [];
  for (const one of verdicts) if (one.problem && isWanted(one)) found.push([one.seq, one.problem]);
  return found;
}
