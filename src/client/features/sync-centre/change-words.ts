// What a change was, in words, for lists of what waits or was refused.

import type { Language } from '../../../base/words.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { EnterScore } from '../../../domain/changes/enter-score.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { sheetIdParts } from '../../../domain/ids.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { say } from '../../words/language.tsx';
import { syncWords } from './words.ts';

export function changeInWords(
  { name, args }: Pick<Change, 'name' | 'args'>,
  view: BlocView,
  language: Language,
): string {
  const words = say(syncWords, language);
  const score = EnterScore.safeParse(args).data;
  const sheetId = score?.sheetId ?? (args as { sheetId?: unknown } | null)?.sheetId;
  const of = typeof sheetId === 'string' ? view.unitById.get(sheetIdParts(sheetId).unitId) : undefined;
  const unit = of?.unit.name;
  if (name === 'enter-score' && score) {
    // An entry that was refused may be of a version that the sheet has left behind: it names its own.
    const table = view.world.get('criteria-table', tableIdOf(view.period.id, score.table));
    const leaf = table && indexOf(table).leafById.get(score.criterionId)?.leaf;
    const value = inputText(score.input, language, leaf) || '–';
    return words.score({ code: leaf?.code ?? score.criterionId, unit: unit ?? '', value });
  }
  return words.moveOf({ what: moveInWords(name, language), unit: unit ?? '' });
}

/** What was done with a whole sheet: "bắt đầu chấm khối". */
export function moveInWords(name: string, language: Language): string {
  const words = say(syncWords, language);
  const moves: Record<string, string> = {
    'submit-sheet': words.submit,
    'recall-sheet': words.recall,
    'begin-review': words.begin,
    'migrate-sheet': words.migrate,
    'set-targets': words.targets,
  };
  return moves[name] ?? words.change;
}
