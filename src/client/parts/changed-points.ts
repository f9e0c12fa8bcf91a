// What a criterion had and has in an appraisal, in words: the records keep points, and null for KG and for nothing alike.

import type { Language } from '../../base/words.ts';
import type { CriterionChange } from '../../domain/appraisal/appraised-result.ts';
import { indexOf } from '../../domain/criteria/criteria-table.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Points } from '../../domain/scoring/points.ts';
import { say } from '../words/language.tsx';
import { appraisedView, movedWithOthers } from './appraised-view.ts';
import { appraisedWords } from './appraised-words.ts';
import { isKg } from './bloc-facts.ts';
import type { BlocView, UnitView } from './bloc-view.ts';
import { withKg } from './points-or-kg.ts';

/** "10,00", "KG", "10,00 (KG)", "chưa chấm" or "chưa hợp lệ" on either side [EX12]. */
export function changedPoints(
  view: BlocView,
  unitId: UnitId,
  { criterionId: id, from, to }: Pick<CriterionChange, 'criterionId' | 'from' | 'to'>,
  language: Language,
): { readonly from: string; readonly to: string } {
  const words = say(appraisedWords, language);
  const read = (points: Points | null, unit: UnitView | undefined): string => {
    // Whose sheet is not here any more: the record means KG where it has no points.
    const isWithout = unit ? isKg(unit, 'bloc', { id }) : points === null;
    const isInvalid = unit?.scores.bloc.outcomes.get(id)?.state === 'invalid';
    return withKg(points, isWithout, language) || (isInvalid ? words.invalid : words.blank);
  };
  return {
    from: read(from, view.unitById.get(unitId)),
    to: read(to, appraisedView(view)?.unitById.get(unitId)),
  };
}

/** What moved a criterion that the Department left alone; undefined where the sheet is not here. */
export function movedBy(view: BlocView, unitId: UnitId, criterionId: string): 'others' | 'own' | undefined {
  const unit = appraisedView(view)?.unitById.get(unitId);
  const leaf = unit && indexOf(unit.table).leafById.get(criterionId)?.leaf;
  return leaf && (movedWithOthers(unit, leaf) ? 'others' : 'own');
}
