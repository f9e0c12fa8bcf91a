// What of a unit's score was rescaled, as its explanation has it: the figures come out by hand, also where the table rounds
// later than at the criterion [EX7]. For the standings and for what stands under a table on paper.

import { explainPart, explainTotal } from '../../domain/scoring/explain.ts';
import type { Line } from '../../domain/scoring/lines.ts';
import { rescalingsOf } from './bloc-facts.ts';
import type { ScoringOwner, UnitView } from './bloc-view.ts';

export interface RescaledLine {
  /** The part's code; undefined where the parts were rescaled together. */
  readonly part: string | undefined;
  readonly of: Extract<Line, { readonly line: 'rescaled' | 'rescaled-to-table' }>;
}

/** Nothing where everything was assigned. */
export function rescaledLines(unit: UnitView, owner: ScoringOwner): readonly RescaledLine[] {
  if (rescalingsOf(unit, owner).length === 0) return [];
  const { table } = unit;
  const score = unit.scores[owner];
  const byPart = score.parts.flatMap((one) =>
    explainPart(table, one).flatMap((line) =>
      line.line === 'rescaled' ? [{ part: one.part.code, of: line }] : [],
    ),
  );
  const together = explainTotal(table, score).flatMap((line) =>
    line.line === 'rescaled-to-table' ? [{ part: undefined, of: line }] : [],
  );
  return [...byPart, ...together];
}
