// What of a sheet has no score that counts, or two: it keeps the appraisal open, and is named wherever that is said [PV11].

import type { World } from '../changes/define-change.ts';
import { indexOf, type Leaf } from '../criteria/criteria-table.ts';
import type { UnitId } from '../ids.ts';
import { isRanked, type ScoredUnit } from '../meeting/bloc-result.ts';
import { isConflict } from '../scoring/cell.ts';
import type { InputProblem } from '../scoring/rule-kinds/rule-kind.ts';
import { isWholeScore } from '../scoring/total.ts';
import { shortNames, type BlocPeriod } from '../workflow/bloc-period.ts';
import { finalColumnOf } from './province-column.ts';

export interface OpenCriterion {
  readonly leaf: Leaf;
  /** Undefined where nothing stands there. */
  readonly problem: InputProblem | undefined;
}

export interface OpenUnit {
  readonly unitId: UnitId;
  readonly criteria: readonly OpenCriterion[];
  /** Criteria that two people wrote differently: one version is reckoned with until somebody chooses. */
  readonly torn: readonly Leaf[];
}

/** Units that take part in the ranking and whose score is not whole, in the bloc's order. */
export const openUnits = (world: World, units: readonly ScoredUnit[]): readonly OpenUnit[] =>
  units
    .filter((unit) => isRanked(unit) && !isWholeScore(unit.score))
    .map((unit) => ({ unitId: unit.unitId, criteria: openCriteria(unit), torn: tornIn(world, unit) }));

const openCriteria = ({ table, score }: ScoredUnit): readonly OpenCriterion[] =>
  indexOf(table).leaves.flatMap(({ leaf }): OpenCriterion[] => {
    const outcome = score.outcomes.get(leaf.id);
    if (outcome?.state === 'scored' || outcome?.state === 'not-assigned') return [];
    return [{ leaf, problem: outcome?.state === 'invalid' ? outcome.problem : undefined }];
  });

function tornIn(world: World, { sheet, table }: ScoredUnit): readonly Leaf[] {
  const cells = finalColumnOf(world, sheet.id, table)?.cells ?? {};
  return indexOf(table).leaves.flatMap(({ leaf }) => (isConflict(cells[leaf.id]) ? [leaf] : []));
}

/** Beyond these a number says how many more there are. */
const MOST_NAMED = 5;

/** Those without a score that counts: "Phong Thổ (I.9, I.12), Sìn Hồ (II.1)". Who is open by two versions alone is none. */
export const namesOfOpen = (period: BlocPeriod, open: readonly OpenUnit[]): string =>
  open
    .filter(({ criteria, torn }) => criteria.length > 0 || torn.length === 0)
    .map(({ unitId, criteria }) =>
      named(
        period,
        unitId,
        criteria.map(({ leaf }) => leaf),
      ),
    )
    .join(', ');

/** Those with two versions, in the same way. */
export const namesOfTorn = (period: BlocPeriod, open: readonly OpenUnit[]): string =>
  open
    .filter(({ torn }) => torn.length > 0)
    .map(({ unitId, torn }) => named(period, unitId, torn))
    .join(', ');

function named(period: BlocPeriod, unitId: UnitId, leaves: readonly Leaf[]): string {
  const codes = leaves.slice(0, MOST_NAMED).map(({ code }) => code);
  const more = leaves.length - codes.length;
  const list = [codes.join(', '), ...(more > 0 ? [`+${more}`] : [])].join(' ');
  return `${shortNames(period, [unitId])}${list === '' ? '' : ` (${list})`}`;
}
