import { formatHundredths } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import { isBlank, isNotAssigned, type CellInput } from '../../domain/scoring/cell.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { Outcome } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import { say } from '../words/language.tsx';
import { explainWords } from './explain-words.ts';

/** What a unit itself put in and what came of it, in a sentence: nothing, KG, what cannot be, or points [EX6]. */
export function selfStated(
  self: Outcome | undefined,
  given: CellInput | undefined,
  leaf: Leaf,
  language: Language,
): string {
  const words = say(explainWords, language);
  const input = inputText(given, language, leaf);
  if (self?.state === 'scored')
    return words.selfSaid({ input, points: formatHundredths(self.points, language) });
  if (isNotAssigned(given)) return words.selfKg;
  if (self?.state === 'invalid') return words.selfInvalid({ input });
  return isBlank(given ?? null) || self?.state !== 'not-assigned'
    ? words.noSelf
    : words.selfWithout({ input });
}
