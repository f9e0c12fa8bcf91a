// What each criterion earns one unit, before anything is added up.

import { indexOf, type CriteriaTable, type Leaf, type PlacedLeaf } from '../criteria/criteria-table.ts';
import { roundTo, roundWithin } from '../criteria/policies/rounding.ts';
import type { CriterionId, UnitId } from '../ids.ts';
import type { GateMark } from '../ranking/gates/gate.ts';
import { counting, isBlank, isNotAssigned, type Cell, type GivenInput } from './cell.ts';
import type { Decimal } from './decimal.ts';
import type { Fraction } from './fraction.ts';
import { attachedTo } from './modifiers/criterion-bonus.ts';
import { ofNotAssigned } from './modifiers/not-applicable.ts';
import { isOverride, overridden } from './modifiers/override.ts';
import { points, ZERO, type Points } from './points.ts';
import { kindOf } from './rule-kinds/registry.ts';
import {
  isWithout,
  NOT_SCORED,
  WITHOUT_ASSIGNMENT,
  type Outcome,
  type Peer,
  type Question,
} from './rule-kinds/rule-kind.ts';
import type { Column, Targets } from './sheet.ts';

/** What one unit brings to a column. */
export interface UnitInputs {
  readonly unitId: UnitId;
  /** Undefined where the device has not been given it: another unit's sheet before the meeting. */
  readonly column: Column | undefined;
  readonly targets: Targets | undefined;
  /** Gates that a person shut for the unit. */
  readonly marks?: readonly GateMark[] | undefined;
}

/** The figures that the kinds which compare look at, by criterion. */
export type PeersById = ReadonlyMap<CriterionId, readonly Peer[]>;

interface Gathered {
  readonly units: readonly UnitInputs[];
  readonly elsewhere: readonly UnitId[];
  readonly peers: PeersById;
}

// What was gathered last, by column: an edit changes one unit's figures in one criterion, and whoever keeps something by a
// list of peers sees by the list itself that it has not changed.
const gathered = new WeakMap<CriteriaTable, Map<string, Gathered>>();

/**
 * The figures of every unit, for the kinds that compare; a criterion in which nothing changed has the same list as the
 * last time. Units `elsewhere`, scored by another version of the table, lend no figures, and count as not in yet [TM3].
 */
export function peersOf(
  table: CriteriaTable,
  units: readonly UnitInputs[],
  elsewhere: readonly UnitId[] = [],
): PeersById {
  const ofTable = gathered.get(table) ?? new Map<string, Gathered>();
  gathered.set(table, ofTable);
  const owner = units.find(({ column }) => column)?.column?.owner ?? '';
  // A unit by itself is asked about in between, and soon gathered: it does not put out the bloc.
  const isBloc = units.length + elsewhere.length > 1;
  const last = isBloc ? ofTable.get(owner) : undefined;
  const isSameBloc = last !== undefined && sameUnits(last, units, elsewhere);
  const changed = units.flatMap(({ column, targets }, index) => {
    const before = last?.units[index];
    return before?.column === column && before?.targets === targets ? [] : [index];
  });
  if (isSameBloc && changed.length === 0) return last.peers;
  const peers = new Map(
    comparedLeaves(table).map(({ leaf: { id } }) => {
      const before = isSameBloc ? last.peers.get(id) : undefined;
      return [id, before ? peersAfter(before, units, changed, id) : allPeers(units, elsewhere, id)];
    }),
  );
  if (isBloc) ofTable.set(owner, { units, elsewhere, peers });
  return peers;
}

const sameUnits = (last: Gathered, units: readonly UnitInputs[], elsewhere: readonly UnitId[]): boolean =>
  last.units.length === units.length &&
  last.elsewhere.length === elsewhere.length &&
  units.every(({ unitId }, index) => unitId === last.units[index]?.unitId) &&
  elsewhere.every((unitId, index) => unitId === last.elsewhere[index]);

function peerOf({ unitId, column, targets }: UnitInputs, id: CriterionId): Peer {
  const cell = column?.cells[id];
  return { unitId, input: cell ? counting(cell).input : null, target: targets?.values[id] };
}

const allPeers = (
  units: readonly UnitInputs[],
  elsewhere: readonly UnitId[],
  id: CriterionId,
): readonly Peer[] => [
  ...units.map((unit) => peerOf(unit, id)),
  ...elsewhere.map((unitId): Peer => ({ unitId, input: null, target: undefined })),
];

function peersAfter(
  before: readonly Peer[],
  units: readonly UnitInputs[],
  changed: readonly number[],
  id: CriterionId,
): readonly Peer[] {
  let after: Peer[] | undefined;
  for (const index of changed) {
    const peer = peerOf(units[index] as UnitInputs, id);
    const was = before[index];
    if (was?.input === peer.input && was.target === peer.target) continue;
    after ??= [...before];
    after[index] = peer;
  }
  return after ?? before;
}

const compared = new WeakMap<CriteriaTable, readonly PlacedLeaf[]>();
function comparedLeaves(table: CriteriaTable): readonly PlacedLeaf[] {
  const known = compared.get(table);
  if (known) return known;
  const found = indexOf(table).leaves.filter(({ leaf }) => kindOf(leaf.rule).comparesUnits);
  compared.set(table, found);
  return found;
}

/** What one leaf earns [SC1]. */
export function outcomeOf(
  table: CriteriaTable,
  placed: PlacedLeaf,
  unit: UnitInputs,
  peers: readonly Peer[],
): Outcome {
  const cell = unit.column?.cells[placed.leaf.id];
  if (cell === undefined) return NOT_SCORED;
  return reckon(table, placed, cell, unit.targets?.values[placed.leaf.id], peers);
}

function reckon(
  table: CriteriaTable,
  { leaf, part }: PlacedLeaf,
  cell: Cell,
  target: Decimal | undefined,
  peers: readonly Peer[],
): Outcome {
  const { input } = counting(cell);
  if (isBlank(input)) return NOT_SCORED;
  if (isNotAssigned(input)) return ofNotAssigned(table, leaf);
  if (isOverride(input)) return overridden(leaf, part, input);
  return reckonFigures(table, leaf, input as GivenInput, target, peers);
}

/** What the figures alone earn, whatever a reviewer set over them. */
export function reckonFigures(
  table: CriteriaTable,
  leaf: Leaf,
  input: GivenInput,
  target: Decimal | undefined,
  peers: readonly Peer[],
): Outcome {
  const outcome = kindOf(leaf.rule).evaluate(questionOf(table, leaf, input, target, peers));
  // A kind that finds nothing was assigned leaves the rest to the table, as if a person had said so [NA5].
  return outcome.state === 'not-assigned' ? ofNotAssigned(table, leaf) : outcome;
}

/** A leaf's question about one unit's figures. */
export const questionOf = (
  table: CriteriaTable,
  leaf: Leaf,
  input: GivenInput,
  target: Decimal | undefined,
  peers: readonly Peer[],
): Question<Leaf['rule']> => ({
  params: leaf.rule,
  max: leaf.max,
  unit: leaf.unit,
  input,
  transform: leaf.transform ?? 'identity',
  round: roundingOf(table, leaf.max),
  target,
  peers,
});

const hundredth = (exact: Fraction): Points => roundTo(points(1), exact);

/** How a criterion's points are rounded: on the table's step, or for showing only where it rounds later. */
export function roundingOf({ policies }: CriteriaTable, max: Points): (exact: Fraction) => Points {
  const { step, at } = policies.rounding;
  return at === 'criterion' && step !== 1 ? (exact) => roundWithin(step, exact, max) : hundredth;
}

/** [MD2] A bonus attached to a criterion that was not assigned is not there either, whatever the table gives for it. */
export function withoutOrphans(
  table: CriteriaTable,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
): ReadonlyMap<CriterionId, Outcome> {
  const orphans = attachedLeaves(table).filter(({ leaf }) => {
    const to = outcomes.get(attachedTo(leaf) ?? '');
    return isWithout(to) && outcomes.get(leaf.id)?.state === 'scored';
  });
  if (orphans.length === 0) return outcomes;
  const mended = new Map(outcomes);
  for (const { leaf } of orphans) mended.set(leaf.id, WITHOUT_ASSIGNMENT);
  return mended;
}

const attached = new WeakMap<CriteriaTable, readonly PlacedLeaf[]>();
function attachedLeaves(table: CriteriaTable): readonly PlacedLeaf[] {
  const known = attached.get(table);
  if (known) return known;
  const found = indexOf(table).leaves.filter(({ leaf }) => attachedTo(leaf) !== undefined);
  attached.set(table, found);
  return found;
}

/** [GT9] The named criteria earn nothing, and so does the bonus attached to them. */
export function zeroed(
  table: CriteriaTable,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
  zeroes: ReadonlyMap<CriterionId, CriterionId>,
): ReadonlyMap<CriterionId, Outcome> {
  if (zeroes.size === 0) return outcomes;
  const mended = new Map(outcomes);
  for (const { leaf } of indexOf(table).leaves) {
    const by = zeroes.get(leaf.id) ?? zeroes.get(attachedTo(leaf) ?? '');
    const outcome = mended.get(leaf.id);
    // What is blank or impossible stays so: the sheet must still be complete.
    if (by !== undefined && outcome?.state === 'scored' && outcome.points > 0) {
      mended.set(leaf.id, { state: 'scored', points: ZERO, zeroedBy: by });
    }
  }
  return mended;
}
