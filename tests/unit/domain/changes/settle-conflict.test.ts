import { describe, expect, test } from 'vitest';
import type { Cell, CellInput } from '../../../../src/domain/scoring/cell.ts';
import { clerk, entry, leader, person, grantOf, sheetOf, smallWorld } from '../../../support/small-bloc.ts';

const other = person('canbo-hai', grantOf('unit-clerk', 'u-1'));

/** Two clerks of one unit wrote 5 and 7 apart. */
function conflict() {
  const world = smallWorld();
  world.make(clerk, { name: 'enter-score', args: entry('i.1', { value: '5' }, { reason: 'theo báo cáo' }) });
  world.make(other, { name: 'enter-score', args: entry('i.1', { value: '7' }) });
  const cell = (): Cell => world.get('column', `${sheetOf('u-1')}/self`)?.cells['i.1'] ?? ([] as never);
  const seen = () => cell().map(({ by }) => by);
  const settle = (input: CellInput, more: Record<string, unknown> = {}, actor = clerk) =>
    world.make(actor, {
      name: 'settle-conflict',
      args: {
        sheetId: sheetOf('u-1'),
        owner: 'self',
        criterionId: 'i.1',
        seen: seen(),
        input,
        reason: '',
        ...more,
      },
    });
  return { world, cell, seen, settle };
}
const values = (cell: Cell) => cell.map(({ input }) => input && 'value' in input && input.value);

describe('settling', () => {
  test('[CF6] one of the versions is chosen, whoever wrote it, and keeps its reason; the chooser stands by it', () => {
    const { cell, settle } = conflict();
    expect(settle({ value: '5' }, {}, other).ok).toBe(true);
    expect(values(cell())).toEqual(['5']);
    expect(cell()[0]).toMatchObject({ author: 'canbo-hai', reason: 'theo báo cáo' });
  });

  test('[CF6] a third value needs a reason', () => {
    const { cell, settle } = conflict();
    expect(settle({ value: '6' })).toMatchObject({ problem: { code: 'third-value-needs-reason' } });
    expect(settle({ passed: true }, { reason: 'x' })).toMatchObject({
      problem: { code: 'input-not-of-kind' },
    });
    expect(settle({ value: '6' }, { reason: 'đối chiếu lại' }).ok).toBe(true);
    expect(values(cell())).toEqual(['6']);
  });

  test('[CF7] what came since the chooser looked stays beside the choice', () => {
    const { world, cell, seen, settle } = conflict();
    const before = seen();
    world.make(other, { name: 'enter-score', args: entry('i.1', { value: '9' }), base: before[1] ?? null });
    settle({ value: '5' }, { seen: before });
    expect(values(cell())).toEqual(['5', '9']);
  });

  test('[CF7] two people who choose the same while apart leave nothing to settle; two choices are a conflict again', () => {
    const { cell, seen, settle } = conflict();
    const before = seen();
    settle({ value: '5' }, { seen: before });
    settle({ value: '5' }, { seen: before }, other);
    expect(values(cell())).toEqual(['5']);
    const again = conflict();
    const both = again.seen();
    again.settle({ value: '5' }, { seen: both });
    again.settle({ value: '7' }, { seen: both }, other);
    expect(values(again.cell())).toEqual(['7', '5']);
  });

  test('[CF6] only who may write the cell settles it', () => {
    const { settle } = conflict();
    expect(settle({ value: '5' }, {}, leader)).toMatchObject({ problem: { code: 'not-permitted' } });
  });
});
