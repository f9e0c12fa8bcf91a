// The sheet of one unit: its own form while it scores itself, the bloc's form once the bloc reviews.

import { formatHundredths } from '../../../base/format.ts';
import { sheetIdOf, type UnitId } from '../../../domain/ids.ts';
import { counting } from '../../../domain/scoring/cell.ts';
import { points } from '../../../domain/scoring/points.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { bounds, hasScore, rescalingsOf } from '../../parts/bloc-facts.ts';
import { draftMark, unitDraft } from './draft.ts';
import { figureText, groupCell, leafCell, maximum, resultText, sumCell } from './figures.ts';
import { blocLetterhead, lastLine, periodTitle, SAMPLE_MARK, unitLetterhead } from './letterhead.ts';
import type { PaperVariant } from './links.ts';
import { appraisedNotes } from './appraisal-sheet.ts';
import {
  adoptedNotes,
  behindNotes,
  capNotes,
  GATE_POINTS,
  gateNotes,
  kgNotes,
  levelNotes,
  openNotes,
  rescaleNotes,
  roundingNotes,
} from './notes.ts';
import {
  centre,
  left,
  right,
  type PaperCell,
  type PaperColumn,
  type PaperDocument,
  type PaperRow,
  type PaperTable,
} from '../../../domain/paper/paper-document.ts';
import { blocSignatures, unitSignatures } from './signatures.ts';
import { scaleCodes, tableRows } from './table-rows.ts';
import { isUnsent, type PrintedCopy } from './unsent.ts';

interface PrintedAt {
  readonly copy: PrintedCopy;
  readonly now: number;
}

/** The document; undefined where this device does not hold the unit's sheet. */
export function unitSheet(
  view: BlocView,
  unitId: UnitId,
  variant: PaperVariant,
  { copy, now }: PrintedAt,
): PaperDocument | undefined {
  const unit = view.unitById.get(unitId);
  if (!unit?.sheet) return undefined;
  const { period } = view;
  const form = forms[variant];
  const printed = { sheets: [sheetIdOf(period.id, unitId)], owners: form.owners };
  return {
    orientation: 'portrait',
    letterhead: variant === 'self' ? unitLetterhead(unit.unit, now) : blocLetterhead(period, 'BCĐ-KTĐ', now),
    title: `${form.title} ${periodTitle(period)}`,
    subtitle: unit.unit.name,
    attachedTo: undefined,
    draftMark: draftMark(unitDraft(view, unit, variant)),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [form.table(unit)],
    notes: allNotes(view, unit, variant),
    signatures: variant === 'self' ? unitSignatures(unit.unit) : blocSignatures(period, unitId),
    lastLine: lastLine({
      now,
      tableVersion: unit.table.version,
      isUnsent: isUnsent(copy, printed),
      isSample: period.sample,
      source: view.source,
    }),
  };
}

const column = (head: string, widthMm?: number): PaperColumn => ({ head, widthMm });
const NOTHING = left('');

interface Form {
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  readonly owners: readonly ScoringOwner[];
  readonly table: (unit: UnitView) => PaperTable;
}

const forms: { readonly [V in PaperVariant]: Form } = {
  self: {
    title: 'BẢNG TỰ CHẤM ĐIỂM THI ĐUA',
    columns: [
      column('STT', 11),
      column('Nội dung tiêu chí'),
      column('Điểm chuẩn', 13.5),
      column('Chỉ tiêu giao', 20),
      column('Kết quả thực hiện', 20),
      column('Điểm tự chấm', 15),
      column('Minh chứng, diễn giải', 33),
    ],
    owners: ['self'],
    table: selfTable,
  },
  bloc: {
    title: 'BẢNG CHẤM ĐIỂM THI ĐUA',
    columns: [
      column('STT', 11),
      column('Nội dung tiêu chí'),
      column('Điểm chuẩn', 14),
      column('Tự chấm', 15),
      column('Khối chấm', 15),
      column('Sở thẩm định', 16),
      column('Lý do chênh lệch, ghi chú', 36),
    ],
    owners: ['self', 'bloc'],
    table: blocTable,
  },
};

/** What a form is called, and its columns: the same where it is printed for the hand. */
export const unitSheetForm = (variant: PaperVariant): Pick<Form, 'title' | 'columns'> => forms[variant];

/** The columns of scores that a form prints. */
export const unitSheetOwners = (variant: PaperVariant): readonly ScoringOwner[] => forms[variant].owners;

function selfTable(unit: UnitView): PaperTable {
  const target = (id: string, measure: string) => {
    const value = unit.targets?.values[id];
    return value === undefined ? '' : figureText(value, measure);
  };
  return {
    isNarrow: false,
    columns: forms.self.columns,
    rows: tableRows(unit.table, {
      ofGroup: (group) => [NOTHING, NOTHING, groupCell(unit, 'self', group), NOTHING],
      ofLeaf: (leaf) => [
        centre(target(leaf.id, leaf.unit)),
        centre(resultText(unit, 'self', leaf)),
        leafCell(unit, 'self', leaf),
        left(reasonOf(unit, 'self', leaf.id)),
      ],
    }),
    totals: totalRows(unit, ['self'], (sums) => [NOTHING, NOTHING, ...sums, NOTHING]),
  };
}

function blocTable(unit: UnitView): PaperTable {
  return {
    isNarrow: false,
    columns: forms.bloc.columns,
    rows: tableRows(unit.table, {
      ofGroup: (group) => [groupCell(unit, 'self', group), groupCell(unit, 'bloc', group), NOTHING, NOTHING],
      ofLeaf: (leaf) => [
        leafCell(unit, 'self', leaf),
        leafCell(unit, 'bloc', leaf),
        NOTHING,
        left(reasonOf(unit, 'bloc', leaf.id)),
      ],
    }),
    totals: totalRows(unit, ['self', 'bloc'], (sums, isTotal) => [
      ...sums,
      NOTHING,
      left(isTotal ? gapText(unit) : ''),
    ]),
  };
}

/** A sum has a row of its own only where the parts above, as they are printed, do not add up to it. */
function totalRows(
  unit: UnitView,
  owners: readonly ScoringOwner[],
  rest: (sums: readonly PaperCell[], isTotal: boolean) => readonly PaperCell[],
): readonly PaperRow[] {
  const { table } = unit;
  const row = (name: string, max: string, sums: readonly PaperCell[], isTotal: boolean): PaperRow => ({
    level: 'total',
    indent: 0,
    cells: [NOTHING, left(name), right(max), ...rest(sums, isTotal)],
  });
  const bound = bounds(table);
  const isRescaled = owners.some((owner) => rescalingsOf(unit, owner).length > 0);
  const isRounded = owners.some((owner) => roundingNotes([unit], owner).length > 0);
  const how = isRescaled ? ' (đã quy đổi)' : isRounded ? ' (đã làm tròn)' : '';
  const sum = (name: string, max: string, of: Sum, isTotal = false) =>
    row(
      name,
      max,
      owners.map((owner) => sumCell(unit, owner, unit.scores[owner][of])),
      isTotal,
    );
  const differs = (of: 'base' | 'bonus' | 'penalty') =>
    owners.some((owner) => hasScore(unit, owner) && unit.scores[owner][of] !== printedIn(unit, owner, of));
  const least = bound.penalty === undefined ? '' : maximum(bound.penalty);
  return [
    ...(isRescaled || differs('base')
      ? [sum(`Tổng điểm phần ${scaleCodes(table)}${how}`, maximum(table.scale), 'base')]
      : []),
    ...(differs('bonus') ? [sum('Điểm thưởng', maximum(bound.bonus), 'bonus')] : []),
    ...(differs('penalty') ? [sum('Điểm trừ', least, 'penalty')] : []),
    ...(owners.some((owner) => unit.scores[owner].gatePoints !== 0)
      ? [sum(GATE_POINTS, '', 'gatePoints')]
      : []),
    sum('TỔNG CỘNG', maximum(bound.total), 'total', true),
  ];
}

type Sum = 'base' | 'bonus' | 'penalty' | 'gatePoints' | 'total';
const ROLE_OF = { base: 'score', bonus: 'bonus', penalty: 'penalty' } as const;

/** What the parts of a sum come to as their rows have them: before rescaling, rounding and any least. */
const printedIn = ({ scores }: UnitView, owner: ScoringOwner, of: keyof typeof ROLE_OF): number =>
  scores[owner].parts
    .filter(({ part }) => part.role === ROLE_OF[of])
    .reduce((all, { earned }) => all + earned, 0);

/** "Lệch −34,30": the bloc's total less the unit's own, where both stand. */
function gapText(unit: UnitView): string {
  if (!hasScore(unit, 'self') || !hasScore(unit, 'bloc')) return '';
  const gap = unit.scores.bloc.total - unit.scores.self.total;
  return gap === 0 ? '' : `Lệch ${formatHundredths(points(gap), 'vi', true)}`;
}

function reasonOf({ columns }: UnitView, owner: ScoringOwner, id: string): string {
  const cell = columns[owner]?.cells[id];
  return cell ? counting(cell).reason : '';
}

/** The form's own column first; of the other one only what is not the same. */
function allNotes(view: BlocView, unit: UnitView, variant: PaperVariant): readonly string[] {
  const behind = behindNotes(view, [unit]);
  const own = notesOf(unit, variant);
  if (variant === 'self') return [...behind, ...own];
  const others = notesOf(unit, 'self').filter((note) => !own.includes(note));
  return [
    ...appraisedNotes(view, unit.unit.id),
    ...adoptedNotes(view, [unit]),
    ...behind,
    ...own,
    ...others.map((note) => `Cột tự chấm: ${note}`),
    ...levelNotes(view, unit),
  ];
}

function notesOf(unit: UnitView, owner: ScoringOwner): readonly string[] {
  return [
    ...kgNotes([unit], owner),
    ...rescaleNotes([unit], owner),
    ...roundingNotes([unit], owner),
    ...capNotes([unit], owner),
    ...gateNotes([unit], owner),
    ...openNotes(unit, owner),
  ];
}
