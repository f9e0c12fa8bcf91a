import { expect, test } from 'vitest';
import { argsReadBy } from '../../../../src/domain/held/args-read-by.ts';
import type { ReadScope } from '../../../../src/domain/workflow/read-scope.ts';

const target = (unitId: unknown) => ({ unitId, criterionId: 'i.1', value: '10' });
const args = { periodId: 'khoi.2023', targets: [target('u-1'), target('u-2')] };
const part = (year: string, units: 'all' | readonly string[]): ReadScope => ({
  see: 'part',
  years: new Map([[year, units]]),
});

test('[HY9] of targets of several units each reads those of their own, in their year', () => {
  expect(argsReadBy({ see: 'all' }, args)).toBe(args);
  expect(argsReadBy(part('khoi.2023', 'all'), args)).toEqual(args);
  expect(argsReadBy(part('khoi.2023', ['u-2']), args)).toEqual({ ...args, targets: [target('u-2')] });
  expect(argsReadBy(part('khoi.2023', ['u-3']), args)).toBeUndefined();
  expect(argsReadBy(part('khoi.2022', ['u-2']), args)).toBeUndefined();
});

test('[HY9] what names no unit among the targets is nobody’s but theirs who read all; other arguments stay as they are', () => {
  const strange = { ...args, targets: [null, 7, target(3)] };
  expect(argsReadBy(part('khoi.2023', ['u-1']), strange)).toBeUndefined();
  for (const other of [null, 7, 'x', { sheetId: 'khoi.2023/u-1' }])
    expect(argsReadBy(part('khoi.2023', []), other)).toBe(other);
});
