// The bloc's summary: one column per unit in the bloc's own order, its sums and its place under each.

import { sheetIdOf } from '../../../domain/ids.ts';
import { plannedMeeting } from '../../../domain/meeting/meeting.ts';
import type { UnitScore } from '../../../domain/scoring/total.ts';
import type { BlocView, UnitView } from '../../parts/bloc-view.ts';
import { bounds, rescalingsOf } from '../../parts/bloc-facts.ts';
import { draftMark, summaryDraft } from './draft.ts';
import { counted, groupCell, leafCell, maximum, sumCell } from './figures.ts';
import { blocLetterhead, lastLine, periodTitle, SAMPLE_MARK } from './letterhead.ts';
import { appraisedNotes } from './appraisal-sheet.ts';
import { attachedToMinutes } from './meeting-phrases.ts';
import {
  adoptedNotes,
  behindNotes,
  capNotes,
  GATE_POINTS,
  gateNotes,
  kgNotes,
  listOf,
  rescaleNotes,
  roundingNotes,
} from './notes.ts';
import {
  centre,
  left,
  right,
  type PaperDocument,
  type PaperRow,
  type PaperTable,
} from '../../../domain/paper/paper-document.ts';
import { blocSignatures } from './signatures.ts';
import { scaleCodes, tableRows } from './table-rows.ts';
import { tieNotes } from './tie-phrases.ts';
import { isUnsent, type PrintedCopy } from './unsent.ts';

/** As many units as stand beside each other on a page. */
const MOST_UNITS = 12;
/** As many as have wide columns. */
const WIDE_UNITS = 8;

/** The summary of the bloc's own column. */
export function summarySheet(
  view: BlocView,
  { copy, now }: { readonly copy: PrintedCopy; readonly now: number },
): PaperDocument {
  const { period, world } = view;
  const meeting = world.get('meeting', period.id) ?? plannedMeeting(period.id, 1);
  const sheets = view.units.map(({ unit }) => sheetIdOf(period.id, unit.id));
  return {
    orientation: 'landscape',
    letterhead: blocLetterhead(period, 'BTH-KTĐ', now),
    title: `BẢNG TỔNG HỢP ĐIỂM THI ĐUA ${periodTitle(period)}`,
    subtitle: period.blocName,
    attachedTo: attachedToMinutes({ period, meeting }),
    draftMark: draftMark(summaryDraft(view)),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: splitUnits(view.units).map((units) => summaryTable(view, units)),
    notes: summaryNotes(view),
    signatures: blocSignatures(period),
    lastLine: lastLine({
      now,
      tableVersion: view.table.version,
      isUnsent: isUnsent(copy, { sheets, owners: ['bloc'] }),
      isSample: period.sample,
      source: view.source,
    }),
  };
}

/** Past twelve units the summary goes on in further tables of about the same width [PR6]. */
export function splitUnits<U>(units: readonly U[]): readonly (readonly U[])[] {
  const tables = Math.ceil(units.length / MOST_UNITS);
  const size = Math.ceil(units.length / tables);
  return Array.from({ length: tables }, (_, index) => units.slice(index * size, (index + 1) * size));
}

function summaryTable(view: BlocView, units: readonly UnitView[]): PaperTable {
  const isNarrow = units.length > WIDE_UNITS;
  return {
    isNarrow,
    columns: [
      { head: 'STT', widthMm: 11 },
      { head: 'Tiêu chí', widthMm: undefined },
      { head: 'Điểm tối đa', widthMm: 13.5 },
      ...units.map(({ unit }) => ({ head: unit.shortName, widthMm: isNarrow ? 13.5 : 17 })),
    ],
    rows: tableRows(view.table, {
      ofGroup: (group) => units.map((unit) => groupCell(unit, 'bloc', group)),
      ofLeaf: (leaf) => units.map((unit) => leafCell(unit, 'bloc', leaf)),
    }),
    totals: totalRows(view, units),
  };
}

function totalRows(view: BlocView, units: readonly UnitView[]): readonly PaperRow[] {
  const { table, places } = view;
  const bound = bounds(table);
  const row = (
    name: string,
    max: string,
    of: keyof UnitScore & ('base' | 'bonus' | 'penalty' | 'gatePoints' | 'total'),
  ) => ({
    level: 'total' as const,
    indent: 0,
    cells: [
      left(''),
      left(name),
      right(max),
      ...units.map((unit) => sumCell(unit, 'bloc', unit.scores.bloc[of])),
    ],
  });
  // Over the whole bloc, so that the tables of a split summary name the row alike.
  const isRescaled = view.units.some((unit) => rescalingsOf(unit, 'bloc').length > 0);
  const scale = `Tổng điểm phần ${scaleCodes(table)}${isRescaled ? ' (đã quy đổi)' : ''}`;
  return [
    row(scale, maximum(table.scale), 'base'),
    ...(bound.hasBonus ? [row('Điểm thưởng', maximum(bound.bonus), 'bonus')] : []),
    ...(bound.hasPenalty
      ? [row('Điểm trừ', bound.penalty === undefined ? '' : maximum(bound.penalty), 'penalty')]
      : []),
    ...(view.units.some(({ scores }) => scores.bloc.gatePoints !== 0)
      ? [row(GATE_POINTS, '', 'gatePoints')]
      : []),
    row('TỔNG CỘNG', maximum(bound.total), 'total'),
    {
      level: 'place',
      indent: 0,
      cells: [
        left(''),
        left('XẾP HẠNG'),
        right(''),
        ...units.map(({ unit }) => centre(String(places.bloc.get(unit.id) ?? ''))),
      ],
    },
  ];
}

const OTHER_CRITERIA =
  'Tiêu chí mà bản cũ không có thì để trống; tổng điểm của đơn vị tính theo bản của đơn vị.';

function summaryNotes(view: BlocView): readonly string[] {
  const { units } = view;
  const unseen = units.filter(({ sheet }) => sheet === undefined).map(({ unit }) => unit.shortName);
  const open = (of: 'blank' | 'invalid' | 'conflicts') =>
    units
      .filter(({ sheet }) => sheet !== undefined)
      .reduce((sum, { scores }) => sum + scores.bloc.progress[of], 0);
  const [blank, invalid, conflicts] = [open('blank'), open('invalid'), open('conflicts')];
  return [
    ...appraisedNotes(view),
    ...adoptedNotes(view, units),
    ...behindNotes(view, units),
    ...(units.some(({ isBehind }) => isBehind) ? [OTHER_CRITERIA] : []),
    ...kgNotes(units, 'bloc'),
    ...rescaleNotes(units, 'bloc'),
    ...roundingNotes(units, 'bloc'),
    ...capNotes(units, 'bloc'),
    ...gateNotes(units, 'bloc'),
    ...tieNotes(view, 'bloc'),
    ...(blank > 0 ? [`${counted(blank)} ô chưa chấm, để trống.`] : []),
    ...(invalid > 0 ? [`${counted(invalid)} ô chưa hợp lệ, để trống.`] : []),
    ...(conflicts > 0 ? [`${counted(conflicts)} ô có hai bản khác nhau, in bản tới máy chủ trước.`] : []),
    ...(unseen.length > 0 ? [`Máy dùng để in không có phiếu của ${listOf(unseen)} nên để trống.`] : []),
  ];
}
