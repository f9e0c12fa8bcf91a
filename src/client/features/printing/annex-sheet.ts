// The explanation of a unit's sheet, as an annex: every number with its rule, its figures, its working, its reason
// and the documents behind it [PR13].

import { peerCheckIdOf, sheetIdOf, type UnitId } from '../../../domain/ids.ts';
import { citeDocument } from '../../../domain/evidence/cite.ts';
import { formatDecimal } from '../../../base/format.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { beforeIn, isOtherBefore, lastYearOf } from '../../../domain/year/last-year.ts';
import {
  explainGroupsBelow,
  explainLeaf,
  explainPart,
  explainPartCap,
  explainTotal,
} from '../../../domain/scoring/explain.ts';
import type { Line } from '../../../domain/scoring/lines.ts';
import { say } from '../../../domain/scoring/words.ts';
import {
  centre,
  left,
  type PaperCell,
  type PaperColumn,
  type PaperDocument,
  type PaperRow,
} from '../../../domain/paper/paper-document.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { pairsOf, proposedPoints } from '../../../domain/workflow/peer-checks.ts';
import { peersFor, type BlocView, type ScoringOwner, type UnitView } from '../../parts/bloc-view.ts';
import { bounds, hasScore } from '../../parts/bloc-facts.ts';
import { draftMark, unitDraft } from './draft.ts';
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
import { isUnsent, type PrintedCopy } from './unsent.ts';
import { lastYearWords, originOf } from '../../parts/last-year-words.ts';

const column = (head: string, widthMm?: number): PaperColumn => ({ head, widthMm });
const COLUMNS = [
  column('STT', 13),
  column('Nội dung tiêu chí', 42),
  column('Điểm chuẩn', 14),
  column('Điểm', 15),
  column('Giải trình'),
];

/** The annex; undefined where this device does not hold the unit's sheet. */
export function annexSheet(
  view: BlocView,
  unitId: UnitId,
  owner: ScoringOwner,
  { copy, now }: { readonly copy: PrintedCopy; readonly now: number },
): PaperDocument | undefined {
  const unit = view.unitById.get(unitId);
  if (!unit?.sheet) return undefined;
  const { period } = view;
  const { table } = unit;
  const own = unit.scores[owner];
  const placed = view.standings[owner].placed.find((one) => one.unitId === unitId);
  const total: PaperRow = {
    level: 'total',
    indent: 0,
    cells: [
      left(''),
      left('TỔNG CỘNG'),
      centre(maximum(bounds(table).total)),
      sumCell(unit, owner, own.total),
      left(hasScore(unit, owner) ? spoken([...explainTotal(table, own), ...(placed?.reasons ?? [])]) : ''),
    ],
  };
  return {
    orientation: 'portrait',
    letterhead: annexLetterhead(
      owner === 'self' ? unitLetterhead(unit.unit, now) : blocLetterhead(period, '', now),
    ),
    title: `PHỤ LỤC GIẢI TRÌNH ĐIỂM ${owner === 'self' ? 'TỰ CHẤM' : 'KHỐI CHẤM'} ${periodTitle(period)}`,
    subtitle: unit.unit.name,
    attachedTo: `(Kèm theo ${owner === 'self' ? 'Bảng tự chấm điểm' : 'Bảng chấm điểm'} của ${unit.unit.name})`,
    draftMark: draftMark(unitDraft(view, unit, owner)),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [
      {
        isNarrow: true,
        columns: COLUMNS,
        rows: tableRows(table, {
          ofGroup: (group) => [groupCell(unit, owner, group), left(groupText(unit, owner, group))],
          ofLeaf: (leaf) => [leafCell(unit, owner, leaf), leafText(view, unit, owner, leaf)],
        }),
        totals: [total],
      },
      ...keptTables(view, unit, owner),
    ],
    notes: [
      ...(owner === 'bloc' ? adoptedNotes(view, [unit]) : []),
      ...behindNotes(view, [unit]),
      ...(owner === 'bloc' ? levelNotes(view, unit) : []),
    ],
    signatures: owner === 'self' ? unitSignatures(unit.unit) : blocSignatures(period, unitId),
    lastLine: lastLine({
      now,
      tableVersion: table.version,
      isUnsent: isUnsent(copy, { sheets: [sheetIdOf(period.id, unitId)], owners: [owner] }),
      isSample: period.sample,
      source: view.source,
    }),
  };
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
  const outcome = unit.scores[owner].outcomes.get(leaf.id) ?? { state: 'not-scored' as const };
  const target = unit.targets?.values[leaf.id];
  const why = explainLeaf(unit.table, leaf, cell, outcome, target, peersFor(view, unit, owner, leaf.id));
  const branch = cell && counting(cell);
  const self = owner === 'bloc' ? unit.scores.self.outcomes.get(leaf.id) : undefined;
  const differs = self?.state === 'scored' && outcome.state === 'scored' && self.points !== outcome.points;
  const documents = (branch?.evidence ?? []).map((one) => citeDocument(one, 'ngày '));
  return left(
    [
      spoken(why.rule),
      spoken(why.figures),
      spoken(why.working),
      lastYearText(view, unit, leaf, branch?.input),
      differs && `Đơn vị tự chấm ${score(self.points)}.`,
      branch?.reason && `Lý do: ${branch.reason}`,
      documents.length > 0 && `Minh chứng: ${documents.join('; ')}.`,
      ...(owner === 'bloc' ? remarksOn(view, unit, leaf) : []),
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

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
