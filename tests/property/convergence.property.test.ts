import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBlocCopy, pendingOf, type BlocCopy } from '../../src/client/replica/bloc-copy.ts';
import { must } from '../../src/base/assert.ts';
import { byText } from '../../src/base/compare.ts';
import { columnIdOf } from '../../src/domain/ids.ts';
import { writeBranch } from '../../src/domain/conflicts/write-branch.ts';
import type { Branch, Cell } from '../../src/domain/scoring/cell.ts';
import type { EnterScore } from '../../src/domain/changes/enter-score.ts';
import type { z } from 'zod';
import { check } from '../support/seeds.ts';
import { BLOC, entry, grantOf, person, sheetAt, smallTable } from '../support/small-bloc.ts';
import { startRun, type Run, type Step } from '../support/sync-model.ts';

const both = [grantOf('unit-clerk', 'u-1'), grantOf('unit-head', 'u-2')];
const people = [
  person('mot', ...both),
  person('hai', ...both),
  person('ba', ...both),
  person('mot', ...both),
];

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('edit' as const) },
    { weight: 4, arbitrary: fc.constant('push' as const) },
    { weight: 4, arbitrary: fc.constant('ask' as const) },
    { weight: 8, arbitrary: fc.constant('deliver' as const) },
    { weight: 2, arbitrary: fc.constant('double' as const) },
    { weight: 2, arbitrary: fc.constant('lose' as const) },
    { weight: 1, arbitrary: fc.constant('reopen' as const) },
  ),
  fc.nat(3),
  fc.nat(11),
  fc.nat(7),
);

/** Long enough that conflicts, lost verdicts and stale pages meet. */
const steps = fc.array(step, { minLength: 30, maxLength: 160, size: 'max' });

interface Version {
  readonly value: string;
  readonly ids: ReadonlySet<string>;
}

/** What should stand in each cell, from the log alone, by a model that knows sets and nothing of the code. */
function cellsByLog({ server }: Run): Map<string, Version[]> {
  const cells = new Map<string, Version[]>();
  for (const { change, accepted } of [...server.log.values()].sort((a, b) => a.position - b.position)) {
    if (!accepted) continue;
    const { sheetId, criterionId, input } = change.args as z.infer<typeof EnterScore>;
    const key = `${sheetId} ${criterionId}`;
    const value = JSON.stringify(input);
    const others = (cells.get(key) ?? []).filter(({ ids }) => change.base === null || !ids.has(change.base));
    const twin = others.find((version) => version.value === value);
    const written = { value, ids: new Set([...(twin?.ids ?? []), change.id]) };
    cells.set(key, [...others.filter((version) => version !== twin), written]);
  }
  return cells;
}

function cellsOf(copy: Pick<BlocCopy, 'all'>): Map<string, Version[]> {
  const cells = new Map<string, Version[]>();
  for (const { sheetId, cells: inside } of copy.all('column')) {
    for (const [criterionId, cell] of Object.entries(inside)) {
      cells.set(`${sheetId} ${criterionId}`, cell.map(versionOf));
    }
  }
  return cells;
}

const versionOf = ({ input, by, same = [] }: Branch): Version => ({
  value: JSON.stringify(input),
  ids: new Set([by, ...same]),
});
const comparable = (cells: ReadonlyMap<string, readonly Version[]>) =>
  Object.fromEntries(
    [...cells]
      .map(
        ([key, versions]) =>
          [key, versions.map(({ value, ids }) => `${value} ${[...ids].sort().join(' ')}`).sort()] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const bodies = (records: Iterable<{ readonly id: string; readonly body: unknown }>) =>
  Object.fromEntries(
    [...records].map(({ id, body }) => [id, body] as const).sort(([a], [b]) => byText(a, b)),
  );

describe('devices over a line that loses, doubles and reorders', () => {
  test('[CV1] when the line is whole again, every device holds what the server holds, and nothing waits', () => {
    check(
      fc.property(steps, (taken) => {
        const run = startRun(people, () => false);
        taken.forEach(run.step);
        run.heal();
        for (const { copy, outbox } of run.devices) {
          expect(outbox).toEqual([]);
          expect(copy.contested.size).toBe(0);
          expect(bodies(copy.base.values())).toEqual(bodies(run.server.records.values()));
          expect(comparable(cellsOf(copy))).toEqual(comparable(cellsByLog(run)));
        }
      }),
      500,
    );
  });

  test('[CV2] nothing authored is ever lost: it waits on its device, or the server has answered for it', () => {
    check(
      fc.property(steps, fc.nat(4), (taken, unlucky) => {
        const run = startRun(people, (id) => unlucky > 0 && Number(id.at(-1)) % 5 === unlucky);
        for (const one of taken) {
          run.step(one);
          for (const { authored, outbox } of run.devices) {
            const waiting = new Set(outbox.map(({ change }) => change.id));
            for (const id of authored) expect(waiting.has(id) || run.server.log.has(id)).toBe(true);
          }
        }
      }),
      200,
    );
  });

  test('[CV7] a cursor never goes back, and what left the outbox is in the fetched records by then', () => {
    check(
      fc.property(steps, (taken) => {
        const run = startRun(people, () => false);
        const cursors = run.devices.map(({ cursor }) => cursor);
        for (const one of taken) {
          run.step(one);
          for (const [index, { authored, outbox, copy, cursor }] of run.devices.entries()) {
            expect(cursor).toBeGreaterThanOrEqual(cursors[index] ?? 0);
            cursors[index] = cursor;
            const waiting = new Set(outbox.map(({ change }) => change.id));
            for (const id of authored.filter((each) => !waiting.has(each))) {
              const { change, position } = must(run.server.log.get(id), 'a change that is waiting nowhere');
              const { sheetId, owner } = change.args as z.infer<typeof EnterScore>;
              const held = copy.base.get(`column ${columnIdOf(sheetId, owner)}`);
              expect(held?.position).toBeGreaterThanOrEqual(position);
            }
          }
        }
      }),
      200,
    );
  });

  test('[CV3] each change is taken once, at one position of its own, and an acknowledged one stays taken', () => {
    check(
      fc.property(steps, (taken) => {
        const run = startRun(people, () => false);
        taken.forEach(run.step);
        const acknowledged = run.devices.flatMap((device) => [...device.acknowledged]);
        run.heal();
        const log = [...run.server.log.values()];
        expect(new Set(log.map(({ position }) => position)).size).toBe(log.length);
        expect(log.length).toBe(run.devices.reduce((sum, { authored }) => sum + authored.length, 0));
        for (const id of acknowledged) expect(run.server.log.get(id)?.accepted).toBe(true);
      }),
      300,
    );
  });

  test('[CV4] what the server turns away is known to its author, leaves no trace in a cell, and holds up nothing', () => {
    check(
      fc.property(steps, fc.integer({ min: 0, max: 4 }), (taken, unlucky) => {
        const run = startRun(people, (id) => Number(id.at(-1)) % 5 === unlucky);
        taken.forEach(run.step);
        run.heal();
        const turnedAway = [...run.server.log.values()]
          .filter(({ accepted }) => !accepted)
          .map(({ change }) => change.id);
        expect(run.devices.flatMap(({ refused }) => [...refused]).sort()).toEqual(turnedAway.sort());
        for (const { copy, outbox } of run.devices) {
          expect(outbox).toEqual([]);
          expect(comparable(cellsOf(copy))).toEqual(comparable(cellsByLog(run)));
        }
      }),
      300,
    );
  });
});

describe('what waits, on top of what was fetched', () => {
  const edit = fc.record({
    criterion: fc.constantFrom('i.1', 'i.3'),
    value: fc.nat(3),
    base: fc.nat(4),
    at: fc.nat(9),
  });
  const changes = (
    from: number,
    edits: readonly { criterion: string; value: number; base: number; at: number }[],
  ) =>
    edits.map(({ criterion, value, base, at }, index) =>
      pendingOf(from + index, 'writerwriter', from + index, {
        name: 'enter-score',
        args: entry(criterion, { value: String(value) }),
        base: base === 0 ? null : `writerwriter-${base}`,
        at,
      }),
    );
  const records = [
    { kind: 'criteria-table', id: 'khoi.2024@1', position: 1, body: smallTable() },
    { kind: 'sheet', id: sheetAt('u-1').id, position: 2, body: sheetAt('u-1') },
  ];
  const newer = (stage: 'open' | 'self_submitted') => [
    { kind: 'sheet', id: sheetAt('u-1').id, position: 3, body: sheetAt('u-1', stage) },
  ];
  const copyWith = () => {
    const copy = createBlocCopy(BLOC, () => person('mot', ...both));
    copy.rebase(records, [], true);
    return copy;
  };
  const seen = (copy: BlocCopy) => ({
    cells: copy.all('column'),
    contested: [...copy.contested],
    pending: copy.pending,
  });

  test('[CV5] showing an entry and then taking in news is the same as the other way round', () => {
    const some = fc.array(edit, { maxLength: 6 });
    check(
      fc.property(
        some,
        some,
        fc.constantFrom('open' as const, 'self_submitted' as const),
        (old, fresh, stage) => {
          const [waiting, added] = [changes(1, old), changes(1 + old.length, fresh)];
          const [one, other] = [copyWith(), copyWith()];
          for (const copy of [one, other]) copy.append(waiting);
          one.append(added);
          one.rebase(newer(stage), [...waiting, ...added], false);
          other.rebase(newer(stage), waiting, false);
          other.append(added);
          expect(seen(one)).toEqual(seen(other));
        },
      ),
      300,
    );
  });

  test('[CV6] what the rules would now refuse still waits, and says why', () => {
    const copy = copyWith();
    copy.append(changes(1, [{ criterion: 'i.1', value: 1, base: 0, at: 0 }]));
    copy.rebase(newer('self_submitted'), copy.pending, false);
    expect(copy.pending).toHaveLength(1);
    expect([...copy.contested.values()]).toEqual([{ code: 'sheet-not-open' }]);
    copy.rebase(newer('open'), copy.pending, false);
    expect([copy.contested.size, copy.all('column').length]).toEqual([0, 1]);
  });
});

test('[CF2] whoever writes, a cell keeps every version nobody replaced, and never two that say the same', () => {
  const write = fc.record({ value: fc.nat(2), base: fc.option(fc.nat(8)), author: fc.nat(2) });
  check(
    fc.property(fc.array(write, { maxLength: 12 }), (writes) => {
      let cell: Cell | undefined;
      for (const [index, { value, base, author }] of writes.entries()) {
        const next = {
          input: { value: String(value) },
          reason: '',
          by: `wwwwwwwwwwww-${index + 1}`,
          author: `a${author}`,
          at: 0,
        };
        const before = cell ?? [];
        cell = writeBranch(cell, next, base === null ? null : `wwwwwwwwwwww-${base}`);
        const replaced = before.filter(
          ({ by, same = [] }) => base !== null && [by, ...same].includes(`wwwwwwwwwwww-${base}`),
        );
        for (const kept of before.filter((branch) => !replaced.includes(branch))) {
          expect(cell.some(({ by }) => by === kept.by)).toBe(true);
        }
        expect(cell.some(({ by, same = [] }) => by === next.by || same.includes(next.by))).toBe(true);
        expect(new Set(cell.map(({ input }) => JSON.stringify(input))).size).toBe(cell.length);
      }
    }),
    500,
  );
});
