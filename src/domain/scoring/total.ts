// From inputs to totals. One column is reckoned from its own inputs alone; kinds that compare units read the same
// column of the others. Whole hundredths throughout, unless the table rounds parts or the total: then exact
// fractions, rounded there once [PO2].

import type { AdoptedUnit } from '../meeting/adopted-result.ts';
import { must } from '../../base/assert.ts';
import {
  indexOf,
  isLeaf,
  type CriteriaTable,
  type GroupKindName,
  type Node,
  type Part,
} from '../criteria/criteria-table.ts';
import { cappedBonus } from '../criteria/policies/bonus-cap.ts';
import { capPoints } from '../criteria/policies/cap.ts';
import { cappedPenalty, leastPenalty } from '../criteria/policies/penalty-cap.ts';
import { roundWithin } from '../criteria/policies/rounding.ts';
import type { CriterionId, UnitId } from '../ids.ts';
import { effectOf, shutGates, zeroesOf, type ShutGate } from '../ranking/gates/shut-gates.ts';
import { isConflict, type Cell } from './cell.ts';
import {
  compare,
  fraction,
  larger,
  ofPoints,
  over,
  plus,
  smaller,
  times,
  toPoints,
  type Fraction,
} from './fraction.ts';
import type { Below, Combined } from './group-kinds/group-kind.ts';
import { groupKinds } from './group-kinds/registry.ts';
import { standsBeside } from './modifiers/bonus.ts';
import { lacksEvidence } from './modifiers/evidence-required.ts';
import { inScale, meanOfOthers } from './modifiers/not-applicable.ts';
import {
  outcomeOf,
  peersOf,
  roundingOf,
  withoutOrphans,
  zeroed,
  type PeersById,
  type UnitInputs,
} from './outcomes.ts';
import { points, type Points } from './points.ts';
import { isWithout, type Outcome, type Peer, type UnitsIn } from './rule-kinds/rule-kind.ts';
import type { Column } from './sheet.ts';

export { peersOf, type PeersById, type UnitInputs } from './outcomes.ts';

export interface Progress {
  readonly of: number;
  /** Answered or not assigned, and valid. */
  readonly done: number;
  readonly blank: number;
  readonly invalid: number;
  readonly conflicts: number;
  /** Scored above zero where the table wants a document, and none is named [MD4]. */
  readonly unproven: number;
}

interface GroupScore {
  /** What is below as the group's kind makes it, after the group's own cap. */
  readonly earned: Points;
  /** The maximum of what was assigned below. */
  readonly assigned: Points;
  /** What is below exactly, in hundredths, where the table rounds later than at the criterion. */
  readonly exact: Fraction | undefined;
}

export interface PartScore extends GroupScore {
  readonly part: Part;
  /** What the part brings to the total: rescaled, or as earned. */
  readonly points: Points;
  /** What its criteria earned beside the scale. */
  readonly beyond: Points;
  /** Every criterion is "not assigned": there is nothing to rescale [NA4]. */
  readonly withoutCriteria: boolean;
}

export interface UnitScore {
  readonly unitId: UnitId;
  readonly outcomes: ReadonlyMap<CriterionId, Outcome>;
  readonly groups: ReadonlyMap<CriterionId, GroupScore>;
  readonly parts: readonly PartScore[];
  /** The scale's own sum, before bonus and penalty. */
  readonly base: Points;
  readonly bonus: Points;
  readonly penalty: Points;
  /** What shut gates take away; zero or less. */
  readonly gatePoints: Points;
  readonly gates: readonly ShutGate[];
  /** Never clamped: bonus may lift it over the scale [TO5]. */
  readonly total: Points;
  readonly progress: Progress;
  /** Any number in it can still change without this unit's own doing, or a conflict is open. */
  readonly provisional: boolean;
}

/** Every criterion is answered, valid and settled, and every part has something to score. */
export const isWholeScore = ({ progress, parts }: UnitScore): boolean =>
  progress.done === progress.of &&
  progress.conflicts === 0 &&
  !parts.some(({ withoutCriteria }) => withoutCriteria);

/** One unit by itself; kinds that compare see only this unit. */
export const scoreUnit = (table: CriteriaTable, unit: UnitInputs): UnitScore =>
  must(scoreUnits(table, [unit])[0], 'a unit gives a score');

/** Every unit of a bloc over one column, in the order given. */
export const scoreUnits = (table: CriteriaTable, units: readonly UnitInputs[]): readonly UnitScore[] =>
  scoreBloc(table, units).scores;

/**
 * Every unit's score, and the figures they were compared by. What has not changed is the same object as before.
 * Units `elsewhere` belong to the bloc and are scored by another version of the table [TM3].
 */
export function scoreBloc(
  table: CriteriaTable,
  units: readonly UnitInputs[],
  elsewhere: readonly UnitId[] = [],
): { readonly scores: readonly UnitScore[]; readonly peers: PeersById } {
  const peers = peersOf(table, units, elsewhere);
  const sinceBefore = new Map<PeersById, ReadonlySet<CriterionId>>();
  const changedSince = (before: PeersById): ReadonlySet<CriterionId> => {
    const changed = sinceBefore.get(before) ?? differing(before, peers);
    sinceBefore.set(before, changed);
    return changed;
  };
  const reckoned = units.map((unit) => reckonedOf(table, unit, peers, changedSince));
  const isMean = table.policies.notAssigned.policy === 'give_average' && units.length + elsewhere.length > 1;
  const scores = isMean ? withMeans(table, units, reckoned, elsewhere) : reckoned.map(({ score }) => score);
  return { scores, peers };
}

interface Reckoned {
  readonly unit: UnitInputs;
  /** What stood in each leaf's cell, in the table's order: whoever writes a push in place changes the column itself. */
  readonly cells: readonly (Cell | undefined)[];
  readonly peers: PeersById;
  /** As the rules alone give them, before gates. */
  readonly outcomes: ReadonlyMap<CriterionId, Outcome>;
  readonly score: UnitScore;
}

// What each column of a table last came to. Cells are replaced, never changed, so what stands as it stood has earned
// what it had earned: one edit reckons one cell, and of the other units only what compares them with it [TO8]. Whoever
// else asks in between, as a sandbox does, only makes more cells differ.
const lastOf = new WeakMap<CriteriaTable, Map<string, Reckoned>>();

function reckonedOf(
  table: CriteriaTable,
  unit: UnitInputs,
  peers: PeersById,
  changedSince: (before: PeersById) => ReadonlySet<CriterionId>,
): Reckoned {
  const { unitId, column, targets } = unit;
  const ofTable = lastOf.get(table) ?? new Map<string, Reckoned>();
  lastOf.set(table, ofTable);
  const key = `${column?.sheetId} ${column?.owner} ${unitId}`;
  const last = ofTable.get(key);
  const changed = last && changedSince(last.peers);
  const isSame = last?.unit.column === column && last?.unit.targets === targets && changed?.size === 0;
  if (last && isSame && last.unit.marks === unit.marks) return last;

  const { leaves } = indexOf(table);
  const cells = leaves.map(({ leaf }) => column?.cells[leaf.id]);
  const before = last?.unit.targets?.values;
  const isSameTargets = targets === last?.unit.targets;
  const outcomes = new Map(last?.outcomes);
  for (const [at, placed] of leaves.entries()) {
    const { id } = placed.leaf;
    const stands =
      last !== undefined &&
      cells[at] === last.cells[at] &&
      (isSameTargets || targets?.values[id] === before?.[id]) &&
      !changed?.has(id);
    if (!stands) outcomes.set(id, outcomeOf(table, placed, unit, peers.get(id) ?? NO_PEERS));
  }
  const score = totalOf(table, unit, withoutOrphans(table, outcomes));
  const reckoned = { unit, cells, peers, outcomes, score };
  ofTable.set(key, reckoned);
  return reckoned;
}

const NO_PEERS: readonly Peer[] = [];

/** The criteria whose figures are not the same, unit for unit. */
function differing(before: PeersById, after: PeersById): ReadonlySet<CriterionId> {
  const changed = new Set<CriterionId>();
  if (before === after) return changed;
  for (const [id, peers] of after) {
    const old = before.get(id);
    if (old === peers) continue;
    const same =
      old?.length === peers.length &&
      peers.every((peer, index) => {
        const was = old[index];
        return was?.unitId === peer.unitId && was.input === peer.input && was.target === peer.target;
      });
    if (!same) changed.add(id);
  }
  return changed;
}

/** [NA7] What was not assigned earns the mean of the others; what is itself a mean never enters one. */
function withMeans(
  table: CriteriaTable,
  units: readonly UnitInputs[],
  reckoned: readonly Reckoned[],
  elsewhere: readonly UnitId[],
): readonly UnitScore[] {
  return reckoned.map(({ outcomes, score }, index) => {
    const missing = indexOf(table).leaves.filter(
      ({ leaf }) => outcomes.get(leaf.id)?.state === 'not-assigned' && inScale(table, leaf),
    );
    if (missing.length === 0) return score;
    const filled = new Map(outcomes);
    for (const { leaf } of missing) {
      const others = reckoned.filter((_, at) => at !== index).map((one) => one.score.outcomes.get(leaf.id));
      filled.set(
        leaf.id,
        meanOfOthers(roundingOf(table, leaf.max), [...others, ...elsewhere.map(() => undefined)]),
      );
    }
    return totalOf(table, units[index] as UnitInputs, withoutOrphans(table, filled));
  });
}

/**
 * [MT10] The score as the meeting adopted it, for who has not got what the unit was compared with: what was frozen then
 * is its score, and nothing that is reckoned from a part of the bloc.
 */
export function asAdopted(
  table: CriteriaTable,
  unit: UnitInputs,
  score: UnitScore,
  adopted: Pick<AdoptedUnit, 'points' | 'parts' | 'total'>,
): UnitScore {
  const outcomes = new Map<CriterionId, Outcome>();
  for (const [id, outcome] of score.outcomes) {
    const frozen = waitsFor(outcome) && adopted.points[id];
    outcomes.set(
      id,
      typeof frozen === 'number'
        ? { state: 'scored', points: frozen, adopted: true, ...(isWithout(outcome) && { notAssigned: true }) }
        : outcome,
    );
  }
  const { parts, ...summed } = totalOf(table, unit, outcomes);
  // Of the same table, and in its order. Points are not exact where the table rounds later than at the criterion.
  const frozen = parts.map((one, index) => {
    const points = adopted.parts[index]?.points ?? one.points;
    return { ...one, points, earned: one.earned === one.points ? points : one.earned };
  });
  const isSum = sumOfScale(parts) === summed.base;
  return {
    ...summed,
    parts: frozen,
    base: isSum ? points(sumOfScale(frozen)) : summed.base,
    total: adopted.total,
    provisional: false,
  };
}

const sumOfScale = (parts: readonly PartScore[]): number =>
  parts.reduce((sum, { part, points }) => (part.role === 'score' ? sum + points : sum), 0);

/** Hundredths, and the exact number of them where the table rounds later than at the criterion. */
interface Amount {
  readonly points: number;
  readonly fine: Fraction | undefined;
}

function totalOf(
  table: CriteriaTable,
  unit: UnitInputs,
  before: ReadonlyMap<CriterionId, Outcome>,
): UnitScore {
  const gates = shutGates(table, unit, before);
  const outcomes = zeroed(table, before, zeroesOf(gates));
  const { step, at } = table.policies.rounding;
  const reckoning: Reckoning = { table, outcomes, groups: new Map(), fine: at !== 'criterion' };
  const raw = table.parts.map((part) => partOf(reckoning, part));
  const parts = filledByOthers(
    table,
    raw.map(({ score }) => score),
  );
  const amounts = raw.map(({ amount, score }) =>
    at === 'part' ? atStep(step, amount, score.part.max) : amount,
  );
  const inRole = (role: Part['role']) => amounts.filter((_, index) => parts[index]?.part.role === role);

  const base = baseOf(table, parts, inRole('score'));
  const beside = raw.map(({ beyond }) => beyond);
  const bonusSum = add([...inRole('bonus'), ...beside]);
  const penaltySum = add(inRole('penalty'));
  const bonus = cappedBonus(bonusSum.points, table.policies.bonusCap, table.scale);
  const penalty = cappedPenalty(penaltySum.points, table.policies.penaltyCap, table.scale);
  const gatePoints = effectOf(gates).points;
  const total = add([
    base,
    asCapped(bonusSum, bonus, capPoints(table.policies.bonusCap, table.scale)),
    asCapped(penaltySum, penalty, leastPenalty(table.policies.penaltyCap, table.scale)),
    { points: gatePoints, fine: undefined },
  ]);
  const progress = progressOf(table, unit.column, outcomes);

  return {
    unitId: unit.unitId,
    outcomes,
    groups: reckoning.groups,
    parts:
      at === 'part'
        ? parts.map((part, index) => ({ ...part, points: points(amounts[index]?.points ?? 0) }))
        : parts,
    base: points(base.points),
    bonus,
    penalty,
    gatePoints,
    gates,
    total:
      at === 'total'
        ? roundWithin(step, total.fine ?? ofPoints(points(total.points)), table.scale)
        : points(total.points),
    progress,
    provisional: progress.conflicts > 0 || someProvisional(outcomes),
  };
}

/** A sum that a cap did not touch keeps what it is exactly; one that is over it by less than is shown does not [PO3]. */
function asCapped(sum: Amount, counted: Points, cap: Points | null): Amount {
  const side = counted < 0 ? -1 : 1;
  const isPast = counted === cap && sum.fine && compare(sum.fine, ofPoints(counted)) * side > 0;
  return counted !== sum.points || isPast ? { points: counted, fine: undefined } : sum;
}

function add(amounts: readonly Amount[]): Amount {
  let sum = 0;
  let fine: Fraction | undefined;
  for (const amount of amounts) sum += amount.points;
  if (amounts.some((amount) => amount.fine)) {
    fine = amounts.reduce((all, one) => plus(all, one.fine ?? fraction(one.points)), fraction(0));
  }
  return { points: fine ? toPoints(fine) : sum, fine };
}

const atStep = (step: Points, { points: whole, fine }: Amount, most: Points): Amount => ({
  points: roundWithin(step, fine ?? fraction(whole), most),
  fine: undefined,
});

/** How far the other units are in, where a number waits for them. */
export const waitsFor = (outcome: Outcome): UnitsIn | undefined =>
  outcome.state === 'scored' ? outcome.provisional : undefined;

function someProvisional(outcomes: ReadonlyMap<CriterionId, Outcome>): boolean {
  for (const outcome of outcomes.values()) if (waitsFor(outcome) !== undefined) return true;
  return false;
}

interface Reckoning {
  readonly table: CriteriaTable;
  readonly outcomes: ReadonlyMap<CriterionId, Outcome>;
  readonly groups: Map<CriterionId, GroupScore>;
  readonly fine: boolean;
}

/** A reckoning within one part. */
interface InPart extends Reckoning {
  /** What was not assigned leaves the maximum here, and what is left is rescaled. */
  readonly rescales: boolean;
}

function partOf(
  reckoning: Reckoning,
  part: Part,
): { readonly score: PartScore; readonly amount: Amount; readonly beyond: Amount } {
  const beside = new Beside();
  const { notAssigned } = reckoning.table.policies;
  const rescales = part.role === 'score' && notAssigned.policy === 'exclude_and_rescale';
  const below = groupOf({ ...reckoning, rescales }, part, beside);
  const assigned = assignedOf(part.max, below.missing);
  const byPart = rescales && notAssigned.level === 'part' && assigned !== part.max && assigned > 0;
  const amount = byPart ? rescaledAmount(below.earned, below.fine, assigned, part.max) : floored(below, part);
  if (below.beyond) beside.add(below.beyond, undefined);
  const beyond = beside.amount();
  return {
    amount,
    beyond,
    score: {
      part,
      exact: below.fine,
      earned: points(below.earned),
      assigned,
      points: points(amount.points),
      beyond: points(beyond.points),
      withoutCriteria: rescales && part.max > 0 && assigned === 0,
    },
  };
}

const assignedOf = (max: Points, missing: number): Points => points(Math.max(0, max - missing));

/** [NA4] At level `table` the other parts make up for an empty one; only a table empty throughout has no score. */
function filledByOthers({ policies }: CriteriaTable, parts: readonly PartScore[]): readonly PartScore[] {
  const { notAssigned } = policies;
  const atTable = notAssigned.policy === 'exclude_and_rescale' && notAssigned.level === 'table';
  const isFilled = atTable && parts.some(({ part, assigned }) => part.role === 'score' && assigned > 0);
  return isFilled ? parts.map((part) => ({ ...part, withoutCriteria: false })) : parts;
}

/** A part of the scale that only takes away has a least of its own [TO6]; conditions bring nothing [GT2]. */
function floored({ earned, fine }: Combined, { role, min }: Part): Amount {
  if (role === 'conditions') return { points: 0, fine: undefined };
  return min !== undefined && earned < min ? { points: min, fine: undefined } : { points: earned, fine };
}

/** [NA2] Earned ÷ assigned maximum × full maximum, exact, then rounded once, half away from zero. */
export const rescaled = (earned: Points, assigned: Points, max: Points): Points =>
  toPoints(times(fraction(earned, assigned), fraction(max)));

function rescaledAmount(earned: number, fine: Fraction | undefined, assigned: Points, max: Points): Amount {
  if (!fine) return { points: rescaled(points(earned), assigned, max), fine: undefined };
  const exact = times(over(fine, ofPoints(assigned)), ofPoints(max));
  return { points: toPoints(exact), fine: exact };
}

/** [NA3] At level `table` the parts stay as earned and the scale's sum is rescaled once. */
function baseOf(table: CriteriaTable, parts: readonly PartScore[], amounts: readonly Amount[]): Amount {
  const sum = add(amounts);
  const { notAssigned } = table.policies;
  if (notAssigned.policy !== 'exclude_and_rescale' || notAssigned.level !== 'table') return sum;
  const assigned = parts
    .filter(({ part }) => part.role === 'score')
    .reduce((total, part) => total + part.assigned, 0);
  if (assigned === table.scale || assigned === 0) return sum;
  return rescaledAmount(sum.points, sum.fine, points(assigned), table.scale);
}

/** What the criteria of a part earn beside the scale: bonus, and going beyond a target where that counts. */
class Beside {
  #amounts: Amount[] = [];

  add(points: number, fine: Fraction | undefined): void {
    this.#amounts.push({ points, fine });
  }

  amount(): Amount {
    return add(this.#amounts);
  }
}

/** What is below a group, made one by its kind, capped where the table says so [TO2]. */
function groupOf(
  reckoning: InPart,
  group: {
    readonly id: CriterionId;
    readonly kind?: GroupKindName | undefined;
    readonly max: Points;
    readonly capAtMax?: boolean | undefined;
    readonly children: readonly Node[];
  },
  beside: Beside,
): Combined {
  const below: Below[] = [];
  for (const child of group.children) {
    const one = isLeaf(child) ? leafBelow(reckoning, child, beside) : groupBelow(reckoning, child, beside);
    if (one) below.push(one);
  }
  const combined = groupKinds[group.kind ?? 'group'].combine(below, group.max);
  // Rescaling comes after: what was not assigned must not be made up for by what goes beyond its own maximum.
  const most = reckoning.rescales ? assignedOf(group.max, combined.missing) : group.max;
  const capped = group.capAtMax ? clamped(combined, most) : combined;
  reckoning.groups.set(group.id, {
    earned: points(capped.fine ? Number(toPoints(capped.fine)) : capped.earned),
    assigned: assignedOf(group.max, capped.missing),
    exact: capped.fine,
  });
  return capped.fine ? { ...capped, earned: toPoints(capped.fine) } : capped;
}

function groupBelow(reckoning: InPart, group: Parameters<typeof groupOf>[1], beside: Beside): Below {
  const below = groupOf(reckoning, group, beside);
  const isEmpty = below.missing > 0 && below.missing >= group.max;
  return { ...below, max: group.max, isEmpty };
}

function leafBelow(
  { outcomes, fine }: InPart,
  leaf: Extract<Node, { rule: unknown }>,
  beside: Beside,
): Below | undefined {
  const outcome = outcomes.get(leaf.id);
  const isScored = outcome?.state === 'scored';
  const exact = fine && isScored ? (outcome.exact ?? ofPoints(outcome.points)) : undefined;
  const beyond = (isScored && outcome.beyond) || 0;
  if (standsBeside(leaf)) {
    if (isScored) beside.add(outcome.points, exact);
    if (beyond) beside.add(beyond, undefined);
    return undefined;
  }
  const isEmpty = outcome?.state === 'not-assigned';
  return {
    earned: isScored ? outcome.points : 0,
    fine: exact,
    beyond,
    missing: isEmpty ? leaf.max : 0,
    max: leaf.max,
    isEmpty,
  };
}

function clamped({ earned, fine, ...below }: Combined, max: Points): Combined {
  return {
    ...below,
    earned: Math.max(0, Math.min(earned, max)),
    fine: fine && larger(fraction(0), smaller(fine, ofPoints(max))),
  };
}

function progressOf(
  table: CriteriaTable,
  column: Column | undefined,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
): Progress {
  let [blank, invalid, conflicts, unproven] = [0, 0, 0, 0];
  for (const { leaf } of indexOf(table).leaves) {
    const outcome = outcomes.get(leaf.id);
    const cell = column?.cells[leaf.id];
    if (outcome?.state === 'not-scored') blank += 1;
    if (outcome?.state === 'invalid') invalid += 1;
    if (isConflict(cell)) conflicts += 1;
    if (lacksEvidence(leaf, cell, outcome)) unproven += 1;
  }
  const of = outcomes.size;
  return { of, done: of - blank - invalid, blank, invalid, conflicts, unproven };
}
