// A document with what the person who prints it should know first.

import type { World } from '../../../domain/changes/define-change.ts';
import { sheetIdOf, type UnitId } from '../../../domain/ids.ts';
import { asSnapshot, paperSource, type PaperSource } from '../../../domain/paper/paper-facts.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { annexDraft, annexSheet, isAnnexUnsent } from './annex-sheet.ts';
import { summaryDraft, unitDraft, type DraftReason } from './draft.ts';
import { variantsOf, type PaperVariant } from './links.ts';
import type { PaperDocument, PaperSlips } from '../../../domain/paper/paper-document.ts';
import { summarySheet } from './summary-sheet.ts';
import { unitSheet, unitSheetOwners } from './unit-sheet.ts';
import { isUnsent, type PrintedCopy } from './unsent.ts';

export interface PrintedSheet<D extends PaperDocument | PaperSlips = PaperDocument> {
  readonly document: D;
  readonly reasons: readonly DraftReason[];
  readonly isUnsent: boolean;
  /** What the sheet states, where it can be checked [PF8]. */
  readonly source?: PaperSource | undefined;
}

interface PrintedAt {
  readonly copy: PrintedCopy;
  readonly now: number;
}

/** One unit's sheet; undefined where this device does not hold it. */
export function printUnit(
  view: BlocView,
  unitId: UnitId,
  variant: PaperVariant,
  at: PrintedAt,
): PrintedSheet | undefined {
  const unit = view.unitById.get(unitId);
  const document = unitSheet(view, unitId, variant, at);
  if (!unit || !document) return undefined;
  const printed = { sheets: [sheetIdOf(view.period.id, unitId)], owners: unitSheetOwners(variant) };
  return {
    document,
    reasons: unitDraft(view, unit, variant),
    isUnsent: isUnsent(at.copy, printed),
    source: paperSource(snapshotOf(view), { paper: variant, periodId: view.period.id, unitId }),
  };
}

/** The annex that explains a unit's sheet; undefined where this device does not hold it. */
export function printAnnex(
  view: BlocView,
  unitId: UnitId,
  variant: ColumnOwner,
  at: PrintedAt,
): PrintedSheet | undefined {
  const unit = view.unitById.get(unitId);
  const document = annexSheet(view, unitId, variant, at);
  if (!unit || !document) return undefined;
  return {
    document,
    reasons: annexDraft(view, unit, variant),
    isUnsent: isAnnexUnsent(at.copy, view, unitId, variant),
  };
}

/** The bloc's summary. */
export const printSummary = (view: BlocView, at: PrintedAt): PrintedSheet => ({
  document: summarySheet(view, at),
  reasons: summaryDraft(view),
  isUnsent: isUnsent(at.copy, {
    sheets: view.units.map(({ unit }) => sheetIdOf(view.period.id, unit.id)),
    owners: ['bloc'],
  }),
  source: paperSource(snapshotOf(view), { paper: 'summary', periodId: view.period.id }),
});

const snapshots = new WeakMap<BlocView, World>();

/** A view is of one state of the copy: its columns are scored once for all sheets. */
export function snapshotOf(view: BlocView): World {
  const known = snapshots.get(view) ?? asSnapshot({ get: (kind, id) => view.world.get(kind, id) });
  snapshots.set(view, known);
  return known;
}

/** The usual form of every sheet this device holds, in the bloc's order. */
export const printAll = (view: BlocView, at: PrintedAt): readonly PrintedSheet[] =>
  view.units.flatMap((unit) => {
    const [usual] = variantsOf(unit);
    return (usual && printUnit(view, unit.unit.id, usual, at)) ?? [];
  });
