// What of a unit's review is still open, for the list and for its own page.

import { differences, type Difference } from '../../../domain/scoring/differences.ts';
import { scoreUnit } from '../../../domain/scoring/total.ts';
import { isWaiting, type Question } from '../../../domain/workflow/explanations.ts';
import type { CriterionId } from '../../../domain/ids.ts';
import { hasScore } from '../../parts/bloc-facts.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';

export interface ReviewFacts {
  readonly differences: readonly Difference[];
  readonly withoutReason: number;
  /** The first of them, in the table's order. */
  readonly firstWithout: CriterionId | undefined;
  /** Nothing stands in the bloc's column: it neither differs nor agrees. */
  readonly isBlank: boolean;
  readonly questions: readonly Question[];
  readonly waiting: number;
}

/** Each column by itself, as finishing the review asks: what only other units' figures make differ needs no reason. */
export function reviewFacts(copy: BlocCopy, view: UnitView): ReviewFacts {
  const { unit, table, columns, targets, sheet } = view;
  const score = (owner: 'self' | 'bloc') =>
    scoreUnit(table, { unitId: unit.id, column: columns[owner], targets });
  const found = differences(table, score('self'), score('bloc'), columns.bloc);
  const without = found.filter(({ reason }) => reason === '');
  const questions = (sheet && copy.get('explanations', sheet.id)?.questions) ?? [];
  return {
    differences: found,
    withoutReason: without.length,
    firstWithout: without[0]?.leaf.id,
    isBlank: !hasScore(view, 'bloc'),
    questions,
    waiting: questions.filter(isWaiting).length,
  };
}
