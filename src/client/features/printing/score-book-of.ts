// The bloc's view as the workbook wants it: the units this device holds, in the bloc's order.

import { appraisedView } from '../../parts/appraised-view.ts';
import { hasScore, isKg } from '../../parts/bloc-facts.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import { draftOfBook, draftOfUnit, notesOfBook, notesOfUnit } from './score-book-notes.ts';
import { adoptedIdOf, sheetIdOf, type UnitId } from '../../../domain/ids.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import type { AppraisedScores, ScoreBook } from '../../../office/scores/score-book.ts';
import { SAMPLE_MARK } from './letterhead.ts';

export function scoreBookOf(view: BlocView): ScoreBook {
  const owner = view.units.some((unit) => hasScore(unit, 'bloc')) ? 'bloc' : 'self';
  return {
    table: view.table,
    blocName: view.period.blocName,
    period: view.period.period,
    owner,
    mark: view.period.sample ? SAMPLE_MARK : '',
    draft: draftOfBook(view, owner),
    notes: notesOfBook(view, owner),
    units: view.units
      .filter(({ sheet }) => sheet !== undefined)
      .map((of) => ({
        unitId: of.unit.id,
        table: of.table,
        draft: draftOfUnit(view, of, owner),
        notes: notesOfUnit(of, owner),
        name: of.unit.name,
        shortName: of.unit.shortName,
        targets: of.targets,
        columns: of.columns,
        scores: of.scores,
        place: view.places[owner].get(of.unit.id),
        appraised: appraisedOf(view, of.unit.id),
      })),
  };
}

/** [OX7] What the appraisal came to: what the meeting adopted, with the changes of a sheet that may be read here. */
function appraisedOf(view: BlocView, unitId: UnitId): AppraisedScores | undefined {
  const { world, period } = view;
  const result = world.get('appraised-result', period.id);
  const unit = result?.units.find((one) => one.unitId === unitId);
  if (!result || !unit) return undefined;
  const adopted = world
    .get('adopted-result', adoptedIdOf(period.id, result.session))
    ?.units.find((one) => one.unitId === unitId);
  const sheet = world.get('appraised-sheet', sheetIdOf(period.id, unitId));
  const now = appraisedView(view)?.unitById.get(unitId);
  const { total, place } = unit.appraised;
  if (!adopted || !sheet || !now) return { total, place, points: undefined };
  const changed = new Map(sheet.changes.map(({ criterionId, to }) => [criterionId, to]));
  const points = indexOf(now.table).leaves.flatMap(({ leaf }) => {
    const [before, after] = [adopted.points[leaf.id] ?? null, changed.get(leaf.id)];
    const own = { points: after === undefined ? before : after, notAssigned: isKg(now, 'bloc', leaf) };
    return own.points === null && !own.notAssigned ? [] : [[leaf.id, own] as const];
  });
  return { total, place, points: Object.fromEntries(points) };
}
