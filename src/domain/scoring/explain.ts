// Every number opens into its reasons: the rule, the figures, the working. As data, so that the screen, the
// paper and the command line say the same [EX1].

import { isLeaf, type CriteriaTable, type Group, type Leaf } from '../criteria/criteria-table.ts';
import { explainBonusCap } from '../criteria/policies/bonus-cap.ts';
import { capPoints } from '../criteria/policies/cap.ts';
import { explainPenaltyCap, leastPenalty } from '../criteria/policies/penalty-cap.ts';
import { roundWithin } from '../criteria/policies/rounding.ts';
import type { GateMark } from '../ranking/gates/gate.ts';
import { gateKindOf } from '../ranking/gates/registry.ts';
import type { ShutGate } from '../ranking/gates/shut-gates.ts';
import { decimalsFor, readAt, sameAt, shown, TWO, type Shown } from './by-hand.ts';
import { counting, isBlank, isNotAssigned, type Cell, type GivenInput } from './cell.ts';
import type { Decimal } from './decimal.ts';
import type { Line } from './lines.ts';
import { groupKinds } from './group-kinds/registry.ts';
import { explainBonus, standsBeside } from './modifiers/bonus.ts';
import { explainCriterionBonus, explainOrphan } from './modifiers/explain-criterion-bonus.ts';
import { explainEvidence } from './modifiers/evidence-required.ts';
import { explainNotApplicable, type Other } from './modifiers/explain-not-applicable.ts';
import { explainOverride, isOverride } from './modifiers/override.ts';
import { questionOf, reckonFigures } from './outcomes.ts';
import { brought, exactOf, exactSums, type ExactSums } from './exact-sums.ts';
import { compare, fraction, ofPoints, plus, toPoints, type Fraction } from './fraction.ts';
import { points, type Points } from './points.ts';
import { kindOf } from './rule-kinds/registry.ts';
import type { InputProblem, Outcome, Peer, Scored } from './rule-kinds/rule-kind.ts';
import { transforms } from './transforms/registry.ts';
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

/** Why a criterion has the points it has, in one column; `others` are the rest of the bloc, by name. */
export function explainLeaf(
  table: CriteriaTable,
  leaf: Leaf,
  cell: Cell | undefined,
  outcome: Outcome,
  target: Decimal | undefined,
  peers: readonly Peer[],
  others: readonly Other[] = [],
): Explanation {
  const rule = [...ruleOf(leaf), ...explainBonus(leaf), ...explainCriterionBonus(table, leaf)];
  const input = cell ? counting(cell).input : null;
  if (isBlank(input)) return { rule, figures: [], working: [] };
  if (isNotAssigned(input)) {
    const working = [...withoutLines(table, leaf, outcome, others), ...comingLines(outcome)];
    return { rule, figures: [], working };
  }
  if (outcome.state === 'invalid') return { rule, figures: [], working: [], problem: outcome.problem };

  const given = isOverride(input) ? input.of : (input as GivenInput);
  const reasons = given ? reasonsOf(table, leaf, given, target, peers) : NO_REASONS;
  const { figures } = reasons;
  // A kind without a working found that nothing was assigned [NA5].
  const isBare = reasons.working.length === 0 && !isOverride(input);
  const isOrphan =
    outcome.state === 'not-assigned' && (isOverride(input) || reasons.reckoned.state === 'scored');
  if (isOrphan) return { rule, figures, working: explainOrphan(table, leaf) };
  const working: readonly Line[] = [
    ...(isFrozen(outcome)
      ? [frozenLine(outcome)]
      : isBare
        ? withoutLines(table, leaf, outcome, others)
        : reasons.working),
    ...(isOverride(input) ? explainOverride(reasons.reckoned, outcome) : []),
    ...zeroedLine(table, outcome),
    ...explainEvidence(leaf, cell, outcome),
    ...comingLines(outcome),
  ];
  return { rule, figures, working };
}

function comingLines(outcome: Outcome): readonly Line[] {
  const coming = waitsFor(outcome);
  return coming ? [{ line: 'units-in', ...coming }] : [];
}

/** What the table makes of KG; a mean of others that are not here is what was frozen of it [EX13]. */
function withoutLines(
  table: CriteriaTable,
  leaf: Leaf,
  outcome: Outcome,
  others: readonly Other[],
): readonly Line[] {
  // What the table would have given counts no more.
  if (outcome.state === 'scored' && outcome.zeroedBy !== undefined)
    return [{ line: 'not-assigned-zeroed' }, ...zeroedLine(table, outcome)];
  if (isFrozen(outcome)) return [frozenLine(outcome)];
  const rounding = others.length > 0 ? roundingLines(table, leaf, outcome) : [];
  return [explainNotApplicable(table, leaf, outcome, others), ...rounding];
}

const frozenLine = ({ adopted, points: own }: Scored): Line => ({
  line: adopted === 'appraised' ? 'appraised' : 'adopted',
  points: own,
});

/** What it was compared with is not here: a working from a part of the bloc would come to other points [MT10]. */
const isFrozen = (outcome: Outcome): outcome is Scored =>
  outcome.state === 'scored' && outcome.adopted !== undefined;

const NO_REASONS = { figures: [], working: [], reckoned: { state: 'not-scored' } } as const;

function reasonsOf(
  table: CriteriaTable,
  leaf: Leaf,
  given: GivenInput,
  target: Decimal | undefined,
  peers: readonly Peer[],
) {
  const reckoned = reckonFigures(table, leaf, given, target, peers);
  if (reckoned.state === 'invalid') return { ...NO_REASONS, reckoned };
  const question = questionOf(table, leaf, given, target, peers);
  // The rule's own sum to the hundredth; the table's coarser step is a line of its own [EX8].
  const kind = kindOf(leaf.rule);
  const { figures, working } = kind.explain({ ...question, round: toPoints });
  const before = transforms[leaf.transform ?? 'identity'].explain(given);
  const rounding = working.length === 0 ? [] : roundingLines(table, leaf, reckoned);
  return { figures: [...before, ...figures], working: [...working, ...rounding], reckoned };
}

/** What the table's step makes of a criterion's points, and of what stands beside the scale. */
function roundingLines({ policies }: CriteriaTable, { max }: Leaf, reckoned: Outcome): readonly Line[] {
  const { step, at } = policies.rounding;
  if (at !== 'criterion' || step === 1 || reckoned.state !== 'scored') return [];
  const { exact, points: own, beyond } = reckoned;
  const lines: Line[] = [];
  if (exact && toPoints(exact) !== own) {
    const { of } = decimalsFor(({ of: places }) => roundWithin(step, readAt(exact, places), max) === own);
    lines.push({ line: 'rounded-criterion', from: shown(exact, of), points: own, step });
  }
  if (beyond !== undefined && beyond > 0) lines.push({ line: 'rounded-beyond', points: beyond, step });
  return lines;
}

function zeroedLine(table: CriteriaTable, outcome: Outcome): readonly Line[] {
  if (outcome.state !== 'scored' || outcome.zeroedBy === undefined) return [];
  const gate = table.gates.find(({ id }) => id === outcome.zeroedBy);
  return [{ line: 'zeroed-by-gate', text: gate?.text ?? '' }];
}

/** The groups below a part in which something was cut, or only the best counts: each with what was done [EX9]. */
export function explainGroupsBelow(
  { children }: Pick<Group, 'children'>,
  score: UnitScore,
): readonly { readonly group: Group; readonly lines: readonly Line[] }[] {
  return children.flatMap((child) => {
    if (isLeaf(child)) return [];
    const lines = isBegun(child, score) ? explainGroup(child, score) : [];
    return [...explainGroupsBelow(child, score), ...(lines.length > 0 ? [{ group: child, lines }] : [])];
  });
}

/** Whether anything below has points: of blanks nothing is the best, and nothing is cut. */
const isBegun = ({ children }: Pick<Group, 'children'>, score: UnitScore): boolean =>
  children.some((child) =>
    isLeaf(child) ? score.outcomes.get(child.id)?.state === 'scored' : isBegun(child, score),
  );

/** What a part's own cap cuts off the sum of what is below it; empty where it cuts nothing [EX9]. */
export function explainPartCap({ part, earned, assigned }: PartScore, score: UnitScore): readonly Line[] {
  if (part.capAtMax !== true) return [];
  const cap = earned === assigned ? assigned : part.max;
  return cutLines(termsOf(part, score), cap, { line: 'part-capped', cap });
}

/** What each child of a group or a part brings to it; what stands beside the scale is none of them. */
export const termsOf = (
  { children }: Pick<Group, 'children'>,
  { groups, outcomes }: UnitScore,
  withBeyond = false,
): readonly Points[] =>
  children
    .filter((child) => !isLeaf(child) || !standsBeside(child))
    .map((child) => {
      if (!isLeaf(child)) return groups.get(child.id)?.earned ?? points(0);
      const outcome = outcomes.get(child.id);
      if (outcome?.state !== 'scored') return points(0);
      return withBeyond ? points(outcome.points + (outcome.beyond ?? 0)) : outcome.points;
    });

/** A cap keeps a sum between nothing and its maximum. */
function cutLines(terms: readonly Points[], cap: Points, capped: Line): readonly Line[] {
  const sum = points(terms.reduce<number>((all, one) => all + one, 0));
  if (sum >= 0 && sum <= cap) return [];
  const added: Line = { line: 'sum', terms, points: sum };
  return [added, sum < 0 ? { line: 'at-floor', floor: points(0) } : capped];
}

/** How a group made one number of what is below it; empty where it is a plain sum that needs no word. */
export function explainGroup(group: Group, score: UnitScore): readonly Line[] {
  const own = score.groups.get(group.id);
  if (!own) return [];
  // The best is the one that brings the most, with what it earned beyond its target.
  const isBest = group.kind === 'group_best_of';
  const terms = termsOf(group, score, isBest);
  const brought = isBest && own.earned < Math.max(...terms) ? points(Math.max(...terms)) : own.earned;
  const lines = groupKinds[group.kind ?? 'group'].explain(terms, brought);
  // Where it is rescaled, the cap is what was assigned [TO2].
  const cap = own.earned === own.assigned ? own.assigned : group.max;
  const capped: Line = { line: 'group-capped', cap };
  if (isBest) return group.capAtMax && bestBelow(group, score) > cap ? [...lines, capped] : lines;
  const cut = group.capAtMax ? cutLines(terms, cap, capped) : [];
  return cut.length > 0
    ? cut
    : lines.map((line) => (line.line === 'sum' ? addedExactly(line, group, score) : line));
}

/** A sum that is rounded later than its terms: at as many decimals as it takes to come out [EX7]. */
function addedExactly(sum: Line, group: Group, { groups, outcomes }: UnitScore): Line {
  const own = groups.get(group.id);
  if (!own?.exact) return sum;
  const terms = group.children
    .filter((child) => !isLeaf(child) || !standsBeside(child))
    .map((child) => {
      const outcome = isLeaf(child) ? outcomes.get(child.id) : undefined;
      const below = isLeaf(child) ? undefined : groups.get(child.id);
      return (
        below?.exact ??
        (outcome?.state === 'scored'
          ? (outcome.exact ?? ofPoints(outcome.points))
          : ofPoints(below?.earned ?? points(0)))
      );
    });
  const { of } = decimalsFor(({ of: places }) =>
    sameAt(terms.map((term) => readAt(term, places)).reduce(plus, fraction(0)), ofPoints(own.earned), TWO.of),
  );
  return { line: 'sum', terms: terms.map((term) => shown(term, of)), points: own.earned };
}

/** The highest of what lies below, without what goes beyond targets: that is not what a cap cuts. */
const bestBelow = ({ children }: Group, { groups, outcomes }: UnitScore): number =>
  Math.max(
    ...children.map((child) => {
      if (!isLeaf(child)) return groups.get(child.id)?.earned ?? 0;
      const outcome = outcomes.get(child.id);
      return outcome?.state === 'scored' && !standsBeside(child) ? outcome.points : 0;
    }),
  );

/** Why a gate is shut, and what it does. */
export function explainGate({
  gate,
  mark,
}: {
  readonly gate: ShutGate['gate'];
  readonly mark: Pick<GateMark, 'reason'> | undefined;
}): readonly Line[] {
  const what = gateKindOf(gate).explain(gate);
  return mark?.reason ? [what, { line: 'gate-reason', reason: mark.reason }] : [what];
}

/** How a part came to its points: rescaled or kept at its least where it was, then rounded where the table rounds it. */
export function explainPart({ policies }: CriteriaTable, score: PartScore): readonly Line[] {
  const { part, earned, assigned, points: own, withoutCriteria } = score;
  if (withoutCriteria) return [{ line: 'part-without-criteria' }];
  const { notAssigned, rounding } = policies;
  const { step, at } = rounding;
  const byPart = notAssigned.policy === 'exclude_and_rescale' && notAssigned.level === 'part';
  const isRescaled = part.role === 'score' && byPart && assigned !== part.max;
  const least = !isRescaled && part.min !== undefined && earned < part.min ? part.min : undefined;
  const exact = exactOf(score) ?? ofPoints(least ?? earned);
  const lines: Line[] = [];
  // What is rounded next: what is shown of it has to come to the same.
  const comesTo = (full: Fraction) => (at === 'part' ? roundWithin(step, full, part.max) : toPoints(full));
  let before: Shown = least ?? earned;
  if (isRescaled) {
    const full = brought(exact, assigned, part.max);
    const decimals = decimalsFor(
      ({ of, result }) =>
        sameAt(brought(readAt(exact, of), assigned, part.max), full, result) &&
        comesTo(readAt(full, result)) === own,
    );
    before = at !== 'part' && decimals.result === TWO.result ? own : shown(full, decimals.result);
    lines.push({
      line: 'rescaled',
      earned: shown(exact, decimals.of),
      assigned,
      max: part.max,
      points: before,
    });
  } else if (least === undefined) {
    const { of } = decimalsFor(({ of: places }) => comesTo(readAt(exact, places)) === own);
    // The total is of what parts bring exactly: its sum shows as much of it.
    before = shown(exact, at === 'total' && exactOf(score) ? Math.max(of, 4) : of);
    if (before !== earned) lines.push({ line: 'gives', points: before });
  }
  if (least !== undefined) lines.push({ line: 'penalty-capped', cap: least });
  if (at === 'part' && own !== before) lines.push({ line: 'rounded-part', points: own, step });
  return lines.length > 0 ? lines : [{ line: 'gives', points: own }];
}

/** How the total came about: the parts, then bonus and penalty beside the scale. */
export function explainTotal(table: CriteriaTable, score: UnitScore): readonly Line[] {
  const { step, at } = table.policies.rounding;
  const sums = at === 'total' ? exactSums(table, score) : hundredthsOf(score);
  const { terms, earned, assigned, base, bonus, penalty, total } = sums;
  const isRescaled = table.policies.notAssigned.policy === 'exclude_and_rescale' && assigned !== table.scale;
  const gatePoints = ofPoints(score.gatePoints);
  // At one number of decimals throughout, so that what one line comes to goes into the next.
  const decimals =
    at !== 'total'
      ? TWO
      : decimalsFor(({ of, result }) => {
          const read = (exact: Fraction) => readAt(exact, of);
          const byHand = [base, bonus, penalty].map(read).reduce(plus, gatePoints);
          return (
            sameAt(terms.map(read).reduce(plus, fraction(0)), earned, result) &&
            (compare(earned, base) === 0 ||
              sameAt(brought(read(earned), assigned, table.scale), base, result)) &&
            sameAt(byHand, total, result) &&
            roundWithin(step, readAt(total, result), table.scale) === score.total
          );
        });
  const put = (exact: Fraction) => shown(exact, decimals.of);
  const got = (exact: Fraction) => shown(exact, decimals.result);
  return [
    { line: 'sum', terms: terms.map(put), points: got(earned) },
    ...(compare(earned, base) !== 0 && isRescaled
      ? [
          {
            line: 'rescaled-to-table',
            earned: put(earned),
            assigned,
            max: table.scale,
            points: got(base),
          } as const,
        ]
      : []),
    ...capLines(table, score),
    ...(score.gatePoints === 0 ? [] : [{ line: 'gate-points-sum', points: score.gatePoints } as const]),
    ...score.gates.flatMap(explainGate),
    {
      line: 'total-sum',
      base: put(base),
      bonus: put(bonus),
      penalty: put(plus(penalty, gatePoints)),
      points: got(total),
    },
    ...(at === 'total' ? [{ line: 'rounded-total', points: score.total, step } as const] : []),
  ];
}

/** The same sums where hundredths are what goes into the total. */
function hundredthsOf(score: UnitScore): ExactSums {
  const parts = score.parts.filter(({ part }) => part.role === 'score');
  const sum = (of: 'points' | 'assigned') => points(parts.reduce((all, one) => all + one[of], 0));
  return {
    terms: parts.map((one) => ofPoints(one.points)),
    earned: ofPoints(sum('points')),
    assigned: sum('assigned'),
    base: ofPoints(score.base),
    bonus: ofPoints(score.bonus),
    penalty: ofPoints(score.penalty),
    total: ofPoints(score.total),
  };
}

function capLines({ policies, scale }: CriteriaTable, { parts, bonus, penalty }: UnitScore): readonly Line[] {
  const raw = (role: 'bonus' | 'penalty') =>
    parts.filter(({ part }) => part.role === role).reduce((sum, part) => sum + part.points, 0);
  const beside = parts.reduce((sum, { beyond }) => sum + beyond, 0);
  // Hundredths that are rounded one by one may come to more than what counts, with no bound near.
  const [most, least] = [capPoints(policies.bonusCap, scale), leastPenalty(policies.penaltyCap, scale)];
  return [
    ...(raw('bonus') + beside > bonus && most !== null && most <= bonus
      ? [explainBonusCap(policies.bonusCap, scale)]
      : []),
    ...(raw('penalty') < penalty && least !== null && least >= penalty
      ? [explainPenaltyCap(policies.penaltyCap, scale)]
      : []),
  ];
}
