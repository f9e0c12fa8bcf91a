// What a change was, in words: for lists of what waits, was refused or was taken, on the screen, in a file and on paper.

import { formatDecimal } from '../../base/format.ts';
import { phrase, type Language, type Words } from '../../base/words.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import { RemarkOnSheet } from '../../domain/changes/check-peers.ts';
import { EnterScore } from '../../domain/changes/enter-score.ts';
import type { ChangeName } from '../../domain/changes/registry.ts';
import { SettleConflict } from '../../domain/changes/settle-conflict.ts';
import { indexOf, type Leaf } from '../../domain/criteria/criteria-table.ts';
import { periodOfArgs } from '../../domain/held/about-args.ts';
import { sheetIdParts } from '../../domain/ids.ts';
import { tableIdOf } from '../../domain/records.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { ColumnOwner } from '../../domain/scoring/sheet.ts';
import { proposedPoints } from '../../domain/workflow/peer-checks.ts';
import type { BlocView, UnitView } from './bloc-view.ts';
import { otherYear, viewOfYear } from './of-year.ts';

/** What a change was, taken apart for a table or a form. */
export interface ChangeFacts {
  /** "nhập điểm", "nộp bảng tự chấm". */
  readonly what: string;
  /** The unit's name; '' where it was done to the whole bloc. */
  readonly unit: string;
  /** "Tự chấm"; '' where no column is meant. */
  readonly column: string;
  /** Undefined where it was no entry of a figure. */
  readonly entry: EntryFacts | undefined;
  /** "năm 2023"; '' where it is of the page's own year. */
  readonly year: string;
}

interface EntryFacts {
  readonly code: string;
  /** '' where this device does not hold the version of the table it was entered by. */
  readonly name: string;
  readonly leaf: Leaf | undefined;
  /** "1.078", "Đạt"; "–" where the cell was cleared. */
  readonly value: string;
  readonly reason: string;
}

type Done = Pick<Change, 'name' | 'args'>;

/** The facts of a change, as far as this device can tell them, in the words of the year it is of [IX4]. */
export function changeFacts({ name, args }: Done, shown: BlocView, language: Language): ChangeFacts {
  const periodId = periodOfArgs(args) ?? shown.period.id;
  const year = otherYear(shown, periodId, language);
  const view = viewOfYear(shown, periodId) ?? shown;
  const sheetId = (args as { sheetId?: unknown } | null)?.sheetId;
  const of =
    typeof sheetId === 'string' && sheetId.includes('/')
      ? view.unitById.get(sheetIdParts(sheetId).unitId)
      : undefined;
  const unit = of?.unit.name ?? '';
  const score = name === 'enter-score' ? EnterScore.safeParse(args).data : undefined;
  const choice = name === 'settle-conflict' ? SettleConflict.safeParse(args).data : undefined;
  const said = score ?? choice;
  if (!said) {
    const more = name === 'remark-on-sheet' ? remarkInWords(args, of, language) : '';
    return { what: moveInWords(name, language) + more, unit, column: '', entry: undefined, year };
  }
  // An entry that was refused may be of a version that the sheet has left behind: it names its own.
  const table = score ? view.world.get('criteria-table', tableIdOf(periodId, score.table)) : of?.table;
  const leaf = table && indexOf(table).leafById.get(said.criterionId)?.leaf;
  return {
    what: score ? entering[language] : moveInWords(name, language),
    unit,
    column: columnWords[said.owner][language],
    entry: {
      code: leaf?.code ?? said.criterionId,
      name: leaf?.name ?? '',
      leaf,
      value: inputText(said.input, language, leaf) || '–',
      reason: said.reason,
    },
    year,
  };
}

/** " I.3: 5,00 điểm, “Chưa có quyết định”": which criterion, and what the checking unit would give it. */
function remarkInWords(args: unknown, unit: UnitView | undefined, language: Language): string {
  const said = RemarkOnSheet.safeParse(args).data;
  if (!said) return '';
  const code = unit && indexOf(unit.table).leafById.get(said.criterionId)?.leaf.code;
  const { remark } = said;
  const points = remark && remark.points !== null && formatDecimal(proposedPoints(remark.points), language);
  const what = remarkWords({ points: points || undefined, isTakenBack: remark === null })[language];
  const why = remark?.reason ? `, “${remark.reason}”` : '';
  return ` ${code ?? said.criterionId}: ${what}${why}`;
}

/** "chấm Huyện Sìn Hồ, I.5: 30"; "chấm Huyện Sìn Hồ, năm 2023, I.5: 30" on a page of another year. */
export function changeInWords(change: Done, view: BlocView, language: Language): string {
  const { what, unit, entry, year } = changeFacts(change, view, language);
  const place = [unit, year].filter(Boolean).join(', ');
  return entry && change.name === 'enter-score'
    ? scoreWords({ code: entry.code, unit: place, value: entry.value })[language]
    : [what, place].filter(Boolean).join(', ');
}

/** Whose column of a sheet. */
export const columnWords: { readonly [O in ColumnOwner]: Words } = {
  self: { vi: 'Tự chấm', en: 'Self-score' },
  bloc: { vi: 'Khối chấm', en: 'Bloc score' },
  province: { vi: 'Thẩm định', en: 'Province’s score' },
};

const remarkWords = phrase<{ points: string | undefined; isTakenBack: boolean }>(
  ({ points, isTakenBack }) => ({
    vi: isTakenBack ? 'rút lại' : points === undefined ? 'đồng ý' : `${points} điểm`,
    en: isTakenBack ? 'taken back' : points === undefined ? 'agreed' : `${points} points`,
  }),
);
const entering: Words = { vi: 'nhập điểm', en: 'entering a score' };
const scoreWords = phrase<{ code: string; unit: string; value: string }>(({ code, unit, value }) => ({
  vi: `chấm ${unit}, ${code}: ${value}`,
  en: `score of ${unit}, ${code}: ${value}`,
}));

type Move = Exclude<ChangeName, 'enter-score'>;

/** What was done with a whole sheet or table; a change without its words does not compile. */
const moveWords: { readonly [N in Move]: Words } = {
  'submit-sheet': { vi: 'nộp bảng tự chấm', en: 'submitting the self-score' },
  'recall-sheet': { vi: 'rút lại bảng tự chấm', en: 'recalling the self-score' },
  'begin-review': { vi: 'bắt đầu chấm khối', en: 'beginning the review' },
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
  'set-targets': { vi: 'giao chỉ tiêu', en: 'assigning targets' },
  'migrate-sheet': {
    vi: 'chuyển phiếu sang bản mới của bảng tiêu chí',
    en: 'moving the sheet to the new table',
  },
  'settle-conflict': { vi: 'chọn một bản của ô', en: 'choosing a version of a cell' },
  'settle-held': { vi: 'xét thao tác đang giữ', en: 'deciding on held work' },
  'ask-explanation': { vi: 'đề nghị đơn vị giải trình', en: 'asking the unit to explain' },
  'answer-explanation': { vi: 'giải trình', en: 'answering the bloc' },
  'withdraw-question': { vi: 'rút lại câu hỏi', en: 'taking a question back' },
  'finish-review': { vi: 'chấm xong đơn vị', en: 'finishing the review' },
  'reopen-review': { vi: 'mở lại phần chấm', en: 'reopening the review' },
  'set-levels': { vi: 'đặt các cấp rà soát', en: 'setting the levels of the review' },
  'pass-level': { vi: 'duyệt qua một cấp rà soát', en: 'passing a level of the review' },
  'send-back-level': { vi: 'trả về cấp rà soát trước', en: 'sending it back to an earlier level' },
  'give-peer-checks': { vi: 'phân công chấm chéo', en: 'giving out the members’ checks' },
  'remark-on-sheet': { vi: 'góp ý chấm chéo', en: 'a remark of a checking unit' },
  'finish-peer-check': { vi: 'xong chấm chéo', en: 'finishing a check' },
  'move-period': { vi: 'chuyển bước của năm thi đua', en: 'moving the bloc’s year on' },
  'record-in-year': { vi: 'ghi hoạt động của khối', en: 'writing in the bloc’s year' },
  'begin-next-year': { vi: 'mở năm thi đua mới', en: 'beginning the next year' },
  'change-members': { vi: 'thay đổi đơn vị thành viên', en: 'changing who is in the bloc' },
  'set-bloc-facts': { vi: 'ghi người ký, điều kiện họp của khối', en: 'setting who signs and the quorum' },
  'set-province-scores': { vi: 'đặt quyền sửa điểm của Sở Nội vụ', en: 'setting what the Department may do' },
  'set-wording': { vi: 'sửa lời văn, căn cứ của văn bản', en: 'changing the words of the papers' },
  'record-in-meeting': { vi: 'ghi biên bản họp', en: 'writing the minutes' },
  'move-meeting': { vi: 'điều hành cuộc họp', en: 'conducting the meeting' },
  'close-meeting': { vi: 'bế mạc cuộc họp', en: 'closing the meeting' },
  'reopen-meeting': { vi: 'mở lại cuộc họp', en: 'opening the meeting again' },
  'send-package': { vi: 'gửi hồ sơ lên Sở Nội vụ', en: 'sending the package up' },
  'receive-package': { vi: 'tiếp nhận hồ sơ', en: 'receiving the package' },
  'return-package': { vi: 'trả lại hồ sơ', en: 'returning the package' },
  'appraise-package': { vi: 'thẩm định hồ sơ', en: 'appraising the package' },
  'appraise-proposal': { vi: 'ghi ý kiến về đề nghị khen thưởng', en: 'noting what is found of a proposal' },
  'note-council-vote': { vi: 'ghi phiếu của Hội đồng', en: 'noting the council’s vote' },
  'decide-proposal': { vi: 'ghi kết quả khen thưởng', en: 'noting what was decided of a proposal' },
  'publish-result': { vi: 'công bố kết quả', en: 'publishing the result' },
};
const someChange: Words = { vi: 'một thao tác', en: 'a change' };

/** "bắt đầu chấm khối"; a change of a newer app than this one is "một thao tác". */
export const moveInWords = (name: string, language: Language): string =>
  (Object.hasOwn(moveWords, name) ? moveWords[name as Move] : someChange)[language];
