// What a segment of the log says: the changes of a push as columns, and the verdicts that differ from "accepted".
// Written once, read where an id comes again, and by whoever checks the records against the log.

import type { Problem } from '../../domain/problems.ts';
import { packRows, unpackRows, type Packed, type Row } from '../../protocol/columns.ts';
import type { WireProblem } from '../../protocol/push.ts';

type Verdict = 'accepted' | 'refused' | 'held';

/** One change as the log has it. */
export interface LoggedChange {
  readonly seq: number;
  readonly name: string;
  readonly args: unknown;
  readonly base: string | null;
  readonly at: number;
  readonly verdict: Verdict;
  readonly problem: WireProblem | null;
}

type Verdicts = readonly (readonly [seq: number, problem: Problem | WireProblem])[];

/** The entries of a segment of changes. `changes` is the text of the packed rows, in the order of their places. */
export const changesText = (changes: string, refused: Verdicts, held: Verdicts = []): string =>
  `{"changes":${changes},"refused":${JSON.stringify(refused)},"held":${JSON.stringify(held)}}`;

/** Rows of changes as the text that `changesText` takes. */
export const rowsText = (rows: readonly Row[]): string => JSON.stringify(packRows(rows));

/** The changes of a segment again, in the order of their places. */
export function readChanges(entries: string): LoggedChange[] {
  const { changes, refused, held } = JSON.parse(entries) as {
    changes: Packed;
    refused: [number, WireProblem][];
    held: [number, WireProblem][];
  };
  const problems = new Map(refused);
  const reasons = new Map(held);
  return unpackRows(changes).map(({ seq, name, args = null, base = null, at }) => {
    const problem = problems.get(seq as number) ?? reasons.get(seq as number) ?? null;
    const verdict = problems.has(seq as number)
      ? 'refused'
      : reasons.has(seq as number)
        ? 'held'
        : 'accepted';
    return {
      seq: seq as number,
      name: name as string,
      args,
      base: base as string | null,
      at: at as number,
      verdict,
      problem,
    };
  });
}

/** The entries of a segment of records that no change wrote. */
export const recordsText = (
  records: readonly { readonly kind: string; readonly id: string; readonly body: unknown }[],
): string => JSON.stringify({ records });
