// From inputs to totals, in whole hundredths. One column is reckoned from its own inputs alone; kinds that
// compare units read the same column of the others.

import { must } from '../../base/assert.ts';
import {
  indexOf,
  isLeaf,
  type CriteriaTable,
  type Leaf,
  type Node,
  type Part,
} from '../criteria/criteria-table.ts';
import type { CriterionId, UnitId } from '../ids.ts';
import { counting, isBlank, isConflict, isNotAssigned, type Cell } from './cell.ts';
import type { Decimal } from './decimal.ts';
import { fraction, times, toPoints } from './fraction.ts';
import { points, ZERO, type Points } from './points.ts';
import { kindOf } from './rule-kinds/registry.ts';
import {
  NOT_SCORED,
  WITHOUT_ASSIGNMENT,
  type GivenInput,
  type Outcome,
  type Peer,
  type UnitsIn,
} from './rule-kinds/rule-kind.ts';
import type { Column, Targets } from './sheet.ts';

/** What one unit brings to a column. */
export interface UnitInputs {
  readonly unitId: UnitId;
  /** Undefined where the device has not been given it: another unit's sheet before the meeting. */
  readonly column: Column | undefined;
  readonly targets: Targets | undefined;
}

export interface Progress {
  readonly of: number;
  /** Answered or not assigned, and valid. */
  readonly done: number;
  readonly blank: number;
  readonly invalid: number;
  readonly conflicts: number;
}

export interface GroupScore {
  /** The plain sum of what is below, after the group's own cap. */
  readonly earned: Points;
  /** The maximum of what was assigned below. */
  readonly assigned: Points;
}

export interface PartScore extends GroupScore {
  readonly part: Part;
  /** What the part brings to the total: rescaled, or as earned. */
  readonly points: Points;
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
  /** Never clamped: bonus may lift it over the scale [TO5]. */
  readonly total: Points;
  readonly progress: Progress;
  /** Any number in it can still change without this unit's own doing, or a conflict is open. */
  readonly provisional: boolean;
}

/** One unit by itself; kinds that compare see only this unit. */
export const scoreUnit = (table: CriteriaTable, unit: UnitInputs): UnitScore =>
  must(scoreUnits(table, [unit])[0], 'a unit gives a score');

/** Every unit of a bloc over one column, in the order given. */
export const scoreUnits = (table: CriteriaTable, units: readonly UnitInputs[]): readonly UnitScore[] =>
  scoreBloc(table, units).scores;

/** The figures that the kinds which compare look at, by criterion. */
export type PeersById = ReadonlyMap<CriterionId, readonly Peer[]>;

/** Every unit's score, and the figures they were compared by. What has not changed is the same object as before. */
export function scoreBloc(
  table: CriteriaTable,
  units: readonly UnitInputs[],
): { readonly scores: readonly UnitScore[]; readonly peers: PeersById } {
  const peers = peersOf(table, units);
  const sinceBefore = new Map<PeersById, ReadonlySet<CriterionId>>();
  const changedSince = (before: PeersById): ReadonlySet<CriterionId> => {
    const changed = sinceBefore.get(before) ?? differing(before, peers);
    sinceBefore.set(before, changed);
    return changed;
  };
  return { scores: units.map((unit) => scoreOf(table, unit, peers, changedSince)), peers };
}

// A column is replaced, never changed, so one edit reckons one unit anew, and of the others only what compares
// them with it.
const scored = new WeakMap<
  Column,
  {
    readonly table: CriteriaTable;
    readonly unitId: UnitId;
    readonly targets: Targets | undefined;
    readonly peers: PeersById;
    readonly score: UnitScore;
  }
>();

function scoreOf(
  table: CriteriaTable,
  unit: UnitInputs,
  peers: PeersById,
  changedSince: (before: PeersById) => ReadonlySet<CriterionId>,
): UnitScore {
  const { unitId, column, targets } = unit;
  const known = column && scored.get(column);
  const before =
    known?.table === table && known.unitId === unitId && known.targets === targets ? known : undefined;
  const changed = before && changedSince(before.peers);
  if (before && changed?.size === 0) return before.score;

  const outcomes = new Map<CriterionId, Outcome>();
  for (const { leaf } of indexOf(table).leaves) {
    const stands = changed?.has(leaf.id) === false ? before?.score.outcomes.get(leaf.id) : undefined;
    outcomes.set(leaf.id, stands ?? outcomeOf(table, leaf, unit, peers.get(leaf.id) ?? []));
  }
  const score = totalOf(table, unit, outcomes);
  if (column) scored.set(column, { table, unitId, targets, peers, score });
  return score;
}

/** The criteria whose figures are not the same, unit for unit. */
function differing(before: PeersById, after: PeersById): ReadonlySet<CriterionId> {
  const changed = new Set<CriterionId>();
  for (const [id, peers] of after) {
    const old = before.get(id);
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

/** What one leaf earns [SC1]. */
function outcomeOf(table: CriteriaTable, leaf: Leaf, unit: UnitInputs, peers: readonly Peer[]): Outcome {
  const cell = unit.column?.cells[leaf.id];
  if (cell === undefined) return NOT_SCORED;
  const target = unit.targets?.values[leaf.id];
  if (kindOf(leaf.rule).comparesUnits) return reckon(table, leaf, cell, target, peers);
  const known = remembered.get(cell);
  if (known && known.leaf === leaf && known.target === target) return known.outcome;
  const outcome = reckon(table, leaf, cell, target, []);
  remembered.set(cell, { leaf, target, outcome });
  return outcome;
}

// A cell is replaced, never changed, so what it earned stays true: one edit reckons one cell.
const remembered = new WeakMap<
  Cell,
  { readonly leaf: Leaf; readonly target: Decimal | undefined; readonly outcome: Outcome }
>();

function reckon(
  table: CriteriaTable,
  leaf: Leaf,
  cell: Cell,
  target: Decimal | undefined,
  peers: readonly Peer[],
): Outcome {
  const { input } = counting(cell);
  if (isBlank(input)) return NOT_SCORED;
  if (isNotAssigned(input)) return ofNotAssigned(table, leaf);
  const outcome = kindOf(leaf.rule).evaluate({
    params: leaf.rule,
    max: leaf.max,
    unit: leaf.unit,
    input: input as GivenInput,
    target,
    peers,
  });
  // A kind that finds nothing was assigned leaves the rest to the table, as if a person had said so [NA5].
  return outcome.state === 'not-assigned' ? ofNotAssigned(table, leaf) : outcome;
}

/** [NA1] Excluded, or full, or zero, as the table says; bonus and penalty are simply not there. */
function ofNotAssigned(table: CriteriaTable, leaf: Leaf): Outcome {
  const { policy } = table.policies.notAssigned;
  const inScale = indexOf(table).leafById.get(leaf.id)?.part.role === 'score';
  if (!inScale || policy === 'exclude_and_rescale') return WITHOUT_ASSIGNMENT;
  return { state: 'scored', points: policy === 'give_full' ? leaf.max : ZERO };
}

/** The figures of every unit, for the kinds that compare. */
export function peersOf(table: CriteriaTable, units: readonly UnitInputs[]): PeersById {
  const compared = indexOf(table).leaves.filter(({ leaf }) => kindOf(leaf.rule).comparesUnits);
  return new Map(
    compared.map(({ leaf }) => [
      leaf.id,
      units.map(({ unitId, column, targets }) => {
        const cell = column?.cells[leaf.id];
        return { unitId, input: cell ? counting(cell).input : null, target: targets?.values[leaf.id] };
      }),
    ]),
  );
}

function totalOf(
  table: CriteriaTable,
  unit: UnitInputs,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
): UnitScore {
  const groups = new Map<CriterionId, GroupScore>();
  const parts = filledByOthers(
    table,
    table.parts.map((part) => partOf(table, part, outcomes, groups)),
  );
  const byRole = (role: Part['role']) => parts.filter(({ part }) => part.role === role);
  const base = baseOf(table, byRole('score'));
  const bonus = atMost(sum(byRole('bonus')), table.policies.bonusCap);
  const penalty = atLeast(sum(byRole('penalty')), table.policies.penaltyCap);
  const progress = progressOf(unit.column, outcomes);

  return {
    unitId: unit.unitId,
    outcomes,
    groups,
    parts,
    base,
    bonus,
    penalty,
    total: points(base + bonus + penalty),
    progress,
    provisional: progress.conflicts > 0 || [...outcomes.values()].some(isProvisional),
  };
}

/** How far the other units are in, where a number waits for them. */
export const waitsFor = (outcome: Outcome): UnitsIn | undefined =>
  outcome.state === 'scored' ? outcome.provisional : undefined;
const isProvisional = (outcome: Outcome): boolean => waitsFor(outcome) !== undefined;

const sum = (parts: readonly PartScore[]): number => parts.reduce((total, part) => total + part.points, 0);
const atMost = (value: number, cap: Points | null): Points =>
  points(cap === null ? value : Math.min(value, cap));
const atLeast = (value: number, floor: Points | null): Points =>
  points(floor === null ? value : Math.max(value, floor));

function partOf(
  table: CriteriaTable,
  part: Part,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
  groups: Map<CriterionId, GroupScore>,
): PartScore {
  const { earned, assigned } = groupOf(part, outcomes, groups);
  const { notAssigned } = table.policies;
  const rescales = part.role === 'score' && notAssigned.policy === 'exclude_and_rescale';
  const withoutCriteria = rescales && part.max > 0 && assigned === 0;
  const byPart = rescales && notAssigned.level === 'part' && assigned !== part.max && assigned > 0;
  return {
    part,
    earned,
    assigned,
    points: byPart ? rescaled(earned, assigned, part.max) : floored(earned, part),
    withoutCriteria,
  };
}

/** [NA4] At level `table` the other parts make up for an empty one; only a table empty throughout has no score. */
function filledByOthers({ policies }: CriteriaTable, parts: readonly PartScore[]): readonly PartScore[] {
  const { notAssigned } = policies;
  const atTable = notAssigned.policy === 'exclude_and_rescale' && notAssigned.level === 'table';
  const isFilled = atTable && parts.some(({ part, assigned }) => part.role === 'score' && assigned > 0);
  return isFilled ? parts.map((part) => ({ ...part, withoutCriteria: false })) : parts;
}

const floored = (earned: Points, { min }: Part): Points =>
  min === undefined ? earned : points(Math.max(earned, min));

/** [NA2] Earned ÷ assigned maximum × full maximum, exact, then rounded once, half away from zero. */
export const rescaled = (earned: Points, assigned: Points, max: Points): Points =>
  toPoints(times(fraction(earned, assigned), fraction(max)));

/** [NA3] At level `table` the parts stay as earned and the scale's sum is rescaled once. */
function baseOf(table: CriteriaTable, parts: readonly PartScore[]): Points {
  const earned = points(sum(parts));
  const { notAssigned } = table.policies;
  if (notAssigned.policy !== 'exclude_and_rescale' || notAssigned.level !== 'table') return earned;
  const assigned = points(parts.reduce((total, part) => total + part.assigned, 0));
  return assigned === table.scale || assigned === 0 ? earned : rescaled(earned, assigned, table.scale);
}

/** The sum of what is below, capped where the table says so [TO2]; what was not assigned leaves the maximum. */
function groupOf(
  group: {
    readonly id: CriterionId;
    readonly max: Points;
    readonly capAtMax?: boolean | undefined;
    readonly children: readonly Node[];
  },
  outcomes: ReadonlyMap<CriterionId, Outcome>,
  groups: Map<CriterionId, GroupScore>,
): GroupScore {
  let earned = 0;
  let missing = 0;
  for (const child of group.children) {
    if (isLeaf(child)) {
      const outcome = outcomes.get(child.id);
      if (outcome?.state === 'scored') earned += outcome.points;
      if (outcome?.state === 'not-assigned') missing += child.max;
    } else {
      const below = groupOf(child, outcomes, groups);
      earned += below.earned;
      missing += child.max - below.assigned;
    }
  }
  const score = {
    earned: points(group.capAtMax ? Math.max(0, Math.min(earned, group.max)) : earned),
    assigned: points(Math.max(0, group.max - missing)),
  };
  groups.set(group.id, score);
  return score;
}

function progressOf(column: Column | undefined, outcomes: ReadonlyMap<CriterionId, Outcome>): Progress {
  let [blank, invalid, conflicts] = [0, 0, 0];
  for (const [id, { state }] of outcomes) {
    if (state === 'not-scored') blank += 1;
    if (state === 'invalid') invalid += 1;
    if (isConflict(column?.cells[id])) conflicts += 1;
  }
  const of = outcomes.size;
  return { of, done: of - blank - invalid, blank, invalid, conflicts };
}
