// The bloc's view with the column that counts at the Department in the place of the bloc's own: what explains the bloc's
// numbers, on the screen and on paper, explains the appraised ones by it [EX11].

import { must } from '../../base/assert.ts';
import { appraisalOf } from '../../domain/appraisal/appraise.ts';
import type { AppraisedResult } from '../../domain/appraisal/appraised-result.ts';
import { finalColumnOf } from '../../domain/appraisal/province-column.ts';
import { indexOf, type Leaf } from '../../domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type SheetId } from '../../domain/ids.ts';
import type { AdoptedResult, AdoptedUnit } from '../../domain/meeting/adopted-result.ts';
import type { Placed } from '../../domain/ranking/standings.ts';
import { counting, type Cell } from '../../domain/scoring/cell.ts';
import { kindOf } from '../../domain/scoring/rule-kinds/registry.ts';
import { scoreVersions } from '../../domain/scoring/score-versions.ts';
import type { Column } from '../../domain/scoring/sheet.ts';
import type { UnitScore } from '../../domain/scoring/total.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { BlocView, UnitView } from './bloc-view.ts';

const appraisedViews = new WeakMap<BlocView, BlocView | undefined>();

/**
 * The view as the Department appraised it, or as its appraisal stands now; `proposed` of each unit is the bloc's own.
 * Undefined where what the bloc adopted is not here.
 */
export function appraisedView(view: BlocView): BlocView | undefined {
  if (!appraisedViews.has(view)) appraisedViews.set(view, viewAppraised(view));
  return appraisedViews.get(view);
}

function viewAppraised(view: BlocView): BlocView | undefined {
  const { world, period, units } = view;
  const result = world.get('appraised-result', period.id);
  const appraisal = appraisalOf(world, period, result?.ties ?? []);
  if (!appraisal) return undefined;
  const isWhole = units.every(({ sheet }) => sheet);
  const columns = new Map(
    units.map(({ unit, sheet, table }) => [unit.id, sheet && finalColumnOf(world, sheet.id, table)]),
  );
  const { scores, peers } = scoreVersions(
    units.map(({ unit, table, targets, marks }) => ({
      unitId: unit.id,
      table,
      column: columns.get(unit.id),
      targets,
      marks: marks?.marks,
      adopted: isWhole ? undefined : frozenUnit(world, result, appraisal.adopted, unit.id),
    })),
  );
  const appraised = units.map((own): UnitView => {
    const score = asAppraised(must(scores.get(own.unit.id), 'a unit is scored'));
    const column = withDocuments(world, own, columns.get(own.unit.id));
    return {
      ...own,
      columns: { ...own.columns, bloc: column },
      scores: { ...own.scores, bloc: score },
      proposed: own,
    };
  });
  const placed = appraisal.standings.placed.map((one) => asFrozen(one, result));
  return {
    ...view,
    units: appraised,
    unitById: new Map(appraised.map((one) => [one.unit.id, one])),
    peers: { ...view.peers, bloc: peers },
    places: {
      ...view.places,
      bloc: new Map(placed.flatMap(({ unitId, place }) => (place === undefined ? [] : [[unitId, place]]))),
    },
    standings: { ...view.standings, bloc: { ...appraisal.standings, placed } },
  };
}

/** What was frozen of a unit, for who has not got what it is compared with [MT10]. */
function frozenUnit(
  world: World,
  result: AppraisedResult | undefined,
  adopted: AdoptedResult,
  unitId: string,
): AdoptedUnit | undefined {
  const unit = adopted.units.find((one) => one.unitId === unitId);
  const frozen = result?.units.find((one) => one.unitId === unitId);
  const sheet = world.get('appraised-sheet', sheetIdOf(adopted.periodId, unitId));
  if (!unit || !frozen || !sheet) return undefined;
  const changed = sheet.changes.map(({ criterionId, to }) => [criterionId, to] as const);
  return {
    ...unit,
    total: frozen.appraised.total,
    points: { ...unit.points, ...Object.fromEntries(changed) },
    // The appraisal froze no parts: they are the sums of what it froze.
    parts: [],
  };
}

/** What was frozen is the Department's word, and not the meeting's. */
const asAppraised = (score: UnitScore): UnitScore => ({
  ...score,
  outcomes: new Map(
    [...score.outcomes].map(([id, outcome]) => [
      id,
      outcome.state === 'scored' && outcome.adopted ? { ...outcome, adopted: 'appraised' } : outcome,
    ]),
  ),
});

/** Whom the officer told apart, or has yet to, no ballot did: the result itself says so [PV6]. */
function asFrozen(placed: Placed, result: AppraisedResult | undefined): Placed {
  const isTied = result?.ties.some(({ unitIds }) => unitIds.includes(placed.unitId));
  const reasons = placed.reasons.filter(
    (reason) =>
      reason.line !== 'tied-awaits-ballot' &&
      !(isTied && reason.line === 'tied-apart' && reason.rule.by === 'ballot'),
  );
  const frozen = result?.units.find(({ unitId }) => unitId === placed.unitId)?.appraised;
  return frozen
    ? { ...placed, reasons, status: frozen.status, place: frozen.place ?? undefined }
    : { ...placed, reasons };
}

/** Each cell with the documents that it rests on: its own where it names any, else the bloc's or the unit's [PV12]. */
function withDocuments(world: World, { sheet, table }: UnitView, column: Column | undefined) {
  if (!column || !sheet) return column;
  const cells = { ...column.cells };
  for (const { leaf } of indexOf(table).leaves) {
    const cell = cells[leaf.id];
    const { evidence } = documentsOf(world, sheet.id, leaf) ?? {};
    if (cell && evidence) cells[leaf.id] = [{ ...counting(cell), evidence }, ...cell.slice(1)];
  }
  return { ...column, cells };
}

/** The documents that a score rests on, and whose column names them: the last that names any. */
export function documentsOf(world: World, sheetId: SheetId, leaf: Leaf) {
  return (['province', 'bloc', 'self'] as const)
    .map((owner) => {
      const cell = world.get('column', columnIdOf(sheetId, owner))?.cells[leaf.id];
      return { owner, evidence: (cell && counting(cell).evidence) ?? [] };
    })
    .find(({ evidence }) => evidence.length > 0);
}

/** Whether what counts in a criterion is the Department's own word, and not the bloc's that it left alone. */
export function isProvinces({ columns, proposed }: UnitView, { id }: Leaf): boolean {
  const by = (cell: Cell | undefined) => cell && counting(cell).by;
  return proposed !== undefined && by(columns.bloc?.cells[id]) !== by(proposed.columns.bloc?.cells[id]);
}

/**
 * Whether points that the Department left alone moved with other units, which the criterion is compared with, or with
 * something else in the unit's own sheet: a gate, or the criterion that a bonus stands beside.
 */
export function movedWithOthers({ scores, proposed }: UnitView, { id, rule }: Leaf): boolean {
  const outcomes = [scores, proposed?.scores].map((one) => one?.bloc.outcomes.get(id));
  const isZeroed = outcomes.some((one) => one?.state === 'scored' && one.zeroedBy !== undefined);
  const isMean = outcomes.some((one) => one?.state === 'scored' && one.averageOf !== undefined);
  const isFrozen = outcomes.some((one) => one?.state === 'scored' && one.adopted !== undefined);
  return !isZeroed && (isMean || isFrozen || kindOf(rule).comparesUnits);
}

/**
 * Whether the sums down to the total can be told: from a part of the bloc, what a table rounds only later is not known
 * here below the total that was frozen [EX11].
 */
export const isToldWhole = ({ table, scores }: UnitView): boolean =>
  table.policies.rounding.at === 'criterion' ||
  ![...scores.bloc.outcomes.values()].some((one) => one.state === 'scored' && one.adopted === 'appraised');
