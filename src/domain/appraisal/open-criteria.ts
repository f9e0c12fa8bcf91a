// What of a sheet has no score that counts: it keeps the appraisal open, and is named wherever that is said [PV11].

import { indexOf, type Leaf } from '../criteria/criteria-table.ts';
import type { UnitId } from '../ids.ts';
import { isRanked, type ScoredUnit } from '../meeting/bloc-result.ts';
import type { InputProblem } from '../scoring/rule-kinds/rule-kind.ts';
import { isWholeScore } from '../scoring/total.ts';
import { shortNames, type BlocPeriod } from '../workflow/bloc-period.ts';

export interface OpenCriterion {
  readonly leaf: Leaf;
  /** Undefined where nothing stands there. */
  readonly problem: InputProblem | undefined;
}

export interface OpenUnit {
  readonly unitId: UnitId;
  readonly criteria: readonly OpenCriterion[];
}

/** Units that take part in the ranking and whose score is not whole, in the bloc's order. */
export const openUnits = (units: readonly ScoredUnit[]): readonly OpenUnit[] =>
  units
    .filter((unit) => isRanked(unit) && !isWholeScore(unit.score))
    .map((unit) => ({ unitId: unit.unitId, criteria: openCriteria(unit) }));

const openCriteria = ({ table, score }: ScoredUnit): readonly OpenCriterion[] =>
  indexOf(table).leaves.flatMap(({ leaf }): OpenCriterion[] => {
    const outcome = score.outcomes.get(leaf.id);
    if (outcome?.state === 'scored' || outcome?.state === 'not-assigned') return [];
    return [{ leaf, problem: outcome?.state === 'invalid' ? outcome.problem : undefined }];
  });

/** Beyond these a number says how many more there are. */
const MOST_NAMED = 5;

/** "Phong Thổ (I.9, I.12), Sìn Hồ (II.1)" */
export function namesOfOpen(period: BlocPeriod, open: readonly OpenUnit[]): string {
  return open
    .map(({ unitId, criteria }) => {
      const codes = criteria.slice(0, MOST_NAMED).map(({ leaf }) => leaf.code);
      const more = criteria.length - codes.length;
      const named = [codes.join(', '), ...(more > 0 ? [`+${more}`] : [])].join(' ');
      return `${shortNames(period, [unitId])}${named === '' ? '' : ` (${named})`}`;
    })
    .join(', ');
}
