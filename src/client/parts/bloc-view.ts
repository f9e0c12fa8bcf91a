// A bloc's period as the screens and the paper read it: units in the bloc's order, both columns, their scores.
// Each unit is scored by the version of the table that its own sheet is on [TM3]. Reckoned once for each state of
// the copy, whoever asks.

import { must } from '../../base/assert.ts';
import { indexOf, type CriteriaTable, type Leaf } from '../../domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type PeriodId, type UnitId } from '../../domain/ids.ts';
import type { GateMarks } from '../../domain/ranking/gates/gate.ts';
import { standingsOf, type Standings } from '../../domain/ranking/standings.ts';
import { adoptedInPart, type AdoptedBySheet } from '../../domain/meeting/adopted-unit.ts';
import { ballotOf } from '../../domain/meeting/ballot.ts';
import { tableIdOf } from '../../domain/records.ts';
import type { Peer } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import type { Column, ColumnOwner, Sheet, Targets } from '../../domain/scoring/sheet.ts';
import { scoreVersions } from '../../domain/scoring/score-versions.ts';
import type { PeersById, UnitScore } from '../../domain/scoring/total.ts';
import { formerUnits, type BlocPeriod, type MemberUnit } from '../../domain/workflow/bloc-period.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { fileSourceIn, type FileSource } from '../replica/from-file.ts';
import { useBlocCopy, useReplica } from '../replica/use-replica.ts';
import { ownPartOf } from './own-part.ts';

export type ScoringOwner = Extract<ColumnOwner, 'self' | 'bloc'>;

/** One unit, with what this device has been given of it. */
export interface UnitView {
  readonly unit: MemberUnit;
  /** What it is scored by: the version its sheet is on; the one in force where there is no sheet. */
  readonly table: CriteriaTable;
  /** Its sheet is on an older version than the one in force, and has to go over. */
  readonly isBehind: boolean;
  /** Undefined where the device may not read it: another unit's sheet. */
  readonly sheet: Sheet | undefined;
  readonly targets: Targets | undefined;
  readonly marks: GateMarks | undefined;
  readonly columns: { readonly [O in ScoringOwner]: Column | undefined };
  readonly scores: { readonly [O in ScoringOwner]: UnitScore };
  /** Only in the view of an appraisal, whose bloc's column is what counts there: the unit as the bloc itself has it. */
  readonly proposed?: UnitView;
}

export interface BlocView {
  /** What it was read from: earlier versions of the table, the names of people. */
  readonly world: World;
  readonly period: BlocPeriod;
  /** Where all of it came from, where that was a file that no server has confirmed yet [WB3]. */
  readonly source: FileSource | undefined;
  /** The version in force. */
  readonly table: CriteriaTable;
  readonly units: readonly UnitView[];
  /** Those that left within the year, to be read: they are in no list, no comparison and no place [MB2]. */
  readonly former: readonly UnitView[];
  /** Members and those that were. */
  readonly unitById: ReadonlyMap<UnitId, UnitView>;
  /** The figures that were compared, for each version that a unit is on. */
  readonly peers: { readonly [O in ScoringOwner]: ReadonlyMap<CriteriaTable, PeersById> };
  /** Place of each unit by the column's totals, of the units this device may see. */
  readonly places: { readonly [O in ScoringOwner]: ReadonlyMap<UnitId, number> };
  /** The order of those units, with the reason of every place. */
  readonly standings: { readonly [O in ScoringOwner]: Standings };
}

/** The view of a period over a world; undefined where the period or its table is not there. */
export function viewBloc(
  world: World & Partial<Pick<BlocCopy, 'base'>>,
  periodId: PeriodId,
): BlocView | undefined {
  const period = world.get('bloc-period', periodId);
  const table = period && world.get('criteria-table', tableIdOf(periodId, period.tableVersion));
  if (!period || !table) return undefined;

  const adoptedOf = adoptedInPart(world, period);
  const parts = period.units.map((unit) => unitRecords(world, period, table, unit));
  const self = scored(adoptedOf, parts, 'self');
  const bloc = scored(adoptedOf, parts, 'bloc');
  const meeting = world.get('meeting', periodId);
  const units = parts.map((part) => withScores(part, self, bloc));
  const former = formerUnits(period).map((unit) => {
    const part = unitRecords(world, period, table, unit);
    return withScores(part, scored(adoptedOf, [part], 'self'), scored(adoptedOf, [part], 'bloc'));
  });
  const standingsBy = (owner: ScoringOwner) =>
    standingsOf(
      table,
      units
        .filter(({ sheet, scores }) => sheet !== undefined && scores[owner].progress.done > 0)
        .map(({ scores }) => scores[owner]),
      owner === 'bloc' ? ballotOf(meeting) : undefined,
    );
  // What the meeting froze is a unit's place, also for who sees nobody else's sheet [MT10].
  const frozen = ({ placed, isFinal }: Standings): Standings => ({
    isFinal,
    placed: placed.map((one) => {
      const adopted = adoptedOf(world.get('sheet', sheetIdOf(periodId, one.unitId)));
      return adopted ? { ...one, place: adopted.place ?? undefined, status: adopted.status } : one;
    }),
  });
  const standings = { self: standingsBy('self'), bloc: frozen(standingsBy('bloc')) };
  const placesBy = (owner: ScoringOwner) =>
    new Map(
      standings[owner].placed.flatMap(({ unitId, place }) => (place === undefined ? [] : [[unitId, place]])),
    );

  return {
    world,
    period,
    source: world.base && fileSourceIn(world.base, period.blocId),
    table,
    units,
    former,
    unitById: new Map([...units, ...former].map((one) => [one.unit.id, one])),
    peers: { self: self.peers, bloc: bloc.peers },
    places: { self: placesBy('self'), bloc: placesBy('bloc') },
    standings,
  };
}

type UnitRecords = Omit<UnitView, 'scores'>;

function unitRecords(
  world: World,
  period: BlocPeriod,
  inForce: CriteriaTable,
  unit: MemberUnit,
): UnitRecords {
  const sheetId = sheetIdOf(period.id, unit.id);
  const sheet = world.get('sheet', sheetId);
  const own = sheet && world.get('criteria-table', tableIdOf(period.id, sheet.tableVersion));
  const column = (owner: ScoringOwner) => world.get('column', columnIdOf(sheetId, owner));
  return {
    unit,
    table: own ?? inForce,
    isBehind: own !== undefined && own.version < inForce.version,
    // Between two pages of a pull a sheet may be here before its table: then it is not here yet, rather than
    // scored by another table than its own.
    sheet: own && sheet,
    targets: world.get('targets', sheetId),
    marks: world.get('gate-marks', sheetId),
    columns: { self: column('self'), bloc: column('bloc') },
  };
}

type Scored = ReturnType<typeof scoreVersions>;

const withScores = (part: UnitRecords, self: Scored, bloc: Scored): UnitView =>
  asBefore({
    ...part,
    scores: {
      self: must(self.scores.get(part.unit.id), 'a unit is scored'),
      bloc: must(bloc.scores.get(part.unit.id), 'a unit is scored'),
    },
  });

const scored = (adoptedOf: AdoptedBySheet, parts: readonly UnitRecords[], owner: ScoringOwner) =>
  scoreVersions(
    parts.map(({ unit, table, sheet, columns, targets, marks }) => ({
      unitId: unit.id,
      table,
      column: columns[owner],
      targets,
      marks: marks?.marks,
      adopted: owner === 'bloc' ? adoptedOf(sheet) : undefined,
    })),
  );

const lastViews = new WeakMap<MemberUnit, UnitView>();

/** The same object as last time where nothing of the unit has changed, so that screens draw only what is new. */
function asBefore(view: UnitView): UnitView {
  const last = lastViews.get(view.unit);
  const same =
    last !== undefined &&
    last.table === view.table &&
    last.isBehind === view.isBehind &&
    last.sheet === view.sheet &&
    last.targets === view.targets &&
    last.marks === view.marks &&
    last.columns.self === view.columns.self &&
    last.columns.bloc === view.columns.bloc &&
    last.scores.self === view.scores.self &&
    last.scores.bloc === view.scores.bloc;
  if (same) return last;
  lastViews.set(view.unit, view);
  return view;
}

/** The peers of a unit in one criterion; none for kinds that do not compare. */
export const peersFor = (
  view: BlocView,
  { table }: UnitView,
  owner: ScoringOwner,
  criterionId: string,
): readonly Peer[] => view.peers[owner].get(table)?.get(criterionId) ?? [];

/** Units of which this device holds a sheet that has to go over to the version in force. */
export const unitsBehind = ({ units }: BlocView): readonly UnitView[] =>
  units.filter(({ isBehind }) => isBehind);

/** The unit's criterion; undefined where its version of the table has none of that id. */
export const leafFor = (unit: UnitView | undefined, criterionId: CriterionId): Leaf | undefined =>
  unit && indexOf(unit.table).leafById.get(criterionId)?.leaf;

const blocIdOf = (periodId: PeriodId): string => periodId.slice(0, periodId.indexOf('.'));

/** The copy and the view of a period, redrawn with each change of either. */
export function useBlocView(periodId: PeriodId): {
  readonly copy: BlocCopy | undefined;
  readonly view: BlocView | undefined;
} {
  const { copy, version } = useBlocCopy(blocIdOf(periodId));
  const { actor } = useReplica();
  return { copy, view: copy && viewAt(copy, version, periodId, actor) };
}

const views = new WeakMap<BlocCopy, { readonly version: number; readonly byPeriod: Map<PeriodId, View> }>();
type View = BlocView | undefined;

/** `version` is what says that the copy, always the same object, has changed: frame, page and drawer share a view. */
function viewAt(copy: BlocCopy, version: number, periodId: PeriodId, actor: Actor): View {
  const known = views.get(copy);
  const now = known?.version === version ? known : { version, byPeriod: new Map<PeriodId, View>() };
  views.set(copy, now);
  if (!now.byPeriod.has(periodId)) now.byPeriod.set(periodId, viewBloc(ownPartOf(copy, actor), periodId));
  return now.byPeriod.get(periodId);
}
