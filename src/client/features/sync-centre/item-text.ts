// One item that cannot be settled by sending it, as a page of plain text that can be mailed and printed: who, when,
// where, which figures, why, and the ids by which others find it. Always Vietnamese, like paper.

import { formatDate, formatTime } from '../../../base/format.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { EnterScore } from '../../../domain/changes/enter-score.ts';
import type { HeldChange } from '../../../domain/held/held-change.ts';
import { columnIdOf, sheetIdParts, type ChangeId } from '../../../domain/ids.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import type { HistoryEntry } from '../../../protocol/history.ts';
import type { Matter } from '../../parts/attention.ts';
import { leafFor, type BlocView } from '../../parts/bloc-view.ts';
import { changeFacts, columnWords } from '../../parts/change-words.ts';
import { otherYear, viewOfYear } from '../../parts/of-year.ts';
import type { Draft } from '../../replica/drafts.ts';
import type { RefusedRow } from '../../replica/storage.ts';
import { reasonOf } from './reason-of.ts';

/** What the texts are written from, besides the item. */
export interface ItemSources {
  readonly view: BlocView;
  /** For the figures that were there before. */
  readonly history: readonly HistoryEntry[];
  /** Who saves the item: the author of what is unsent or refused. */
  readonly me: { readonly id: string; readonly name: string };
  readonly now: number;
}

type Line = readonly [label: string, value: string | undefined];

/** A change the server would not take. */
export function refusedText(row: RefusedRow, change: Change, of: ItemSources): string {
  const answered: Line = ['Máy chủ trả lời lúc', moment(row.at)];
  const kind = row.held ? 'MỤC MÁY CHỦ ĐANG GIỮ ĐỂ XÉT' : 'MỤC MÁY CHỦ KHÔNG NHẬN';
  const lines = [
    ...changeLines(change, of.me.id, of),
    answered,
    ['Lý do', reasonOf(row.problem).vi],
  ] as const;
  return page(kind, lines, { change, problem: row.problem }, of);
}

/** Work that waits at the server for an officer. */
export function heldText(held: HeldChange, of: ItemSources): string {
  const { settled } = held;
  const lines: readonly Line[] = [
    ...changeLines(held, held.author, of),
    ['Đến máy chủ lúc', moment(held.receivedAt)],
    ['Vì sao được giữ', reasonOf({ code: held.reason }).vi],
    [
      'Kết quả xét',
      settled
        ? `${settled.accepted ? 'Chấp nhận' : 'Bác'}, ${nameOf(settled.by, of)}, ${moment(settled.at)}: “${settled.note}”`
        : 'Chưa xét',
    ],
  ];
  return page('MỤC ĐANG GIỮ Ở MÁY CHỦ', lines, held, of);
}

/** A cell with two versions, or with a figure that cannot be. */
export function matterText(matter: Matter, of: ItemSources): string {
  const unit = of.view.unitById.get(matter.unitId);
  const leaf = leafFor(unit, matter.criterionId);
  const cell = unit?.columns[matter.owner]?.cells[matter.criterionId] ?? [];
  const isConflict = matter.is === 'conflict';
  const versions = cell.map((branch, index): Line => {
    const value = inputText(branch.input, 'vi', leaf) || 'trống';
    const why = branch.reason ? `, lý do: “${branch.reason}”` : '';
    const who = `${nameOf(branch.author, of)}, ${moment(branch.at)}${why}, mã ${branch.by}`;
    return [
      isConflict ? `Bản ${index + 1}${index === 0 ? ' (đang tạm tính)' : ''}` : 'Số đã nhập',
      `${value} (${who})`,
    ];
  });
  const lines: readonly Line[] = [
    ['Đơn vị', matter.unitName],
    ['Tiêu chí', `${matter.code} ${matter.name}`],
    ['Cột điểm', columnWords[matter.owner].vi],
    ...versions,
    [
      'Cần làm',
      isConflict
        ? 'Người được chấm cột này chọn một bản, hoặc nhập số thứ ba có lý do. Mọi bản đều được giữ.'
        : 'Sửa số cho đúng cách chấm của tiêu chí. Nội dung đã nhập vẫn được giữ.',
    ],
  ];
  return page(isConflict ? 'Ô CÓ HAI BẢN KHÁC NHAU' : 'Ô CHƯA HỢP LỆ', lines, { ...matter, cell }, of);
}

/** What was typed and could not be saved. */
export function draftText(draft: Draft, why: string, of: ItemSources): string {
  const { periodId, unitId } = sheetIdParts(draft.sheetId);
  const unit = viewOfYear(of.view, periodId)?.unitById.get(unitId);
  const leaf = leafFor(unit, draft.criterionId);
  const lines: readonly Line[] = [
    ['Đơn vị', unit?.unit.name ?? unitId],
    ['Năm thi đua', otherYear(of.view, periodId, 'vi')],
    ['Tiêu chí', leaf ? `${leaf.code} ${leaf.name}` : draft.criterionId],
    ['Cột', draft.owner === 'target' ? 'Chỉ tiêu' : columnWords[draft.owner].vi],
    ['Nội dung đã gõ', inputText(draft.typed.input, 'vi', leaf) || 'trống'],
    ['Lý do đã gõ', draft.typed.reason],
    ['Người nhập', of.me.name],
    ['Lúc gõ', draft.at === undefined ? undefined : moment(draft.at)],
    ['Vì sao chưa lưu', why],
  ];
  return page('NỘI DUNG ĐÃ GÕ, CHƯA LƯU ĐƯỢC', lines, draft, of);
}

function changeLines(
  change: Pick<Change, 'id' | 'name' | 'args' | 'base' | 'at'>,
  author: string,
  of: ItemSources,
): readonly Line[] {
  const { what, unit, column, entry, year } = changeFacts(change, of.view, 'vi');
  const text = (input: CellInput | undefined) =>
    input === undefined ? undefined : inputText(input, 'vi', entry?.leaf) || 'trống';
  return [
    ['Việc', what],
    ['Đơn vị', unit],
    ['Năm thi đua', year],
    ['Tiêu chí', entry && `${entry.code} ${entry.name}`],
    ['Cột điểm', column],
    ['Số trước đó', entry && (text(figureBefore(change.base, of)) ?? 'trống, hoặc máy này không có')],
    ['Số đã nhập', entry?.value],
    ['Số đang tính trên máy này', entry && (text(figureNow(change, of.view)) ?? 'trống')],
    ['Lý do chênh lệch', entry?.reason],
    ['Người nhập', nameOf(author, of)],
    ['Lúc nhập (giờ máy người nhập)', moment(change.at)],
    ['Mã thao tác', change.id],
  ];
}

/** What the author had before them, as far as the history on this device goes. */
function figureBefore(base: ChangeId | null, { history }: ItemSources): CellInput | undefined {
  const before = base === null ? undefined : history.find(({ id }) => id === base);
  return (before?.args as { input?: CellInput } | undefined)?.input;
}

function figureNow({ args }: Pick<Change, 'args'>, view: BlocView): CellInput | undefined {
  const said = EnterScore.safeParse(args).data;
  const cell =
    said && view.world.get('column', columnIdOf(said.sheetId, said.owner))?.cells[said.criterionId];
  return cell && counting(cell).input;
}

function nameOf(id: string, { view, me }: ItemSources): string {
  const person = view.world.get('people', view.period.blocId)?.names[id];
  return person ? `${person.name}, ${person.office}` : id === me.id ? me.name : id;
}

const moment = (at: number): string => `${formatTime(at)} ngày ${formatDate(at)}`;

/** The machine's part comes last: whoever mails the text has all of it, and whoever reads it need not. */
function page(
  kind: string,
  lines: readonly Line[],
  content: unknown,
  { view, me, now }: ItemSources,
): string {
  const { period } = view;
  const all: readonly Line[] = [
    ['Khối', `${period.blocName}, ${period.period}`],
    ...lines,
    ['Tệp lưu', `${me.name}, ${moment(now)}, từ Sổ Thi Đua`],
    ['Dữ liệu mẫu', period.sample ? 'phải' : undefined],
  ];
  const said = all.flatMap(([label, value]) => (value ? [`${label}: ${value.replace(/\n/g, '\n  ')}`] : []));
  return [kind, '', ...said, '', 'Phần cho máy đọc:', JSON.stringify(content), ''].join('\n');
}
