// Whether a sheet is a draft, and why. The network is not asked: what is whole on this device is whole [PR1].

import { hasReached } from '../../../domain/workflow/stages.ts';
import type { PaperVariant } from './links.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { isIn } from '../../parts/bloc-facts.ts';
import { waitsFor } from '../../../domain/scoring/total.ts';
import type { UnitsIn } from '../../../domain/scoring/rule-kinds/rule-kind.ts';

export type DraftReason =
  /** The unit left the bloc: kept to be read, and signed by nobody [MB2]. */
  | { readonly why: 'withdrawn' }
  | { readonly why: 'not-submitted' }
  | { readonly why: 'review-not-begun' }
  | {
      readonly why: 'not-whole';
      readonly blank: number;
      readonly invalid: number;
      readonly conflicts: number;
    }
  | { readonly why: 'part-without-criteria'; readonly part: string }
  | ({ readonly why: 'units-missing' } & UnitsIn)
  /** The bloc's meeting has not closed: what it comes to may still change [PR16]. */
  | { readonly why: 'meeting-open' }
  /** Not every proposal for an award is decided [AW8]. */
  | { readonly why: 'awards-open' }
  /** The half-year review is not frozen: its figures may still change [PR24]. */
  | { readonly why: 'half-open' }
  /** The figures come from a file, and no server has confirmed them yet [WB3]. */
  | { readonly why: 'from-file' }
  /** Scored by an older version of the table than the one in force [PR15]. */
  | { readonly why: 'older-version'; readonly units: readonly string[]; readonly version: number };

/** Why a unit's sheet is a draft; empty where it is final [PR1]. */
export function unitDraft(view: BlocView, unit: UnitView, variant: PaperVariant): readonly DraftReason[] {
  const stage = unit.sheet?.stage;
  if (stage === 'withdrawn') return [{ why: 'withdrawn' }];
  return [
    ...fromFile(view),
    ...(variant === 'self' && (stage === undefined || stage === 'open')
      ? [{ why: 'not-submitted' } as const]
      : []),
    ...(variant === 'bloc' && !(stage && hasReached(stage, 'bloc_review'))
      ? [{ why: 'review-not-begun' } as const]
      : []),
    ...notWhole(unit, variant),
    // The bloc's number is what is signed, so it may not wait for others; the unit's own is its own word.
    ...(variant === 'bloc' ? waiting(unit) : []),
    ...olderVersion(view, [unit]),
  ];
}

/** Why the summary is a draft: a unit is missing, not whole, not under review, or on an older version [PR1] [PR15]. */
export function summaryDraft(view: BlocView): readonly DraftReason[] {
  const { units } = view;
  const here = units.filter((unit) => isIn(unit, 'bloc')).length;
  return [
    ...fromFile(view),
    ...(here === units.length ? [] : [{ why: 'units-missing', in: here, of: units.length } as const]),
    ...olderVersion(view, units),
  ];
}

/** Of every sheet alike [WB3]. */
export const fromFile = ({ source }: Pick<BlocView, 'source'>): readonly DraftReason[] =>
  source ? [{ why: 'from-file' }] : [];

function olderVersion({ table }: BlocView, units: readonly UnitView[]): readonly DraftReason[] {
  const behind = units.filter(({ isBehind }) => isBehind).map(({ unit }) => unit.name);
  return behind.length > 0 ? [{ why: 'older-version', units: behind, version: table.version }] : [];
}

function notWhole({ scores }: UnitView, owner: ScoringOwner): readonly DraftReason[] {
  const { progress, parts } = scores[owner];
  const { blank, invalid, conflicts } = progress;
  const empty = parts.find(({ withoutCriteria }) => withoutCriteria);
  return [
    ...(blank + invalid + conflicts > 0 ? [{ why: 'not-whole', blank, invalid, conflicts } as const] : []),
    ...(empty ? [{ why: 'part-without-criteria', part: empty.part.code } as const] : []),
  ];
}

function waiting({ scores }: UnitView): readonly DraftReason[] {
  const [first] = [...scores.bloc.outcomes.values()].flatMap((outcome) => waitsFor(outcome) ?? []);
  return first ? [{ why: 'units-missing', ...first }] : [];
}

/** Printed to be kept, and no draft of anything. */
export const isWithdrawn = (reasons: readonly DraftReason[]): boolean =>
  reasons.some(({ why }) => why === 'withdrawn');

/** What stands under the title; undefined where the sheet is final. */
export function draftMark(reasons: readonly DraftReason[]): string | undefined {
  if (reasons.length === 0) return undefined;
  if (isWithdrawn(reasons)) return 'ĐƠN VỊ ĐÃ RA KHỎI KHỐI, LƯU ĐỂ XEM';
  const units = reasons.find((reason) => reason.why === 'units-missing');
  return [
    'BẢN NHÁP',
    units && `tạm tính ${units.in}/${units.of} đơn vị`,
    reasons.some(({ why }) => why === 'from-file') && 'nhận từ tệp, chưa đối chiếu với máy chủ',
  ]
    .filter(Boolean)
    .join(', ');
}
