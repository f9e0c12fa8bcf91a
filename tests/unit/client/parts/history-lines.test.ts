import { expect, test } from 'vitest';
import {
  goneFrom,
  historyLines,
  leafOfVersion,
  textsOf,
} from '../../../../src/client/parts/history-lines.ts';
import { sheetIdParts } from '../../../../src/domain/ids.ts';
import { leafOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { tableIdOf } from '../../../../src/domain/records.ts';
import { receivedApart } from '../../../../src/client/parts/told-moment.ts';
import { pendingOf } from '../../../../src/client/replica/bloc-copy.ts';
import type { HistoryEntry } from '../../../../src/protocol/history.ts';
import { entry, leaf, part, sheetOf, tableOf } from '../../../support/small-bloc.ts';

const place = { sheetId: sheetOf('u-1'), owner: 'self' as const, criterionId: 'i.1' };
/** A device that holds no record besides. */
const nobody = { get: () => undefined } as unknown as Parameters<typeof leafOfVersion>[0];
const told = (position: number, value: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  position,
  id: `aaaaaaaaaaaa-${position}`,
  name: 'enter-score',
  args: entry('i.1', { value }, { reason: `lần ${position}` }),
  base: position === 1 ? null : `aaaaaaaaaaaa-${position - 1}`,
  author: 'canbo',
  at: position,
  receivedAt: position,
  ...more,
});

test('[HY3] a cell’s lines are its own entries in order, each with what it took the place of and why; a choice with all it was between', () => {
  const elsewhere = told(2, '9', { args: entry('i.3', { value: '9' }) });
  const settled = told(4, '5', {
    name: 'settle-conflict',
    base: null,
    args: { ...place, seen: ['aaaaaaaaaaaa-3', 'bbbbbbbbbbbb-1'], input: { value: '5' }, reason: '' },
  });
  const beside = told(3, '5', { id: 'bbbbbbbbbbbb-1', base: 'aaaaaaaaaaaa-1' });
  const lines = historyLines(
    place,
    [told(1, '3'), elsewhere, told(3, '4', { base: 'aaaaaaaaaaaa-1' }), beside, settled],
    [],
    'ai',
    nobody,
  );
  expect(lines.map(({ what, from, to, reason }) => [what, from, to, reason])).toEqual([
    ['entered', [], { value: '3' }, 'lần 1'],
    ['entered', [{ value: '3' }], { value: '4' }, 'lần 3'],
    ['entered', [{ value: '3' }], { value: '5' }, 'lần 3'],
    ['settled', [{ value: '4' }, { value: '5' }], { value: '5' }, ''],
  ]);
});

test('[HY3] a version that was cleared stands in the choice as a blank', () => {
  const cleared = told(2, '', { id: 'bbbbbbbbbbbb-1', base: null, args: entry('i.1', null) });
  const settled = told(3, '3', {
    name: 'settle-conflict',
    base: null,
    args: { ...place, seen: ['aaaaaaaaaaaa-1', 'bbbbbbbbbbbb-1'], input: { value: '3' }, reason: '' },
  });
  const lines = historyLines(place, [told(1, '3'), cleared, settled], [], 'ai', nobody);
  expect(lines.at(-1)?.from).toEqual([{ value: '3' }, null]);
});

test('[HY3] what waits on this device comes last and says so; what the server has since told is not told twice', () => {
  const waiting = pendingOf(9, 'bbbbbbbbbbbb', 1, {
    name: 'enter-score',
    args: entry('i.1', { value: '8' }),
    base: 'aaaaaaaaaaaa-1',
    at: 50,
  });
  const taken = pendingOf(8, 'aaaaaaaaaaaa', 1, {
    name: 'enter-score',
    args: entry('i.1', { value: '3' }),
    base: null,
    at: 1,
  });
  const lines = historyLines(place, [told(1, '3')], [taken, waiting], 'toi', nobody);
  expect(lines.map(({ id, from, waits, author }) => [id, from, waits, author])).toEqual([
    ['aaaaaaaaaaaa-1', [], false, 'canbo'],
    ['bbbbbbbbbbbb-1', [{ value: '3' }], true, 'toi'],
  ]);
});

test('[HY3] an entry that this release cannot read is passed over, and the others are told', () => {
  expect(historyLines(place, [told(1, '3', { args: 7 }), told(2, '4')], [], 'ai', nobody)).toHaveLength(1);
});

test('[HY6] an entry that was dated back tells when the server had it; one of the same day does not', () => {
  const day = 24 * 60 * 60_000;
  const apart = (at: number, receivedAt: number) =>
    historyLines(place, [told(1, '3', { at, receivedAt })], [], 'ai', nobody).map(receivedApart);
  expect(apart(1000 * day, 1000 * day + 3_600_000)).toEqual([undefined]);
  expect(apart(5 * day, 1000 * day)).toEqual([1000 * day]);
  // A clock that is fast.
  expect(apart(2000 * day, 1000 * day)).toEqual([1000 * day]);
  const waiting = pendingOf(9, 'bbbbbbbbbbbb', 1, {
    name: 'enter-score',
    args: entry('i.1', { value: '8' }),
    base: null,
    at: 50,
  });
  expect(historyLines(place, [], [waiting], 'ai', nobody).map(receivedApart)).toEqual([undefined]);
});

test('[HY7] an entry keeps the words of the version of the table that it was made under', () => {
  const levels = (labels: readonly string[]) =>
    leaf('i.1', 1000, {
      kind: 'choice',
      options: labels.map((label, at) => ({ id: `o${at + 1}`, label, points: 100 * (at + 1) })),
    });
  const [then, now] = [
    tableOf([part('i', 'score', 1000, [levels(['Khá', 'Xuất sắc'])])]),
    { ...tableOf([part('i', 'score', 1000, [levels(['Đạt'])])]), version: 2 },
  ];
  const versions = new Map([then, now].map((table) => [tableIdOf(table.periodId, table.version), table]));
  const world = { get: (_kind: string, id: string) => versions.get(id) } as unknown as Parameters<
    typeof leafOfVersion
  >[0];
  const chosen = (at: number, option: string, table: number) =>
    told(at, '', { args: { ...entry('i.1', { choice: option }), table } });
  const entries = [chosen(1, 'o1', 1), chosen(2, 'o2', 1), chosen(3, 'o1', 2)];
  const settled = told(4, '', {
    name: 'settle-conflict',
    args: { ...place, seen: ['aaaaaaaaaaaa-1', 'aaaaaaaaaaaa-2'], input: { choice: 'o2' }, reason: '' },
  });
  const leafAt = leafOfVersion(world, place, leafOf(now, 'i.1'));
  expect(
    historyLines(place, [...entries, settled], [], 'ai', nobody).map((line) => textsOf(line, 'vi', leafAt)),
  ).toEqual([
    { from: '', to: 'Khá' },
    { from: 'Khá', to: 'Xuất sắc' },
    { from: 'Xuất sắc', to: 'Đạt' },
    { from: 'Khá | Xuất sắc', to: 'Xuất sắc' },
  ]);
  // What today's table does not have any more is found by its entries.
  const elsewhere = told(5, '', { args: { ...entry('i.9', { value: '1' }), table: 1 } });
  const gone = goneFrom(place, [...entries, elsewhere], (id) => id === 'i.1');
  expect([...gone]).toEqual([['i.9', 1]]);
});

test('[HY8] work that was held stands where an officer let it count, as its author’s; and nothing of what was put away', () => {
  const held = {
    id: 'cccccccccccc-1',
    unitId: 'u-1',
    author: 'canbo',
    name: 'enter-score',
    args: entry('i.1', { value: '7' }, { reason: 'muộn' }),
    base: 'aaaaaaaaaaaa-1',
    at: 5,
    reason: 'held-late',
    receivedAt: 6,
    settled: null,
  };
  const world = {
    get: (_kind: string, id: string) => (id === held.id ? held : undefined),
  } as unknown as Parameters<typeof leafOfVersion>[0];
  const decided = (at: number, accept: boolean) =>
    told(at, '', {
      name: 'settle-held',
      author: 'sonoivu',
      args: { periodId: 'khoi.2023', heldId: held.id, accept, note: 'Đã đối chiếu' },
    });
  const lines = historyLines(place, [told(1, '3'), decided(2, true)], [], 'ai', world);
  expect(lines.at(-1)).toMatchObject({
    id: held.id,
    author: 'canbo',
    from: [{ value: '3' }],
    to: { value: '7' },
    reason: 'muộn',
    counted: { by: 'sonoivu', at: 2, note: 'Đã đối chiếu' },
  });
  expect(historyLines(place, [told(1, '3'), decided(2, false)], [], 'ai', world)).toHaveLength(1);
});

test('[HY9] a target stands among the lines with what it took the place of, also one that was taken away or still waits', () => {
  const given = (value: string | null, unitId = 'u-1', criterionId = 'i.1') => ({
    unitId,
    criterionId,
    value,
  });
  const setTargets = (position: number, ...targets: ReturnType<typeof given>[]) =>
    told(position, '', {
      name: 'set-targets',
      args: { periodId: sheetIdParts(place.sheetId).periodId, targets },
      base: null,
    });
  const waiting = pendingOf(9, 'bbbbbbbbbbbb', 1, {
    name: 'set-targets',
    args: { periodId: sheetIdParts(place.sheetId).periodId, targets: [given('14')] },
    base: null,
    at: 9,
  });
  const lines = historyLines(
    place,
    [
      setTargets(1, given('10'), given('7', 'u-2'), given('8', 'u-1', 'i.3')),
      told(2, '3', { base: null }),
      setTargets(3, given('12')),
      setTargets(4, given('99', 'u-2')),
      setTargets(5, given(null)),
    ],
    [waiting],
    'ai',
    nobody,
  );
  expect(lines.map(({ what, from, to, waits }) => [what, from, to, waits])).toEqual([
    ['target', [], { value: '10' }, false],
    ['entered', [], { value: '3' }, false],
    ['target', [{ value: '10' }], { value: '12' }, false],
    ['target', [{ value: '12' }], null, false],
    ['target', [], { value: '14' }, true],
  ]);
  expect(textsOf(lines[2] as (typeof lines)[number], 'vi', () => undefined)).toEqual({
    from: '10',
    to: '12',
  });
});
