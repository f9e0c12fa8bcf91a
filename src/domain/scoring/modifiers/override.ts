// Sửa điểm: a reviewer sets other points than were reckoned, with a reason. The figures stay in the cell, and the
// explanation shows both numbers [MD5].

import type { Leaf, Part } from '../../criteria/criteria-table.ts';
import type { CellInput } from '../cell.ts';
import {
  compare,
  fraction,
  isWhole,
  ofDecimal,
  ofPoints,
  over,
  times,
  toDecimalText,
  toPoints,
} from '../fraction.ts';
import type { Line } from '../lines.ts';
import { mostOf } from '../most-of.ts';
import { points } from '../points.ts';
import { invalid, type Outcome } from '../rule-kinds/rule-kind.ts';
import type { ColumnOwner } from '../sheet.ts';

export type Override = Extract<CellInput, { override: string }>;

export const isOverride = (input: CellInput | undefined): input is Override =>
  input !== null && input !== undefined && 'override' in input;

/** Why points may not be set here: only a reviewer may, and only with a reason. */
export const overrideBar = (owner: ColumnOwner, reason: string): 'self' | 'no-reason' | undefined =>
  owner === 'self' ? 'self' : reason.trim() === '' ? 'no-reason' : undefined;

/**
 * The points that were set: hundredths, at most the maximum or what the rule itself may give beyond it, under zero only
 * where the part takes points away.
 */
export function overridden(leaf: Leaf, part: Part, input: Override): Outcome {
  const hundredths = times(ofDecimal(input.override), fraction(100));
  if (!isWhole(hundredths)) return invalid({ code: 'off-step', step: '0.01' });
  const mayBeNegative = part.role === 'penalty' || leaf.rule.kind === 'bonus_penalty';
  const isUnder = !mayBeNegative && compare(hundredths, fraction(0)) < 0;
  const bound = points(Math.max(leaf.max, mostOf(leaf) ?? leaf.max));
  if (isUnder || compare(hundredths, ofPoints(bound)) > 0) {
    const most = toDecimalText(over(ofPoints(bound), fraction(100)), 2);
    return invalid({ code: 'out-of-range', least: mayBeNegative ? null : '0', most });
  }
  return { state: 'scored', points: toPoints(hundredths) };
}

export const explainOverride = (reckoned: Outcome, set: Outcome): readonly Line[] =>
  set.state === 'scored'
    ? [
        {
          line: 'override',
          reckoned: reckoned.state === 'scored' ? reckoned.points : null,
          points: set.points,
          beyond: (reckoned.state === 'scored' && reckoned.beyond) || points(0),
        },
      ]
    : [];
