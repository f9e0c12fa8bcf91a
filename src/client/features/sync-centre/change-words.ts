// What a change was, in words, for lists of what waits or was refused.

import type { Language, Words } from '../../../base/words.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import type { ChangeName } from '../../../domain/changes/registry.ts';
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

type Move = Exclude<ChangeName, 'enter-score'>;

/** What was done with a whole sheet or table; a change without its words does not compile. */
const moveWords: { readonly [N in Move]: Words } = {
  'submit-sheet': syncWords.submit,
  'recall-sheet': syncWords.recall,
  'begin-review': syncWords.begin,
  'mark-gate': { vi: 'áp dụng hoặc bỏ điều kiện', en: 'applying or lifting a condition' },
  'edit-table': { vi: 'sửa bảng tiêu chí', en: 'editing the criteria table' },
  'propose-table': { vi: 'trình bảng tiêu chí', en: 'proposing the criteria table' },
  'return-table': { vi: 'trả lại bảng tiêu chí', en: 'returning the criteria table' },
  'approve-table': { vi: 'duyệt bảng tiêu chí', en: 'approving the criteria table' },
  'apply-table': { vi: 'áp dụng bảng tiêu chí', en: 'putting the criteria table in force' },
  'close-table': { vi: 'đóng bảng tiêu chí', en: 'closing a version of the criteria table' },
  'start-table-version': {
    vi: 'lập bản mới của bảng tiêu chí',
    en: 'beginning a version of the criteria table',
  },
  'set-targets': syncWords.targets,
  'migrate-sheet': syncWords.migrate,
  'settle-conflict': { vi: 'chọn một bản của ô', en: 'choosing a version of a cell' },
  'settle-held': { vi: 'xét thao tác đang giữ', en: 'deciding on held work' },
};

/** "bắt đầu chấm khối"; a change of a newer app than this one is "một thao tác". */
export const moveInWords = (name: string, language: Language): string =>
  (Object.hasOwn(moveWords, name) ? moveWords[name as Move] : syncWords.change)[language];
