// The explanation of a unit's sheet, as an annex: every number with its rule, its figures, its working, its reason
// and the documents behind it [PR13].

import { peerCheckIdOf, sheetIdOf, type UnitId } from '../../../domain/ids.ts';
import { citeDocument } from '../../../domain/evidence/cite.ts';
import { formatDecimal } from '../../../base/format.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { beforeIn, isOtherBefore, lastYearOf } from '../../../domain/year/last-year.ts';
import {
  explainGroupsBelow,
  explainPart,
  explainPartCap,
  explainTotal,
} from '../../../domain/scoring/explain.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import type { Line } from '../../../domain/scoring/lines.ts';
import type { UnitScore } from '../../../domain/scoring/total.ts';
import { say } from '../../../domain/scoring/words.ts';
import {
  centre,
  left,
  type Letterhead,
  type PaperCell,
  type PaperColumn,
  type PaperDocument,
  type PaperRow,
} from '../../../domain/paper/paper-document.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { pairsOf, proposedPoints } from '../../../domain/workflow/peer-checks.ts';
import { explainCriterion } from '../../parts/explain-criterion.ts';
import { appraisedView, isProvinces, isToldWhole, movedWithOthers } from '../../parts/appraised-view.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { bounds, hasScore } from '../../parts/bloc-facts.ts';
import { departmentLetterhead, departmentSignatures } from './department-paper.ts';
import { draftMark, fromFile, unitDraft, type DraftReason } from './draft.ts';
import { groupCell, leafCell, maximum, score, sumCell } from './figures.ts';
import {
  annexLetterhead,
  blocLetterhead,
  lastLine,
  periodTitle,
  SAMPLE_MARK,
  unitLetterhead,
} from './letterhead.ts';
import { blocSignatures, unitSignatures } from './signatures.ts';
import { keptTables } from './kept-table.ts';
import { adoptedNotes, behindNotes, levelNotes } from './notes.ts';
import { tableRows } from './table-rows.ts';
import { isMeetingUnsent, isUnsent, type PrintedCopy } from './unsent.ts';
import { lastYearWords, originOf } from '../../parts/last-year-words.ts';

const column = (head: string, widthMm?: number): PaperColumn => ({ head, widthMm });
const COLUMNS = [
  column('STT', 13),
  column('Nội dung tiêu chí', 42),
  column('Điểm chuẩn', 14),
  column('Điểm', 15),
  column('Giải trình'),
];

/** What an annex is called, which paper it goes with, and who signs it, by whose points it explains. */
interface Form {
  readonly letterhead: (of: UnitView, view: BlocView, now: number) => Letterhead;
  readonly title: string;
  readonly attachedTo: (of: UnitView, view: BlocView) => string;
  readonly signatures: (of: UnitView, view: BlocView) => PaperDocument['signatures'];
  readonly notes: (of: UnitView, view: BlocView) => readonly string[];
}

const forms: { readonly [O in ColumnOwner]: Form } = {
  self: {
    letterhead: ({ unit }, _, now) => unitLetterhead(unit, now),
    title: 'TỰ CHẤM',
    attachedTo: ({ unit }) => `Bảng tự chấm điểm của ${unit.name}`,
    signatures: ({ unit }) => unitSignatures(unit),
    notes: (unit, view) => behindNotes(view, [unit]),
  },
  bloc: {
    letterhead: (_, { period }, now) => blocLetterhead(period, '', now),
    title: 'KHỐI CHẤM',
    attachedTo: ({ unit }) => `Bảng chấm điểm của ${unit.name}`,
    signatures: ({ unit }, { period }) => blocSignatures(period, unit.id),
    notes: (unit, view) => [
      ...adoptedNotes(view, [unit]),
      ...behindNotes(view, [unit]),
      ...levelNotes(view, unit),
    ],
  },
  province: {
    letterhead: (_, { period }, now) => departmentLetterhead(period, '', now),
    title: 'THẨM ĐỊNH',
    attachedTo: (_, { period }) => `Bảng kết quả thẩm định điểm thi đua của ${period.blocName}`,
    signatures: (_, { period }) => departmentSignatures(period),
    notes: (unit, view) => [...mendedNotes(view, unit), ...behindNotes(view, [unit])],
  },
};

/**
 * The annex; undefined where this device does not hold the unit's sheet, and of the province where it has not appraised
 * with scores of its own.
 */
export function annexSheet(
  view: BlocView,
  unitId: UnitId,
  variant: ColumnOwner,
  { copy, now }: { readonly copy: PrintedCopy; readonly now: number },
): PaperDocument | undefined {
  const read = variant === 'province' ? frozenView(view) : view;
  const unit = read?.unitById.get(unitId);
  if (!read || !unit?.sheet) return undefined;
  const owner = variant === 'self' ? 'self' : 'bloc';
  const { period } = view;
  const { table } = unit;
  const form = forms[variant];
  const own = unit.scores[owner];
  const placed = read.standings[owner].placed.find((one) => one.unitId === unitId);
  const total: PaperRow = {
    level: 'total',
    indent: 0,
    cells: [
      left(''),
      left('TỔNG CỘNG'),
      centre(maximum(bounds(table).total)),
      sumCell(unit, owner, own.total),
      left(hasScore(unit, owner) ? totalText(unit, own, placed?.reasons ?? []) : ''),
    ],
  };
  return {
    orientation: 'portrait',
    letterhead: annexLetterhead(form.letterhead(unit, view, now)),
    title: `PHỤ LỤC GIẢI TRÌNH ĐIỂM ${form.title} ${periodTitle(period)}`,
    subtitle: unit.unit.name,
    attachedTo: `(Kèm theo ${form.attachedTo(unit, view)})`,
    draftMark: draftMark(annexDraft(view, unit, variant)),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [
      {
        isNarrow: true,
        columns: COLUMNS,
        rows: tableRows(table, {
          ofGroup: (group) =>
            isToldWhole(unit)
              ? [groupCell(unit, owner, group), left(groupText(unit, owner, group))]
              : [left(''), left('')],
          ofLeaf: (leaf) => [leafCell(unit, owner, leaf), leafText(read, unit, owner, leaf)],
        }),
        totals: [total],
      },
      ...(variant === 'province' ? [] : keptTables(view, unit, variant)),
    ],
    notes: form.notes(unit, view),
    signatures: form.signatures(unit, view),
    lastLine: lastLine({
      now,
      tableVersion: table.version,
      isUnsent: isAnnexUnsent(copy, view, unitId, variant),
      isSample: period.sample,
      source: view.source,
    }),
  };
}

/** Only what the Department has finished is printed. */
const frozenView = (view: BlocView): BlocView | undefined =>
  view.world.get('appraised-result', view.period.id) && appraisedView(view);

/** Why it is a draft: as the paper it goes with. */
export const annexDraft = (view: BlocView, unit: UnitView, variant: ColumnOwner): readonly DraftReason[] =>
  variant === 'province' ? fromFile(view) : unitDraft(view, unit, variant);

/** Whether something behind it still waits on this device [PR3]. */
export const isAnnexUnsent = (
  copy: PrintedCopy,
  { period }: BlocView,
  unitId: UnitId,
  variant: ColumnOwner,
): boolean =>
  variant === 'province'
    ? isMeetingUnsent(copy, period.id)
    : isUnsent(copy, { sheets: [sheetIdOf(period.id, unitId)], owners: [variant] });

/** What was frozen, where the rules of scoring were mended after it and the sums here are other ones [PR29]. */
function mendedNotes({ world, period }: BlocView, { unit, scores }: UnitView): readonly string[] {
  const units = world.get('appraised-result', period.id)?.units ?? [];
  const frozen = units.find(({ unitId }) => unitId === unit.id)?.appraised.total;
  if (frozen === undefined || frozen === scores.bloc.total) return [];
  return [
    `Sở Nội vụ đã thẩm định ${score(frozen)} điểm cho ${unit.shortName}, kết quả ấy giữ nguyên; tổng điểm ở đây tính theo quy tắc chấm đã sửa sau thẩm định.`,
  ];
}

/** How the sums came to the total; of an appraisal, what the bloc had proposed as well [EX11]. */
function totalText(unit: UnitView, own: UnitScore, place: readonly Line[]): string {
  const sums = isToldWhole(unit)
    ? explainTotal(unit.table, own)
    : [{ line: 'appraised', points: own.total } as const];
  const before = unit.proposed?.scores.bloc.total ?? own.total;
  const proposed = before === own.total ? [] : [`Khối đề nghị ${score(before)} điểm.`];
  return [spoken([...sums, ...place]), ...proposed].join('\n');
}

const spoken = (lines: readonly Line[]): string => lines.map((line) => say(line, 'vi')).join('\n');

type GroupLike = Parameters<typeof groupCell>[2];

function groupText(unit: UnitView, owner: ScoringOwner, group: GroupLike): string {
  const own = unit.scores[owner];
  if (!hasScore(unit, owner)) return '';
  const part = own.parts.find((one) => one.part.id === group.id);
  if (part) {
    const made = part.points === part.earned ? [] : explainPart(unit.table, part);
    return spoken([...explainPartCap(part, own), ...made]);
  }
  const found = unit.table.parts
    .flatMap((one) => explainGroupsBelow(one, own))
    .find((one) => one.group.id === group.id);
  return found ? spoken(found.lines) : '';
}

function leafText(view: BlocView, unit: UnitView, owner: ScoringOwner, leaf: Leaf): PaperCell {
  const cell = unit.columns[owner]?.cells[leaf.id];
  const outcome = unit.scores[owner].outcomes.get(leaf.id);
  const why = explainCriterion(view, unit, owner, leaf);
  const branch = cell && counting(cell);
  const self = owner === 'bloc' ? unit.scores.self.outcomes.get(leaf.id) : undefined;
  const differs = self?.state === 'scored' && outcome?.state === 'scored' && self.points !== outcome.points;
  const documents = (branch?.evidence ?? []).map((one) => citeDocument(one, 'ngày '));
  return left(
    [
      spoken(why.rule),
      spoken(why.figures),
      spoken(why.working),
      lastYearText(view, unit, leaf, branch?.input),
      differs && `Đơn vị tự chấm ${leafCell(unit, 'self', leaf).text}.`,
      ...(unit.proposed
        ? appraisedTexts(unit, unit.proposed, leaf)
        : [branch?.reason && `Lý do: ${branch.reason}`]),
      documents.length > 0 && `Minh chứng: ${documents.join('; ')}.`,
      ...(owner === 'bloc' && !unit.proposed ? remarksOn(view, unit, leaf) : []),
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/** What the bloc gave, where the appraisal came to something else, and the reasons of both [PR36]. */
function appraisedTexts(unit: UnitView, proposed: UnitView, leaf: Leaf): readonly (string | false)[] {
  const [before, now] = [proposed, unit].map((one) => leafCell(one, 'bloc', leaf).text);
  const reasonIn = ({ columns }: UnitView) => columns.bloc?.cells[leaf.id]?.[0]?.reason ?? '';
  const own = isProvinces(unit, leaf);
  return [
    before !== now && (before === '' ? 'Khối chưa chấm.' : `Khối chấm ${before}.`),
    reasonIn(proposed) !== '' && `Lý do của khối: ${reasonIn(proposed)}`,
    own && reasonIn(unit) !== '' && `Lý do của Sở Nội vụ: ${reasonIn(unit)}`,
    !own && before !== now && followed[movedWithOthers(unit, leaf) ? 'others' : 'own'],
  ];
}

const followed = {
  others: 'Thay đổi theo điểm đã sửa của đơn vị được so sánh.',
  own: 'Thay đổi theo chỗ sửa khác trong phiếu của đơn vị.',
};

/** What other members said of the criterion: advice, beside what the bloc decided [PC5]. */
const remarksOn = ({ world, period }: BlocView, { unit }: UnitView, leaf: Leaf): readonly string[] =>
  pairsOf(period)
    .filter(({ unitId }) => unitId === unit.id)
    .flatMap((pair) => {
      const check = world.get('peer-check', peerCheckIdOf(period.id, pair));
      const said = check?.remarks.find(({ criterionId }) => criterionId === leaf.id);
      const by = period.units.find(({ id }) => id === pair.by)?.shortName ?? pair.by;
      if (!said) return [];
      return said.points === null
        ? [`Chấm chéo (${by}): đồng ý.`]
        : [
            `Chấm chéo (${by}): đề nghị ${formatDecimal(proposedPoints(said.points), 'vi')} điểm, ${said.reason}`,
          ];
    });

/** Only where another figure was put in for the year before than that year came to [LY4]. */
function lastYearText(
  { world, period }: BlocView,
  { unit }: UnitView,
  leaf: Leaf,
  input: CellInput | undefined,
): string | undefined {
  const typed = beforeIn(input);
  const last = typed === undefined ? undefined : lastYearOf(world, period.id, unit.id, leaf);
  if (typed === undefined || last?.value === undefined || !isOtherBefore(input, last)) return undefined;
  const figures = { typed: formatDecimal(typed, 'vi'), value: formatDecimal(last.value, 'vi') };
  const said = lastYearWords.differs({ ...figures, period: last.period, origin: originOf(last).vi });
  return `${said.vi}.`;
}
