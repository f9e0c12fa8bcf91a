// Every number opens into its reasons: the rule, the figures, the working. As data, so that the screen, the
// paper and the command line say the same [EX1].

import type { CriteriaTable, Leaf } from '../criteria/criteria-table.ts';
import { counting, isBlank, isNotAssigned, type Cell } from './cell.ts';
import type { Decimal } from './decimal.ts';
import type { Line } from './lines.ts';
import { kindOf } from './rule-kinds/registry.ts';
import type { GivenInput, InputProblem, Outcome, Peer } from './rule-kinds/rule-kind.ts';
import { waitsFor, type PartScore, type UnitScore } from './total.ts';

export interface Explanation {
  /** The rule as the engine reckons it. */
  readonly rule: readonly Line[];
  /** What was put in, and what it is held against. */
  readonly figures: readonly Line[];
  readonly working: readonly Line[];
  /** Set where the input cannot count. */
  readonly problem?: InputProblem;
}

/** The rule of a criterion before anything was entered. */
export const ruleOf = (leaf: Leaf): readonly Line[] =>
  kindOf(leaf.rule).rule({ params: leaf.rule, max: leaf.max, unit: leaf.unit });

/** Why a criterion has the points it has, in one column. */
export function explainLeaf(
  table: CriteriaTable,
  leaf: Leaf,
  cell: Cell | undefined,
  outcome: Outcome,
  target: Decimal | undefined,
  peers: readonly Peer[],
): Explanation {
  const rule = ruleOf(leaf);
  const input = cell ? counting(cell).input : null;
  if (isBlank(input)) return { rule, figures: [], working: [] };
  if (isNotAssigned(input)) return { rule, figures: [], working: [notAssignedLine(table, leaf, outcome)] };
  if (outcome.state === 'invalid') return { rule, figures: [], working: [], problem: outcome.problem };

  const given = input as GivenInput;
  const question = { params: leaf.rule, max: leaf.max, unit: leaf.unit, input: given, target, peers };
  const { figures, working } = kindOf(leaf.rule).explain(question);
  // A kind without a working found that nothing was assigned [NA5].
  if (working.length === 0) return { rule, figures, working: [notAssignedLine(table, leaf, outcome)] };
  const coming = waitsFor(outcome);
  return { rule, figures, working: coming ? [...working, { line: 'units-in', ...coming }] : working };
}

function notAssignedLine(table: CriteriaTable, leaf: Leaf, outcome: Outcome): Line {
  if (outcome.state !== 'scored') return { line: 'not-assigned-rescaled' };
  return table.policies.notAssigned.policy === 'give_full'
    ? { line: 'not-assigned-full', points: leaf.max }
    : { line: 'not-assigned-zero' };
}

/** How a part came to its points. */
export function explainPart({ part, earned, assigned, points, withoutCriteria }: PartScore): readonly Line[] {
  if (withoutCriteria) return [{ line: 'part-without-criteria' }];
  return points === earned
    ? [{ line: 'gives', points }]
    : part.role === 'score'
      ? [{ line: 'rescaled', earned, assigned, max: part.max, points }]
      : [{ line: 'penalty-capped', cap: points }];
}

/** How the total came about: the parts, then bonus and penalty beside the scale. */
export function explainTotal(table: CriteriaTable, score: UnitScore): readonly Line[] {
  const scale = score.parts.filter(({ part }) => part.role === 'score');
  const earned = scale.reduce((sum, part) => sum + part.points, 0);
  const assigned = scale.reduce((sum, part) => sum + part.assigned, 0);
  return [
    { line: 'sum', terms: scale.map((part) => part.points), points: earned as typeof score.base },
    ...(earned === score.base
      ? []
      : [
          {
            line: 'rescaled',
            earned: earned as typeof score.base,
            assigned: assigned as typeof score.base,
            max: table.scale,
            points: score.base,
          } as const,
        ]),
    ...capLines(score),
    { line: 'total-sum', base: score.base, bonus: score.bonus, penalty: score.penalty, points: score.total },
  ];
}

function capLines({ parts, bonus, penalty }: UnitScore): readonly Line[] {
  const raw = (role: 'bonus' | 'penalty') =>
    parts.filter(({ part }) => part.role === role).reduce((sum, part) => sum + part.points, 0);
  return [
    ...(raw('bonus') === bonus ? [] : [{ line: 'bonus-capped', cap: bonus } as const]),
    ...(raw('penalty') === penalty ? [] : [{ line: 'penalty-capped', cap: penalty } as const]),
  ];
}
