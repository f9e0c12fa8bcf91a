// How a unit's sheet came about, as an annex: every entry of every criterion, who made it, when, in whose place and
// why [HY3]. What of it this device lacks is said on the paper, too [HY5].

import { writeDay } from '../../../base/read-moment.ts';
import { sheetIdOf, type SheetId, type UnitId } from '../../../domain/ids.ts';
import { formatDate, formatTime } from '../../../base/format.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import type { Column } from '../../../domain/scoring/sheet.ts';
import {
  left,
  type PaperColumn,
  type PaperDocument,
  type PaperRow,
  type PaperTable,
} from '../../../domain/paper/paper-document.ts';
import { levelsOf } from '../../../domain/workflow/review-levels.ts';
import type { HistoryEntry } from '../../../protocol/history.ts';
import type { Pending } from '../../replica/bloc-copy.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import {
  goneFrom,
  historyLines,
  leafOfVersion,
  textsOf,
  type HistoryLine,
} from '../../parts/history-lines.ts';
import { reviewSteps, stepInWords, type ReviewStep } from '../../parts/review-steps.ts';
import { momentText, receivedApart, type ToldMoment } from '../../parts/told-moment.ts';
import { draftMark, fromFile } from './draft.ts';
import {
  annexLetterhead,
  blocLetterhead,
  lastLine,
  periodTitle,
  SAMPLE_MARK,
  unitLetterhead,
} from './letterhead.ts';
import { blocSignatures, unitSignatures } from './signatures.ts';
import { isUnsent, type PrintedCopy } from './unsent.ts';

const column = (head: string, widthMm?: number): PaperColumn => ({ head, widthMm });
const COLUMNS = [
  column('STT', 13),
  column('Nội dung tiêu chí', 42),
  column('Thời điểm', 20),
  column('Người nhập', 38),
  column('Từ → thành', 26),
  column('Lý do'),
];

export interface Told {
  readonly entries: readonly HistoryEntry[];
  /** The scores show what the entries do not tell of. */
  readonly isBehind: boolean;
  readonly pending: readonly Pending[];
  readonly me: string;
  /** A person's name and office, by id. */
  readonly nameOf: (personId: string) => string;
}

/** The annex; undefined where this device does not hold the unit's sheet. */
export function historySheet(
  view: BlocView,
  unitId: UnitId,
  owner: ScoringOwner,
  { entries, isBehind, pending, me, nameOf }: Told,
  { copy, now }: { readonly copy: PrintedCopy; readonly now: number },
): PaperDocument | undefined {
  const unit = view.unitById.get(unitId);
  if (!unit?.sheet) return undefined;
  const { period } = view;
  const sheetId = unit.sheet.id;
  const { leaves, leafById } = indexOf(unit.table);
  const gone = [...goneFrom({ sheetId, owner }, entries, (id) => leafById.has(id))].flatMap(
    ([id, version]) => {
      const leaf = leafOfVersion(view.world, { sheetId, owner, criterionId: id }, undefined)(version);
      return leaf ? [{ ...leaf, name: `${leaf.name} (có ở bảng bản ${version}, nay không còn)` }] : [];
    },
  );
  const rows = [...leaves.map(({ leaf }) => leaf), ...gone].flatMap((leaf) => {
    const place = { sheetId, owner, criterionId: leaf.id };
    const lines = historyLines(place, entries, pending, me, view.world);
    return lines.map((line, index): PaperRow => ({
      level: 'leaf',
      indent: 0,
      cells: [
        left(index === 0 ? leaf.code : ''),
        left(index === 0 ? leaf.name : ''),
        left(whenText(line)),
        left(nameOf(line.author)),
        left(
          [
            fromTo(textsOf(line, 'vi', leafOfVersion(view.world, place, leaf))),
            line.what === 'settled' && '(chọn một bản)',
            line.what === 'target' && '(chỉ tiêu)',
            line.waits && '(chưa gửi)',
          ]
            .filter(Boolean)
            .join('\n'),
        ),
        left([line.reason, ...countedText(line.counted, nameOf)].filter(Boolean).join('\n')),
      ],
    }));
  });
  return {
    orientation: 'portrait',
    letterhead: annexLetterhead(
      owner === 'self' ? unitLetterhead(unit.unit, now) : blocLetterhead(period, '', now),
    ),
    title: `PHỤ LỤC LỊCH SỬ CHẤM ĐIỂM ${owner === 'self' ? 'TỰ CHẤM' : 'KHỐI CHẤM'} ${periodTitle(period)}`,
    subtitle: unit.unit.name,
    attachedTo: `(Kèm theo ${owner === 'self' ? 'Bảng tự chấm điểm' : 'Bảng chấm điểm'} của ${unit.unit.name})`,
    draftMark: draftMark(fromFile(view)),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [
      { isNarrow: true, columns: COLUMNS, rows, totals: [] },
      ...(owner === 'bloc' ? stepTables(view, sheetId, { entries, isBehind, pending, me, nameOf }) : []),
    ],
    notes: [
      ...(unit.unit.formerNames ?? []).map(({ name, until }) => `Trước ngày ${writeDay(until)} là ${name}.`),
      ...lackNote(rows.length, isBehind, entries, unit.columns[owner]),
      ...(isBehind ? [] : targetsNote(unit, entries)),
    ],
    signatures: owner === 'self' ? unitSignatures(unit.unit) : blocSignatures(period, unitId),
    lastLine: lastLine({
      now,
      tableVersion: unit.table.version,
      isUnsent: isUnsent(copy, { sheets: [sheetIdOf(period.id, unitId)], owners: [owner] }),
      isSample: period.sample,
      source: view.source,
    }),
  };
}

/** A day that the author's clock alone says is no proof of when: the server's stands below it [HY6]. */
function whenText(when: ToldMoment): string {
  const received = receivedApart(when);
  return received === undefined
    ? momentText(when.at)
    : `${momentText(when.at)}\n(máy chủ nhận ${momentText(received)})`;
}

/** What the annex has not got: up to when the history goes, by the server's clock [HY5]. */
function lackNote(
  rows: number,
  isBehind: boolean,
  entries: readonly HistoryEntry[],
  column: Column | undefined,
): readonly string[] {
  // A sheet that is here to be checked comes without its history.
  const hasScores = Object.keys(column?.cells ?? {}).length > 0;
  if (!isBehind && rows === 0)
    return [hasScores ? 'Lịch sử của phiếu này không có trên máy này.' : 'Phiếu chưa có lần nhập điểm nào.'];
  if (!isBehind) return [];
  const last = entries.at(-1)?.receivedAt;
  if (rows === 0) return ['Máy này chưa nhận được lịch sử của phiếu; hãy nối mạng rồi in lại.'];
  return [
    last === undefined
      ? 'Máy này chưa nhận được lịch sử từ máy chủ; phụ lục mới có những gì nhập trên máy này.'
      : `Lịch sử trên máy này đến ${formatTime(last)} ngày ${formatDate(last)}; thay đổi máy chủ nhận sau lúc đó chưa có trong phụ lục này.`,
  ];
}

/** An older release, or a file that one made, brought a history without them [HY9]. */
function targetsNote({ unit, targets }: UnitView, entries: readonly HistoryEntry[]): readonly string[] {
  const isTold = entries.some(
    ({ name, args }) =>
      name === 'set-targets' &&
      (args as { targets?: { unitId: UnitId }[] }).targets?.some(({ unitId }) => unitId === unit.id),
  );
  const isMissed = entries.length > 0 && Object.keys(targets?.values ?? {}).length > 0 && !isTold;
  return isMissed ? ['Lịch sử trên máy này chưa có các lần giao chỉ tiêu; hãy nối mạng rồi in lại.'] : [];
}

/** The steps of the bloc's review; none where none was told yet [HY4]. */
function stepTables(
  { period }: BlocView,
  sheetId: SheetId,
  { entries, pending, me, nameOf }: Told,
): readonly PaperTable[] {
  const steps = reviewSteps(sheetId, entries, pending, me);
  if (steps.length === 0) return [];
  const levels = levelsOf(period);
  const what = ({ name, level, waits }: ReviewStep) =>
    [
      stepInWords(name, 'vi'),
      level !== undefined && `cấp ${level}${levels[level - 1] ? `, ${levels[level - 1]?.name}` : ''}`,
      waits && '(chưa gửi)',
    ]
      .filter(Boolean)
      .join('\n');
  return [
    {
      isNarrow: true,
      follows: true,
      columns: [
        column('STT', 13),
        column('Bước rà soát', 62),
        column('Thời điểm', 20),
        column('Người thực hiện', 38),
        column('Lý do'),
      ],
      rows: steps.map((step, index) => ({
        level: 'leaf' as const,
        indent: 0,
        cells: [
          left(String(index + 1)),
          left(what(step)),
          left(whenText(step)),
          left(nameOf(step.author)),
          left(step.isAgain ? 'Duyệt lại vì điểm khối đã thay đổi' : step.reason),
        ],
      })),
      totals: [],
    },
  ];
}

const countedText = (counted: HistoryLine['counted'], nameOf: Told['nameOf']): readonly string[] =>
  counted
    ? [`(Từng bị giữ lại; ${nameOf(counted.by)} cho tính ${momentText(counted.at)}: ${counted.note})`]
    : [];

const fromTo = ({ from, to }: { from: string; to: string }): string =>
  `${from || 'trống'} → ${to || 'trống'}`;
