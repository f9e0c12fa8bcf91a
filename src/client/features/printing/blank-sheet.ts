// A sheet for the hand: every row of the table in force with its code, and nothing in it [PR26]. For who scores where
// there is neither a device nor power, and types it in later by the same codes.

import type { UnitId } from '../../../domain/ids.ts';
import { left, right, type PaperCell, type PaperDocument } from '../../../domain/paper/paper-document.ts';
import { bounds } from '../../parts/bloc-facts.ts';
import { DOTS } from '../../parts/bloc-phrases.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { draftMark, fromFile } from './draft.ts';
import { figureText, maximum } from './figures.ts';
import { blocLetterhead, lastLine, periodTitle, SAMPLE_MARK, unitLetterhead } from './letterhead.ts';
import type { PaperVariant } from './links.ts';
import { blocSignatures, unitSignatures } from './signatures.ts';
import { tableRows } from './table-rows.ts';
import { unitSheetForm } from './unit-sheet.ts';

/** A hand needs more room than print. */
const ROW_MM = 9;

/** For one unit by name, with the targets it was given; or for any, with dots for its name. */
export function blankSheet(
  view: BlocView,
  unitId: UnitId | undefined,
  variant: PaperVariant,
  now: number,
): PaperDocument {
  const { period, table, source } = view;
  const known = unitId === undefined ? undefined : view.unitById.get(unitId);
  const unit = known?.unit ?? {
    id: '',
    name: DOTS.repeat(3),
    shortName: '',
    headTitle: '',
    superior: period.superior,
    place: period.place,
  };
  const { title, columns } = unitSheetForm(variant);
  // After code, name and maximum.
  const nothing: readonly PaperCell[] = columns.slice(3).map(() => left(''));
  const given = (id: string, measure: string): readonly PaperCell[] => {
    const target = variant === 'self' ? known?.targets?.values[id] : undefined;
    return target === undefined ? nothing : [left(figureText(target, measure)), ...nothing.slice(1)];
  };
  return {
    orientation: 'portrait',
    letterhead: variant === 'self' ? unitLetterhead(unit, now) : blocLetterhead(period, 'BCĐ-KTĐ', now),
    title: `${title} ${periodTitle(period)}`,
    subtitle: unit.name,
    attachedTo: undefined,
    draftMark: draftMark(fromFile({ source })),
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [
      {
        isNarrow: false,
        rowMm: ROW_MM,
        columns,
        rows: tableRows(table, {
          ofGroup: () => nothing,
          ofLeaf: (leaf) => given(leaf.id, leaf.unit),
        }),
        totals: [
          {
            level: 'total',
            indent: 0,
            cells: [left(''), left('TỔNG CỘNG'), right(maximum(bounds(table).total)), ...nothing],
          },
        ],
      },
    ],
    notes: [
      'Phiếu để ghi tay; khi nhập vào máy tìm từng dòng theo mã ở cột STT.',
      'Tiêu chí không được giao thì ghi KG. Điểm ghi hai số sau dấu phẩy.',
    ],
    signatures: variant === 'self' ? unitSignatures(unit) : blocSignatures(period, unitId),
    lastLine: lastLine({
      now,
      tableVersion: table.version,
      isUnsent: false,
      isSample: period.sample,
      source,
    }),
  };
}
