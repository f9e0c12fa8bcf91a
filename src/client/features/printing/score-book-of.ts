// The bloc's view as the workbook wants it: the units this device holds, in the bloc's order.

import { hasScore } from '../../parts/bloc-facts.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import type { ScoreBook } from '../../../office/scores/score-book.ts';
import { SAMPLE_MARK } from './letterhead.ts';

export function scoreBookOf(view: BlocView): ScoreBook {
  const owner = view.units.some((unit) => hasScore(unit, 'bloc')) ? 'bloc' : 'self';
  return {
    table: view.table,
    blocName: view.period.blocName,
    period: view.period.period,
    owner,
    mark: view.period.sample ? SAMPLE_MARK : '',
    units: view.units
      .filter(({ sheet }) => sheet !== undefined)
      .map(({ unit, table, targets, columns, scores }) => ({
        unitId: unit.id,
        table,
        name: unit.name,
        shortName: unit.shortName,
        targets,
        columns,
        scores,
        place: view.places[owner].get(unit.id),
      })),
  };
}
