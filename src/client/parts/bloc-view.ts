// A bloc's period as the screens and the paper read it: units in the bloc's order, both columns, their scores.
// Reckoned once for each state of the copy, whoever asks.

import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type PeriodId, type UnitId } from '../../domain/ids.ts';
import type { GateMarks } from '../../domain/ranking/gates/gate.ts';
import { standingsOf, type Standings } from '../../domain/ranking/standings.ts';
import { tableIdOf } from '../../domain/records.ts';
import type { Peer } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import type { Column, ColumnOwner, Sheet, Targets } from '../../domain/scoring/sheet.ts';
import { scoreBloc, type PeersById, type UnitScore } from '../../domain/scoring/total.ts';
import type { BlocPeriod, MemberUnit } from '../../domain/workflow/bloc-period.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { useBlocCopy } from '../replica/use-replica.ts';

export type ScoringOwner = Extract<ColumnOwner, 'self' | 'bloc'>;

/** One unit, with what this device has been given of it. */
export interface UnitView {
  readonly unit: MemberUnit;
  /** Undefined where the device may not read it: another unit's sheet. */
  readonly sheet: Sheet | undefined;
  readonly targets: Targets | undefined;
  readonly marks: GateMarks | undefined;
  readonly columns: { readonly [O in ScoringOwner]: Column | undefined };
  readonly scores: { readonly [O in ScoringOwner]: UnitScore };
}

export interface BlocView {
  readonly period: BlocPeriod;
  readonly table: CriteriaTable;
  readonly units: readonly UnitView[];
  readonly unitById: ReadonlyMap<UnitId, UnitView>;
  readonly peers: { readonly [O in ScoringOwner]: PeersById };
  /** Place of each unit by the column's totals, of the units this device may see. */
  readonly places: { readonly [O in ScoringOwner]: ReadonlyMap<UnitId, number> };
  /** The order of those units, with the reason of every place. */
  readonly standings: { readonly [O in ScoringOwner]: Standings };
}

/** The view of a period over a world; undefined where the period or its table is not there. */
export function viewBloc(world: World, periodId: PeriodId): BlocView | undefined {
  const period = world.get('bloc-period', periodId);
  const table = period && world.get('criteria-table', tableIdOf(periodId, period.tableVersion));
  if (!period || !table) return undefined;

  const parts = period.units.map((unit) => {
    const sheetId = sheetIdOf(periodId, unit.id);
    const column = (owner: ScoringOwner) => world.get('column', columnIdOf(sheetId, owner));
    return {
      unit,
      sheet: world.get('sheet', sheetId),
      targets: world.get('targets', sheetId),
      marks: world.get('gate-marks', sheetId),
      columns: { self: column('self'), bloc: column('bloc') },
    };
  });
  const inputs = (owner: ScoringOwner) =>
    parts.map(({ unit, columns, targets, marks }) => ({
      unitId: unit.id,
      column: columns[owner],
      targets,
      marks: marks?.marks,
    }));
  const self = scoreBloc(table, inputs('self'));
  const bloc = scoreBloc(table, inputs('bloc'));
  const units = parts.map((part, index) =>
    asBefore({
      ...part,
      scores: { self: self.scores[index] as UnitScore, bloc: bloc.scores[index] as UnitScore },
    }),
  );
  const standingsBy = (owner: ScoringOwner) =>
    standingsOf(
      table,
      units
        .filter(({ sheet, scores }) => sheet !== undefined && scores[owner].progress.done > 0)
        .map(({ scores }) => scores[owner]),
    );
  const standings = { self: standingsBy('self'), bloc: standingsBy('bloc') };
  const placesBy = (owner: ScoringOwner) =>
    new Map(
      standings[owner].placed.flatMap(({ unitId, place }) => (place === undefined ? [] : [[unitId, place]])),
    );

  return {
    period,
    table,
    units,
    unitById: new Map(units.map((one) => [one.unit.id, one])),
    peers: { self: self.peers, bloc: bloc.peers },
    places: { self: placesBy('self'), bloc: placesBy('bloc') },
    standings,
  };
}

const lastViews = new WeakMap<MemberUnit, UnitView>();

/** The same object as last time where nothing of the unit has changed, so that screens draw only what is new. */
function asBefore(view: UnitView): UnitView {
  const last = lastViews.get(view.unit);
  const same =
    last !== undefined &&
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

/** The peers of one criterion; none for kinds that do not compare. */
export const peersFor = (view: BlocView, owner: ScoringOwner, criterionId: string): readonly Peer[] =>
  view.peers[owner].get(criterionId) ?? [];

const blocIdOf = (periodId: PeriodId): string => periodId.slice(0, periodId.indexOf('.'));

/** The copy and the view of a period, redrawn with each change of either. */
export function useBlocView(periodId: PeriodId): {
  readonly copy: BlocCopy | undefined;
  readonly view: BlocView | undefined;
} {
  const { copy, version } = useBlocCopy(blocIdOf(periodId));
  return { copy, view: copy && viewAt(copy, version, periodId) };
}

const views = new WeakMap<BlocCopy, { readonly version: number; readonly byPeriod: Map<PeriodId, View> }>();
type View = BlocView | undefined;

/** `version` is what says that the copy, always the same object, has changed: frame, page and drawer share a view. */
function viewAt(copy: BlocCopy, version: number, periodId: PeriodId): View {
  const known = views.get(copy);
  const now = known?.version === version ? known : { version, byPeriod: new Map<PeriodId, View>() };
  views.set(copy, now);
  if (!now.byPeriod.has(periodId)) now.byPeriod.set(periodId, viewBloc(copy, periodId));
  return now.byPeriod.get(periodId);
}
