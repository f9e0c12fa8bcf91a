import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import type { CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import type { BlocPeriod } from '../../../../src/domain/workflow/bloc-period.ts';
import { tableStageAfter } from '../../../../src/domain/workflow/table-stages.ts';
import {
  cellOf,
  clerk,
  columnOf,
  grantOf,
  head,
  leader,
  leaf,
  part,
  person,
  sheetOf,
  smallTable,
  smallWorld,
  tableOf,
} from '../../../support/small-bloc.ts';

const PERIOD = 'khoi.2024';
const secretary = person('thuky', grantOf('bloc-secretary', 'u-2'));
const officer = person('sonoivu', grantOf('province-officer', null, { blocId: null, periodId: null }));

const period = (): BlocPeriod => ({
  id: PERIOD,
  blocId: 'khoi',
  blocName: 'Khối',
  shortName: 'Khối',
  period: '2024',
  superior: '',
  place: '',
  stage: 'scoring',
  tableVersion: 1,
  leaderUnitId: 'u-2',
  deputyUnitId: null,
  units: ['u-1', 'u-2', 'u-3'].map((id) => ({
    id,
    name: id,
    shortName: id,
    headTitle: '',
    superior: '',
    place: '',
  })),
  signers: { secretary: '', leader: '' },
  sample: false,
});

function world(table: CriteriaTable = smallTable()) {
  const made = smallWorld('open', table);
  made.put('bloc-period', period());
  return made;
}
type World = ReturnType<typeof world>;
type Person = typeof leader;

const did = (made: World, who: Person, name: string, args: object = {}) => {
  const result = made.make(who, { name, args: { periodId: PERIOD, ...args } });
  return result.ok ? 'ok' : result.problem.code;
};
const version = (made: World, number: number) => made.get('criteria-table', `${PERIOD}@${number}`);
const edit = (...edits: readonly object[]) => ({ version: 2, edits });
const rename = (name: string) => edit({ do: 'change', id: 'i.1', fields: { name } });

/** A second version in force, made by `change` of the first; sheets still on the first. */
function twoVersions(...edits: readonly object[]): World {
  const made = world();
  did(made, secretary, 'start-table-version');
  if (edits.length > 0) expect(did(made, secretary, 'edit-table', edit(...edits))).toBe('ok');
  did(made, leader, 'propose-table', { version: 2 });
  did(made, officer, 'approve-table', { version: 2 });
  expect(did(made, leader, 'apply-table', { version: 2 })).toBe('ok');
  return made;
}

describe('the life of a table', () => {
  test('[TL1] its moves are a table; every other pair leads nowhere', () => {
    const stages = ['draft', 'proposed', 'returned', 'approved', 'applied', 'closed'] as const;
    const events = ['propose', 'return', 'approve', 'apply', 'close'] as const;
    const led = stages.flatMap((stage) =>
      events.flatMap((event) => {
        const after = tableStageAfter(stage, event);
        return after ? [`${stage} ${event} ${after}`] : [];
      }),
    );
    expect(led).toEqual([
      'draft propose proposed',
      'proposed return returned',
      'proposed approve approved',
      'returned propose proposed',
      'approved apply applied',
      'applied close closed',
    ]);
  });

  test('[TL1] the leader proposes and applies, the province returns with a reason or approves', () => {
    const made = world();
    expect(did(made, secretary, 'start-table-version')).toBe('ok');
    expect(did(made, secretary, 'propose-table', { version: 2 })).toBe('not-permitted');
    expect(did(made, leader, 'propose-table', { version: 2 })).toBe('ok');
    expect(did(made, leader, 'approve-table', { version: 2 })).toBe('not-permitted');
    expect(did(made, officer, 'return-table', { version: 2, reason: '' })).toBe('return-needs-reason');
    expect(did(made, officer, 'return-table', { version: 2, reason: 'Sai tổng phần II' })).toBe('ok');
    expect(version(made, 2)).toMatchObject({ stage: 'returned', returned: 'Sai tổng phần II' });
    expect(did(made, officer, 'apply-table', { version: 2 })).toBe('not-permitted');
    expect(did(made, leader, 'apply-table', { version: 2 })).toBe('table-cannot-move');
    expect(did(made, leader, 'propose-table', { version: 2 })).toBe('ok');
    expect(did(made, officer, 'approve-table', { version: 2 })).toBe('ok');
    expect(did(made, leader, 'apply-table', { version: 2 })).toBe('ok');
    expect(version(made, 2)?.returned).toBeUndefined();
  });

  test('[TL2] leader, deputy and secretary edit a draft or a returned table, nobody a frozen one', () => {
    const made = world();
    did(made, secretary, 'start-table-version');
    expect(did(made, clerk, 'edit-table', rename('x'))).toBe('not-permitted');
    expect(did(made, secretary, 'edit-table', rename('Tên mới'))).toBe('ok');
    expect(did(made, leader, 'edit-table', { ...rename('x'), version: 9 })).toBe('table-not-found');
    expect(did(made, leader, 'edit-table', { ...rename('x'), version: 1 })).toBe('table-frozen');
    did(made, leader, 'propose-table', { version: 2 });
    expect(did(made, leader, 'edit-table', rename('x'))).toBe('table-frozen');
    did(made, officer, 'return-table', { version: 2, reason: 'sửa tên' });
    expect(did(made, leader, 'edit-table', rename('Tên nữa'))).toBe('ok');
  });

  test('[TL3] nothing is proposed that has faults; warnings do not bar', () => {
    const made = world();
    did(made, secretary, 'start-table-version');
    did(made, secretary, 'edit-table', edit({ do: 'change', id: 'i.1', fields: { max: 900, byHand: true } }));
    expect(did(made, leader, 'propose-table', { version: 2 })).toBe('table-has-faults');
    did(made, secretary, 'edit-table', edit({ do: 'change', id: 'i.1', fields: { max: 1000 } }));
    expect(did(made, leader, 'propose-table', { version: 2 })).toBe('ok');
  });

  test('[TL4] a change after a table was applied is the next version, one draft at a time', () => {
    const made = world();
    expect(did(made, clerk, 'start-table-version')).toBe('not-permitted');
    expect(did(made, secretary, 'start-table-version')).toBe('ok');
    expect(did(made, secretary, 'start-table-version')).toBe('table-draft-exists');
    expect(version(made, 2)).toMatchObject({ version: 2, stage: 'draft' });
    expect(version(made, 1)?.stage).toBe('applied');
  });

  test('[TL4] applied, it is what the bloc scores by; a unit without a sheet gets one, the others keep theirs', () => {
    const made = twoVersions();
    expect(made.get('bloc-period', PERIOD)?.tableVersion).toBe(2);
    expect(made.get('sheet', sheetOf('u-1'))?.tableVersion).toBe(1);
    expect(made.get('sheet', sheetOf('u-3'))).toMatchObject({ tableVersion: 2, stage: 'open' });
  });

  test('[TL6] a table is closed once it is not in force and no sheet is scored by it', () => {
    const made = twoVersions();
    expect(did(made, leader, 'close-table', { version: 2 })).toBe('table-in-force');
    expect(did(made, leader, 'close-table', { version: 1 })).toBe('table-has-sheets');
    for (const unit of ['u-1', 'u-2']) did(made, leader, 'migrate-sheet', { sheetId: sheetOf(unit), to: 2 });
    for (const unit of ['u-1', 'u-2']) {
      made.make(leader, { name: 'migrate-sheet', args: { sheetId: sheetOf(unit), to: 2 } });
    }
    expect(did(made, leader, 'close-table', { version: 1 })).toBe('ok');
  });

  test('[TL7] the bloc gives and takes targets, several at once, to its members alone', () => {
    const made = world();
    const targets = [
      { unitId: 'u-1', criterionId: 'ii.1', value: '250' },
      { unitId: 'u-1', criterionId: 'ii.2', value: null },
      { unitId: 'u-3', criterionId: 'ii.1', value: '0.5' },
    ];
    expect(did(made, clerk, 'set-targets', { targets })).toBe('not-permitted');
    expect(did(made, secretary, 'set-targets', { targets })).toBe('ok');
    expect(made.get('targets', sheetOf('u-1'))?.values).toEqual({ 'ii.1': '250' });
    expect(made.get('targets', sheetOf('u-3'))?.values).toEqual({ 'ii.1': '0.5' });
    const stranger = [{ unitId: 'u-9', criterionId: 'ii.1', value: '1' }];
    expect(did(made, secretary, 'set-targets', { targets: stranger })).toBe('unit-not-found');
    const nowhere = [{ unitId: 'u-1', criterionId: 'ix.9', value: '1' }];
    expect(did(made, secretary, 'set-targets', { targets: [...targets, ...nowhere] })).toBe(
      'criterion-not-found',
    );
  });
});

describe('a sheet goes over to a new version', () => {
  const migrate = (made: World, who: Person = leader, unit = 'u-1', to = 2) => {
    const result = made.make(who, { name: 'migrate-sheet', args: { sheetId: sheetOf(unit), to } });
    return result.ok ? 'ok' : result.problem.code;
  };
  const changed = [
    { do: 'remove', id: 'i.3' },
    { do: 'change', id: 'i.2', fields: { rule: { kind: 'expert' } } },
    { do: 'change', id: 'i.1', fields: { max: 2000 } },
  ];

  test('[TM1] what fits stays, what does not is kept with author and value; nothing is dropped', () => {
    const made = twoVersions(...changed);
    const full = columnOf('u-1', { 'i.1': { value: '7' }, 'i.2': { passed: true }, 'i.3': { value: '3' } });
    made.put('column', full);
    expect(migrate(made)).toBe('ok');
    const after = must(made.get('column', `${sheetOf('u-1')}/self`), 'a column');
    expect(Object.keys(after.cells)).toEqual(['i.1']);
    expect(
      after.kept?.map(({ criterionId, code, version: from, cell }) => [criterionId, code, from, cell]),
    ).toEqual([
      ['i.2', 'i.2', 1, full.cells['i.2']],
      ['i.3', 'i.3', 1, full.cells['i.3']],
    ]);
    expect(made.get('sheet', sheetOf('u-1'))?.tableVersion).toBe(2);
  });

  test('[TM1] a conflict of which one version no longer fits is kept whole', () => {
    const made = twoVersions({ do: 'change', id: 'i.2', fields: { rule: { kind: 'expert' } } });
    const fork = [...cellOf({ passed: true }), ...cellOf({ typed: 'đạt?' }, 'thutruong')];
    made.put('column', { ...columnOf('u-1', {}), cells: { 'i.2': fork } });
    migrate(made);
    expect(made.get('column', `${sheetOf('u-1')}/self`)).toMatchObject({ cells: {}, kept: [{ cell: fork }] });
  });

  test.each([
    ['sheet-not-found', leader, 'u-9', 2],
    ['not-permitted', officer, 'u-1', 2],
    ['table-not-found', leader, 'u-1', 7],
    ['ok', clerk, 'u-1', 2],
    ['not-permitted', clerk, 'u-2', 2],
  ] as const)('[TM2] %s', (code, who, unit, to) => {
    expect(migrate(twoVersions(), who, unit, to)).toBe(code);
  });

  const replaced = [
    { do: 'remove', id: 'i.3' },
    { do: 'add', parent: 'i', after: 'i.2', row: leaf('i.9', 1000, { kind: 'expert' }) },
  ];
  const figures = {
    'i.1': { value: '8' },
    'i.2': { passed: true },
    'i.3': { value: '2' },
    'ii.1': { value: '90' },
    'ii.2': { value: '90' },
  };

  test.each([
    ['self_submitted', 'open'],
    ['bloc_scored', 'bloc_review'],
  ] as const)('[TM7] what was %s and is not whole by the new table is %s', (stage, back) => {
    for (const [edits, to] of [
      [replaced, back],
      [[], stage],
    ] as const) {
      const made = twoVersions(...edits);
      for (const owner of ['self', 'bloc'] as const) made.put('column', columnOf('u-1', figures, owner));
      made.put('sheet', { ...must(made.get('sheet', sheetOf('u-1')), 'a sheet'), stage });
      expect(migrate(made, secretary)).toBe('ok');
      expect(made.get('sheet', sheetOf('u-1'))).toMatchObject({ tableVersion: 2, stage: to });
    }
  });

  test('[TL4] no version is begun or put in force once the bloc has met', () => {
    const made = world();
    did(made, secretary, 'start-table-version');
    did(made, leader, 'propose-table', { version: 2 });
    did(made, officer, 'approve-table', { version: 2 });
    const met = { ...period(), stage: 'met' } as const;
    made.put('bloc-period', met);
    expect(did(made, leader, 'apply-table', { version: 2 })).toBe('period-cannot-move');
    const other = world();
    other.put('bloc-period', met);
    expect(did(other, secretary, 'start-table-version')).toBe('period-cannot-move');
  });

  test('[TM2] never back, never to a version that is not in force', () => {
    const made = twoVersions();
    migrate(made);
    const sheet = made.get('sheet', sheetOf('u-1'));
    expect(migrate(made)).toBe('ok');
    expect(made.get('sheet', sheetOf('u-1'))).toEqual(sheet);
    expect(migrate(made, leader, 'u-1', 1)).not.toBe('ok');
    did(made, secretary, 'start-table-version');
    expect(migrate(made, leader, 'u-1', 3)).toBe('table-not-applied');
  });

  test('[CT4] an entry made over the old version is refused with both numbers, and stays with its author', () => {
    const made = twoVersions();
    migrate(made);
    const args = {
      sheetId: sheetOf('u-1'),
      owner: 'self',
      criterionId: 'i.1',
      input: { value: '5' },
      table: 1,
    };
    expect(made.make(head, { name: 'enter-score', args })).toMatchObject({
      problem: { code: 'table-version-differs', sheet: 2, change: 1 },
    });
  });
});

test('[TM1] whatever the two tables are, every cell of before is in its place or kept', async () => {
  const fc = await import('fast-check');
  const { migrated } = await import('../../../../src/domain/changes/migrate-sheet.ts');
  const kinds = [{ kind: 'expert' }, { kind: 'pass_fail' }, { kind: 'per_unit', pointPerUnit: 100 }];
  const ids = ['a', 'b', 'c', 'd'];
  const someTable = fc
    .array(fc.record({ id: fc.constantFrom(...ids), rule: fc.constantFrom(...kinds) }), { maxLength: 4 })
    .map((rows) => [...new Map(rows.map((row) => [row.id, row])).values()])
    .map((rows) =>
      tableOf([
        part(
          'i',
          'score',
          rows.length * 100,
          rows.map(({ id, rule }) => leaf(id, 100, rule)),
        ),
      ]),
    );
  const inputs = fc.dictionary(
    fc.constantFrom(...ids),
    fc.constantFrom({ value: '1' }, { passed: true }, { typed: 'x' }, null, { assigned: false as const }),
  );
  fc.assert(
    fc.property(someTable, someTable, inputs, (before, after, some) => {
      const column = columnOf('u-1', some);
      const next = migrated(column, before, after);
      const found = { ...next.cells };
      for (const { criterionId, cell } of next.kept ?? []) {
        expect(found).not.toHaveProperty(criterionId);
        found[criterionId] = cell;
      }
      expect(found).toEqual(column.cells);
    }),
    { numRuns: 200 },
  );
});
