import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../../src/domain/changes/refusal-of.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { holdingReason } from '../../../../src/domain/held/held-change.ts';
import type { Actor } from '../../../../src/domain/workflow/permissions.ts';
import { enterScore } from '../../../../src/domain/changes/enter-score.ts';
import {
  cellOf,
  clerk,
  columnOf,
  entry,
  head,
  leader,
  leaf,
  part,
  sheetOf,
  smallTable,
  smallWorld,
  tableOf,
} from '../../../support/small-bloc.ts';

const cellIn = (world: ReturnType<typeof smallWorld>, criterion = 'i.1') =>
  world.get('column', `${sheetOf('u-1')}/self`)?.cells[criterion];

describe('what is written', () => {
  test('[CH1] an entry is one cell of one column, with its author, reason and the change’s id', () => {
    const world = smallWorld();
    world.make(clerk, { name: 'enter-score', args: entry('i.1', { value: '7.5' }, { reason: ' vì thế ' }) });
    expect(cellIn(world)).toEqual([
      {
        input: { value: '7.5' },
        reason: 'vì thế',
        by: 'bbbbbbbbbbbb-1',
        author: 'canbo',
        at: 1_700_000_000_000,
      },
    ]);
  });

  test('[SC2] what the rule cannot count is written all the same', () => {
    const world = smallWorld();
    world.make(clerk, { name: 'enter-score', args: entry('i.1', { value: '99' }) });
    world.make(clerk, { name: 'enter-score', args: entry('i.2', { typed: 'gần đạt' }) });
    expect([cellIn(world)?.[0]?.input, cellIn(world, 'i.2')?.[0]?.input]).toEqual([
      { value: '99' },
      { typed: 'gần đạt' },
    ]);
  });

  test('[CH2] a refused change writes nothing at all', () => {
    const world = smallWorld('self_submitted');
    expect(world.make(clerk, { name: 'enter-score', args: entry('i.1', { value: '5' }) }).ok).toBe(false);
    expect(cellIn(world)).toBeUndefined();
  });
});

const review = { owner: 'bloc' } as const;
const because = { ...review, reason: 'Thẩm định lại' } as const;

describe('guards in the order a person would ask them', () => {
  const refused = (args: unknown, stage: 'open' | 'bloc_review' = 'open', actor = clerk) => {
    const result = smallWorld(stage).make(actor, { name: 'enter-score', args });
    return result.ok ? 'ok' : result.problem.code;
  };

  test.each([
    ['sheet-not-found', entry('i.1', null, { unitId: 'u-9' })],
    ['not-permitted', entry('i.1', null, { unitId: 'u-2', table: 9 })],
    ['criterion-not-found', entry('i.9', { value: '1' })],
    ['input-not-of-kind', entry('i.1', { passed: true })],
    ['ok', entry('i.1', null)],
  ])('[CH1] %s', (code, args) => {
    expect(refused(args)).toBe(code);
  });

  test.each([
    ['override-not-by-unit', entry('i.3', { override: '5', of: null }, { reason: 'Sửa' }), clerk, 'open'],
    ['override-needs-reason', entry('i.3', { override: '5', of: null }, review), leader, 'bloc_review'],
    ['ok', entry('i.3', { override: '5', of: { value: '3' } }, because), leader, 'bloc_review'],
    [
      'input-not-of-kind',
      entry('i.3', { override: '5', of: { passed: true } }, because),
      leader,
      'bloc_review',
    ],
  ] as const)('[MD5] %s', (code, args, actor, stage) => {
    expect(refused(args, stage, actor)).toBe(code);
  });

  test('[MD6] where the table locks reckoned points, nobody sets them; the figures may change', () => {
    const locked = tableOf([
      part('i', 'score', 1000, [
        leaf('i.3', 1000, { kind: 'per_unit', pointPerUnit: 250 }, { locked: true }),
      ]),
    ]);
    const world = smallWorld('bloc_review', locked);
    const enter = (input: CellInput) =>
      world.make(leader, { name: 'enter-score', args: entry('i.3', input, because) });
    expect(enter({ override: '5', of: { value: '3' } })).toMatchObject({
      problem: { code: 'points-locked' },
    });
    expect(enter({ value: '3' }).ok).toBe(true);
  });

  test('[CT4] trap 15: an entry made over another version of the table is not taken for this one', () => {
    const result = smallWorld().make(clerk, {
      name: 'enter-score',
      args: entry('i.1', { value: '1' }, { table: 2 }),
    });
    expect(result).toEqual({ ok: false, problem: { code: 'table-version-differs', sheet: 1, change: 2 } });
  });

  test('[CT4] the stage is asked before the table’s version, so that late work hears the true reason', () => {
    expect(refused(entry('i.1', { value: '1' }, { table: 2 }), 'bloc_review')).toBe('sheet-not-open');
  });

  describe('[HD1] what nobody may write is refused as it is, and not held for being late', () => {
    const late = (args: ReturnType<typeof entry>, actor: Actor, table = smallTable()) => {
      const result = smallWorld(args.owner === 'self' ? 'bloc_review' : 'adopted', table).make(actor, {
        name: 'enter-score',
        args,
      });
      const problem = result.ok ? undefined : result.problem;
      return [problem?.code, problem && holdingReason(problem, () => true)];
    };
    const locked = tableOf([
      part('i', 'score', 1000, [
        leaf('i.3', 1000, { kind: 'per_unit', pointPerUnit: 250 }, { locked: true }),
      ]),
    ]);

    test.each([
      ['override-not-by-unit', entry('i.3', { override: '5', of: null }, { reason: 'Sửa' }), clerk],
      ['override-needs-reason', entry('i.3', { override: '5', of: null }, review), leader],
      ['criterion-not-found', entry('i.9', { value: '1' }), clerk],
      ['input-not-of-kind', entry('i.1', { passed: true }), clerk],
    ] as const)('%s', (code, args, actor) => {
      expect(late(args, actor)).toEqual([code, undefined]);
    });

    test('points-locked', () => {
      const args = entry('i.3', { override: '5', of: { value: '3' } }, because);
      expect(late(args, leader, locked)).toEqual(['points-locked', undefined]);
      expect(late(entry('i.3', { value: '3' }, because), leader, locked)).toEqual([
        'bloc-column-closed',
        'held-late',
      ]);
    });

    test('by the table that its author had before them: what only the next one has no place for is held', () => {
      const world = smallWorld();
      const next = { ...locked, version: 2 };
      world.put('criteria-table', next);
      const sheet = world.get('sheet', sheetOf('u-1'));
      if (sheet) world.put('sheet', { ...sheet, tableVersion: 2 });
      const code = (args: ReturnType<typeof entry>) => {
        const result = world.make(clerk, { name: 'enter-score', args });
        return result.ok ? 'ok' : result.problem.code;
      };
      expect(code(entry('i.1', { value: '5' }))).toBe('table-version-differs');
      expect(code(entry('i.1', { passed: true }))).toBe('input-not-of-kind');
      expect(code(entry('i.1', { value: '5' }, { table: 2 }))).toBe('criterion-not-found');
    });
  });

  test('[CH3] what cannot be read is refused as unreadable; a kind not known, as unknown', () => {
    for (const args of [
      null,
      {},
      { ...entry('i.1', null), more: 1 },
      { ...entry('i.1', null), input: { value: 5 } },
    ]) {
      expect(refused(args)).toBe('change-unreadable');
    }
    expect(smallWorld().make(clerk, { name: 'hold-a-feast' })).toEqual({
      ok: false,
      problem: { code: 'change-unknown', name: 'hold-a-feast' },
    });
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(smallWorld().make(clerk, { name })).toMatchObject({ problem: { code: 'change-unknown' } });
    }
  });
});

describe('what the author had before them', () => {
  const world = smallWorld();
  const [mine, theirs] = [cellOf({ value: '1' }, 'canbo'), cellOf({ value: '2' }, 'thutruong')];
  world.put('column', { ...columnOf('u-1', {}), cells: { 'i.1': [...theirs, ...mine], 'i.3': theirs } });
  const baseOf = (actor: typeof clerk, criterion: string) =>
    enterScore.baseOf?.(world, actor, entry(criterion, null));

  test('[CF9] fifty versions at most stand in a cell; one’s own is still changed then', () => {
    const world = smallWorld();
    const enter = (value: string, base: string | null = null) =>
      world.make(clerk, { name: 'enter-score', args: entry('i.1', { value }), base });
    for (let at = 1; at <= 50; at += 1) expect(enter(String(at / 10)).ok).toBe(true);
    expect(enter('9')).toEqual({ ok: false, problem: { code: 'too-many-versions', most: 50 } });
    const cell = () => world.get('column', `${sheetOf('u-1')}/self`)?.cells['i.1'] ?? [];
    expect(enter('9', cell()[0]?.by).ok).toBe(true);
    expect(cell()).toHaveLength(50);
  });

  test('[CF5] in a conflict one goes on from one’s own version, else from the one that counts', () => {
    expect(baseOf(clerk, 'i.1')).toBe(mine[0]?.by);
    expect(baseOf(head, 'i.1')).toBe(theirs[0]?.by);
    expect(baseOf(leader, 'i.1')).toBe(theirs[0]?.by);
  });

  test('[CF1] a cell never written has no base; one that was has its last change', () => {
    expect([baseOf(clerk, 'i.2'), baseOf(clerk, 'i.3')]).toEqual([null, theirs[0]?.by]);
  });
});

test('[CH4] asking whether a thing may be done does not do it', () => {
  const world = smallWorld();
  expect(
    refusalOf(world, clerk, { name: 'enter-score', args: entry('i.1', { value: '5' }) }),
  ).toBeUndefined();
  expect(refusalOf(world, leader, { name: 'enter-score', args: entry('i.1', { value: '5' }) })).toMatchObject(
    { code: 'not-permitted' },
  );
  expect(cellIn(world)).toBeUndefined();
});
