// The points of a criterion as a column of figures has them: where the table gives points for what was not assigned, the
// column only adds up with them, and KG beside them says that nobody earned them [PR2].

import { formatHundredths } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { Points } from '../../domain/scoring/points.ts';
import { isKg } from './bloc-facts.ts';
import type { ScoringOwner, UnitView } from './bloc-view.ts';

export const KG = 'KG';

/** "10,00", "KG", "10,00 (KG)"; '' where nothing was scored, or nothing that can be. */
export function pointsOrKg(
  unit: UnitView,
  owner: ScoringOwner,
  leaf: Pick<Leaf, 'id'>,
  language: Language,
): string {
  const outcome = unit.scores[owner].outcomes.get(leaf.id);
  const points = outcome?.state === 'scored' ? outcome.points : null;
  return withKg(points, isKg(unit, owner, leaf), language);
}

/** The same of points that are known already. */
export function withKg(points: Points | null, isWithout: boolean, language: Language): string {
  if (points === null) return isWithout ? KG : '';
  const figure = formatHundredths(points, language, true);
  return isWithout ? `${figure} (${KG})` : figure;
}
