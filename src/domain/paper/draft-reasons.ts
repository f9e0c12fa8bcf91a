// Why a sheet is a draft. The device words these reasons on what it prints, device and server sign whether there are
// any: one list, so that no sheet is signed as final that says of itself that it is a draft [PR1] [PF8].

import type { UnitsIn } from '../scoring/rule-kinds/rule-kind.ts';
import type { ColumnOwner, Sheet } from '../scoring/sheet.ts';
import { isWholeScore, waitsFor, type UnitScore } from '../scoring/total.ts';
import { hasReached } from '../workflow/stages.ts';

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
  /** Scored by an older version of the table than the one in force [PR15]. */
  | { readonly why: 'older-version'; readonly units: readonly string[]; readonly version: number };

type PrintedOwner = Extract<ColumnOwner, 'self' | 'bloc'>;

/** A unit as a sheet shows it: one column's score, reckoned by the table that its own sheet is on. */
export interface PrintedUnit {
  readonly name: string;
  /** Undefined where it is not here. */
  readonly sheet: Pick<Sheet, 'stage' | 'tableVersion'> | undefined;
  readonly score: UnitScore;
}

/** The unit's own column counts from when it was handed in, the bloc's from when its review began. */
const isDue = (stage: Sheet['stage'], owner: PrintedOwner): boolean =>
  hasReached(stage, owner === 'self' ? 'self_submitted' : 'bloc_review');

/** The unit counts as in: its column is due, and whole. */
export const isIn = ({ sheet, score }: Omit<PrintedUnit, 'name'>, owner: PrintedOwner): boolean =>
  sheet !== undefined && isDue(sheet.stage, owner) && isWholeScore(score);

/** Why a unit's sheet is a draft under the version in force; empty where it is final [PR1]. */
export function unitDraft(unit: PrintedUnit, owner: PrintedOwner, inForce: number): readonly DraftReason[] {
  const { sheet, score } = unit;
  if (sheet?.stage === 'withdrawn') return [{ why: 'withdrawn' }];
  const notDue = owner === 'self' ? 'not-submitted' : 'review-not-begun';
  return [
    ...(sheet && isDue(sheet.stage, owner) ? [] : [{ why: notDue } as const]),
    ...notWhole(score),
    // The bloc's number is what is signed, so it may not wait for others; the unit's own is its own word.
    ...(owner === 'bloc' ? waiting(score) : []),
    ...olderVersion([unit], inForce),
  ];
}

/** Why the summary is a draft: a unit is missing, not whole, not under review, or on an older version [PR1] [PR15]. */
export function summaryDraft(units: readonly PrintedUnit[], inForce: number): readonly DraftReason[] {
  const here = units.filter((unit) => isIn(unit, 'bloc')).length;
  return [
    ...(here === units.length ? [] : [{ why: 'units-missing', in: here, of: units.length } as const]),
    ...olderVersion(units, inForce),
  ];
}

/** Why a paper of the meeting is one: what it comes to is not frozen [PR16]. */
export const meetingDraft = (isFrozen: boolean): readonly DraftReason[] =>
  isFrozen ? [] : [{ why: 'meeting-open' }];

function olderVersion(units: readonly PrintedUnit[], inForce: number): readonly DraftReason[] {
  const behind = units.filter(({ sheet }) => sheet !== undefined && sheet.tableVersion < inForce);
  return behind.length > 0
    ? [{ why: 'older-version', units: behind.map(({ name }) => name), version: inForce }]
    : [];
}

function notWhole({ progress, parts }: UnitScore): readonly DraftReason[] {
  const { blank, invalid, conflicts } = progress;
  const empty = parts.find(({ withoutCriteria }) => withoutCriteria);
  return [
    ...(blank + invalid + conflicts > 0 ? [{ why: 'not-whole', blank, invalid, conflicts } as const] : []),
    ...(empty ? [{ why: 'part-without-criteria', part: empty.part.code } as const] : []),
  ];
}

function waiting({ outcomes }: UnitScore): readonly DraftReason[] {
  for (const outcome of outcomes.values()) {
    const others = waitsFor(outcome);
    if (others) return [{ why: 'units-missing', ...others }];
  }
  return [];
}
