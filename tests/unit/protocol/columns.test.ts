import { describe, expect, test } from 'vitest';
import { Packed, packRows, unpackRows, type Row } from '../../../src/protocol/columns.ts';
import { isWithin, membersOf, unpackedLength } from '../../../src/protocol/packed-size.ts';

/** Through the wire, as the other side reads it. */
const roundTrip = (rows: readonly Row[]): unknown =>
  JSON.parse(JSON.stringify(unpackRows(Packed.parse(JSON.parse(JSON.stringify(packRows(rows)))))));
const kinds = (rows: readonly Row[]) => packRows(rows).columns.map(({ column }) => column.as);

describe('there and back', () => {
  test.each<readonly [string, readonly Row[]]>([
    ['no rows', []],
    ['rows with nothing in them', [{}, {}]],
    ['nulls and what is missing', [{ a: null }, {}, { a: 1 }, { a: null, b: 'x' }]],
    [
      'groups, empty groups and plain values under one name',
      [{ a: { b: { c: 1 } } }, { a: {} }, { a: 5 }, { a: [1, { b: 2 }] }],
    ],
    ['Vietnamese in either form', [{ a: 'Nậm Nhùn' }, { a: 'Nậm Nhùn'.normalize('NFD') }]],
    ['ids with a gap', [{ a: 'abc-7' }, { a: null }, { a: 'abc-3' }, { a: 'x-999999999999999' }]],
    ['numbers as large as they come', [{ a: 9007199254740991 }, { a: -9007199254740990 }, { a: 1 }]],
    ['numbers that are not whole', [{ a: 0.1 }, { a: 1e21 }]],
  ])('[PK1] %s', (_name, rows) => {
    expect(roundTrip(rows)).toEqual(rows);
  });

  test('[PK1] a member named like a trap is a member like any other', () => {
    const rows = JSON.parse(
      '[{"__proto__":{"x":1},"constructor":"a"},{"__proto__":2,"toString":null}]',
    ) as Row[];
    const back = unpackRows(packRows(rows));
    expect(back.map((row) => JSON.stringify(row))).toEqual([
      '{"__proto__":{"x":1},"constructor":"a"}',
      '{"__proto__":2,"toString":null}',
    ]);
  });

  test('[PK2] each column is written the shortest way that fits', () => {
    const rows = Array.from({ length: 8 }, (_, at) => ({
      same: 'x',
      steps: at * 3,
      ids: `writer-${at + 1}`,
      words: at % 2 ? 'a' : 'b',
      plain: `text ${at}`,
    }));
    expect(kinds(rows)).toEqual(['same', 'steps', 'ids', 'words', 'plain']);
  });
});

describe('a message that was not made by us', () => {
  const packed = (columns: unknown[], rows = 1) => Packed.parse({ rows, columns });
  const broken = (columns: unknown[], rows = 1) =>
    expect(() => unpackRows(packed(columns, rows))).toThrow(RangeError);

  test('[PK3] columns that make no whole rows are a bad message', () => {
    broken([{ path: ['a'], column: { as: 'plain', values: [1, 2] } }]);
    broken([{ path: ['a'], column: { as: 'words', words: ['x'], at: [1] } }]);
    broken([{ path: ['a'], column: { as: 'words', words: ['x'], at: [-1] } }]);
    broken([{ path: ['a'], column: { as: 'ids', words: ['x'], word: [0], steps: [] } }]);
    broken([{ path: [], column: { as: 'same', value: 1 } }]);
    broken([
      { path: ['a'], column: { as: 'same', value: 1 } },
      { path: ['a', 'b'], column: { as: 'same', value: 1 } },
    ]);
  });

  test('[PK3] no path leads through a value to what all objects share', () => {
    broken([
      { path: ['a'], column: { as: 'same', value: {} } },
      { path: ['a', '__proto__', 'polluted'], column: { as: 'same', value: 'yes' } },
    ]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test('[PK3] rows that a column lacks may be said any number of times over', () => {
    const rows = 200_000;
    const absent = Array.from({ length: 4_000_000 }, (_, at) => (at % 2 === 0 ? 1 : rows - 2));
    const column = { path: ['a'], column: { as: 'plain', values: ['first', 'last'] }, absent };
    const back = unpackRows(packed([column], rows));
    expect([back.length, back[0], back[1], back.at(-2), back.at(-1)]).toEqual([
      rows,
      { a: 'first' },
      {},
      {},
      { a: 'last' },
    ]);
  });

  test('[PK11] what rows come to is known before they are unpacked: a value said once counts for every row', () => {
    const same = (name: string, value: string) => ({ path: [name], column: { as: 'same', value } });
    const wide = packed(
      Array.from({ length: 100 }, (_, at) => same(`x${at}`, '')),
      1000,
    );
    const long = packed([same('a', 'đ'.repeat(998))], 1000);
    const told = packed(
      [{ path: ['a'], column: { as: 'words', words: ['đ'.repeat(998)], at: Array(1000).fill(0) } }],
      1000,
    );
    expect([unpackedLength(wide), unpackedLength(long), unpackedLength(told)]).toEqual([200_000, 1e6, 1e6]);
    const room = { rows: 2000, characters: 2_100_000 };
    expect(isWithin([long, long], room)).toBe(true);
    expect(isWithin([long, told], room)).toBe(true);
    expect(isWithin([long, long], { ...room, rows: 1999 })).toBe(false);
    expect(isWithin([long, long], { ...room, characters: 2_000_000 })).toBe(false);
    // Members cost, even where their values are nothing.
    expect(isWithin([wide], { ...room, characters: 900_000 })).toBe(false);
    expect(isWithin([packed([], 1_000_000)], room)).toBe(false);
  });

  test('[PK11] and how many members: each with the groups above it, in the rows that have it and no others', () => {
    const rows = [
      ...Array.from({ length: 3 }, (_, at) => ({ seq: at, args: { a: { b: 1 }, c: `w-${at + 1}` } })),
      ...Array.from({ length: 5 }, (_, at) => ({
        seq: at,
        args: { d: ['x', 'y'][at % 2] as string, e: at },
      })),
    ];
    expect(membersOf(packRows(rows))).toBe(3 * (1 + 3 + 2) + 5 * (1 + 2 + 2));
    const deep = { path: 'abcdefgh'.split(''), column: { as: 'same', value: 0 } };
    expect(membersOf(packed([deep], 1000))).toBe(8000);
    // Runs that overlap, go back or lead beyond the end may name no row at all.
    for (const absent of [
      [0, 600, 0, 600],
      [600, 100, 0, 1],
      [0, 1001],
      [10, -10],
    ]) {
      expect(membersOf(packed([{ ...deep, absent }], 1000))).toBe(8000);
    }
    expect(membersOf(packed([{ ...deep, absent: [0, 400, 600, 400] }], 1000))).toBe(1600);
  });
});
