import { formatHundredths } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import { isBlank, isNotAssigned, type CellInput } from '../../domain/scoring/cell.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { Outcome } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import { say } from '../words/language.tsx';
import type { ScoringOwner } from './bloc-view.ts';
import { explainWords } from './explain-words.ts';

/** What a unit itself, or the bloc, put in and what came of it, in a sentence: nothing, KG, what cannot be, or points [EX6]. */
export function stated(
  by: ScoringOwner,
  outcome: Outcome | undefined,
  given: CellInput | undefined,
  leaf: Leaf,
  language: Language,
): string {
  const words = say(explainWords, language);
  const input = inputText(given, language, leaf);
  const said = words.saidBy({ by });
  if (outcome?.state === 'scored')
    return words.worth({ said, input, points: formatHundredths(outcome.points, language) });
  if (isNotAssigned(given)) return words.isKg({ by });
  if (outcome?.state === 'invalid') return words.isInvalid({ said, input });
  if (!isBlank(given ?? null) && outcome?.state === 'not-assigned') return words.isWithout({ said, input });
  return by === 'self' ? words.noSelf : words.noBloc;
}
