import { expect, test } from 'vitest';
import type { UnitView } from '../../../../src/client/parts/bloc-view.ts';
import { rescaledLines } from '../../../../src/client/parts/rescaled-lines.ts';
import type { CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { indexOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { scoreUnit } from '../../../../src/domain/scoring/total.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../support/small-bloc.ts';

const shares = (id: string, max: number) => leaf(id, max, { kind: 'target_ratio' });

/** Of the first criterion so much of one; the others are not assigned. */
function unitOf(table: CriteriaTable, first: string): UnitView {
  const [one, ...others] = indexOf(table).leaves.map(({ leaf: { id } }) => id);
  const inputs = Object.fromEntries([
    [one, { value: first }],
    ...others.map((id) => [id, { assigned: false }]),
  ]);
  const targets = targetsOf('u-1', { [one ?? '']: '1' });
  const column = columnOf('u-1', inputs as never);
  const score = scoreUnit(table, { unitId: 'u-1', column, targets });
  return { table, scores: { self: score, bloc: score }, columns: { self: column, bloc: column } } as never;
}

test('[EX7] what was rescaled is told as exactly as it takes, where the table rounds later', () => {
  const table = tableOf([part('i', 'score', 5034, [shares('a', 35), shares('b', 4999)])], {
    policies: { rounding: { step: 1, at: 'part' } },
  });
  // By hand 0,0035 ÷ 0,35 × 50,34; in hundredths it would be 0 of 0,35.
  expect(rescaledLines(unitOf(table, '0.01'), 'self')).toEqual([
    { part: 'i', of: { line: 'rescaled', earned: '0.0035', assigned: 35, max: 5034, points: '0.5034' } },
  ]);
});

test('[EX7] in hundredths where it rounds at the criterion, and nothing where all was assigned', () => {
  const rescaled = tableOf([part('i', 'score', 1000, [shares('a', 500), shares('b', 500)])]);
  expect(rescaledLines(unitOf(rescaled, '0.5'), 'self')).toEqual([
    { part: 'i', of: { line: 'rescaled', earned: 250, assigned: 500, max: 1000, points: 500 } },
  ]);
  const whole = tableOf([part('i', 'score', 1000, [shares('a', 1000)])]);
  expect(rescaledLines(unitOf(whole, '0.5'), 'self')).toEqual([]);
});
