// Whether a sheet is a draft, and why. The network is not asked: what is whole on this device is whole [PR1].

import type { PaperVariant } from './links.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { isIn } from '../../parts/bloc-facts.ts';
import { waitsFor } from '../../../domain/scoring/total.ts';
import type { UnitsIn } from '../../../domain/scoring/rule-kinds/rule-kind.ts';

export type DraftReason =
  | { readonly why: 'not-submitted' }
  | { readonly why: 'review-not-begun' }
  | {
      readonly why: 'not-whole';
      readonly blank: number;
      readonly invalid: number;
      readonly conflicts: number;
    }
  | { readonly why: 'part-without-criteria'; readonly part: string }
  | ({ readonly why: 'units-missing' } & UnitsIn);

/** Why a unit's sheet is a draft; empty where it is final [PR1]. */
export function unitDraft(unit: UnitView, variant: PaperVariant): readonly DraftReason[] {
  const stage = unit.sheet?.stage;
  return [
    ...(variant === 'self' && (stage === undefined || stage === 'open')
      ? [{ why: 'not-submitted' } as const]
      : []),
    ...(variant === 'bloc' && stage !== 'bloc_review' ? [{ why: 'review-not-begun' } as const] : []),
    ...notWhole(unit, variant),
    // The bloc's number is what is signed, so it may not wait for others; the unit's own is its own word.
    ...(variant === 'bloc' ? waiting(unit) : []),
  ];
}

/** Why the summary is a draft: a unit is missing, not whole, or not under review [PR1]. */
export function summaryDraft({ units }: BlocView): readonly DraftReason[] {
  const here = units.filter((unit) => isIn(unit, 'bloc')).length;
  return here === units.length ? [] : [{ why: 'units-missing', in: here, of: units.length }];
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

/** What stands under the title; undefined where the sheet is final. */
export function draftMark(reasons: readonly DraftReason[]): string | undefined {
  if (reasons.length === 0) return undefined;
  const units = reasons.find((reason) => reason.why === 'units-missing');
  return units ? `BẢN NHÁP, tạm tính ${units.in}/${units.of} đơn vị` : 'BẢN NHÁP';
}
