// What of a unit's review is still open, for the list and for its own page.

import { differences, type Difference } from '../../../domain/scoring/differences.ts';
import { scoreUnit } from '../../../domain/scoring/total.ts';
import { isWaiting, type Question } from '../../../domain/workflow/explanations.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';

export interface ReviewFacts {
  readonly differences: readonly Difference[];
  readonly withoutReason: number;
  readonly questions: readonly Question[];
  readonly waiting: number;
}

/** Each column by itself, as finishing the review asks: what only other units' figures make differ needs no reason. */
export function reviewFacts(copy: BlocCopy, { unit, table, columns, targets, sheet }: UnitView): ReviewFacts {
  const score = (owner: 'self' | 'bloc') =>
    scoreUnit(table, { unitId: unit.id, column: columns[owner], targets });
  const found = differences(table, score('self'), score('bloc'), columns.bloc);
  const questions = (sheet && copy.get('explanations', sheet.id)?.questions) ?? [];
  return {
    differences: found,
    withoutReason: found.filter(({ reason }) => reason === '').length,
    questions,
    waiting: questions.filter(isWaiting).length,
  };
}
