// Why a sheet that this device prints is a draft: the reasons of its rule, and what only the device knows of it. The
// network is not asked: what is whole on this device is whole [PR1].

import {
  summaryDraft as summaryReasons,
  unitDraft as unitReasons,
  type DraftReason as SheetReason,
  type PrintedUnit,
} from '../../../domain/paper/draft-reasons.ts';
import type { PaperVariant } from './links.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';

export type DraftReason =
  | SheetReason
  /** Not every proposal for an award is decided [AW8]. */
  | { readonly why: 'awards-open' }
  /** The result of some blocs is not on the list: not sent up, or not on this device [PR32]. */
  | { readonly why: 'blocs-missing'; readonly in: number; readonly of: number }
  /** The half-year review is not frozen: its figures may still change [PR24]. */
  | { readonly why: 'half-open' }
  /** The figures come from a file, and no server has confirmed them yet [WB3]. */
  | { readonly why: 'from-file' };

/** Why a unit's sheet is a draft; empty where it is final [PR1]. */
export function unitDraft(view: BlocView, unit: UnitView, variant: PaperVariant): readonly DraftReason[] {
  const reasons = unitReasons(printed(unit, variant), variant, view.table.version);
  return isWithdrawn(reasons) ? reasons : [...fromFile(view), ...reasons];
}

/** Why the summary is a draft. */
export const summaryDraft = (view: BlocView): readonly DraftReason[] => [
  ...fromFile(view),
  ...summaryReasons(
    view.units.map((unit) => printed(unit, 'bloc')),
    view.table.version,
  ),
];

const printed = ({ unit, sheet, scores }: UnitView, owner: ScoringOwner): PrintedUnit => ({
  name: unit.name,
  sheet,
  score: scores[owner],
});

/** Of every sheet alike [WB3]. */
export const fromFile = ({ source }: Pick<BlocView, 'source'>): readonly DraftReason[] =>
  source ? [{ why: 'from-file' }] : [];

/** Printed to be kept, and no draft of anything. */
export const isWithdrawn = (reasons: readonly DraftReason[]): boolean =>
  reasons.some(({ why }) => why === 'withdrawn');

/** What stands under the title; undefined where the sheet is final. */
export function draftMark(reasons: readonly DraftReason[]): string | undefined {
  if (reasons.length === 0) return undefined;
  if (isWithdrawn(reasons)) return 'ĐƠN VỊ ĐÃ RA KHỎI KHỐI, LƯU ĐỂ XEM';
  const units = reasons.find((reason) => reason.why === 'units-missing');
  const blocs = reasons.find((reason) => reason.why === 'blocs-missing');
  return [
    'BẢN NHÁP',
    units && `tạm tính ${units.in}/${units.of} đơn vị`,
    blocs && `có ${blocs.in}/${blocs.of} khối`,
    reasons.some(({ why }) => why === 'from-file') && 'nhận từ tệp, chưa đối chiếu với máy chủ',
  ]
    .filter(Boolean)
    .join(', ');
}
