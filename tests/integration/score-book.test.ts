// What the app writes as .xlsx, opened and reckoned by LibreOffice, cell by cell.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { readInputsFile } from '../../src/cli/score/inputs-file.ts';
import { CriteriaTable, indexOf, type Node } from '../../src/domain/criteria/criteria-table.ts';
import { bounds } from '../../src/domain/criteria/bounds.ts';
import { standingsOf } from '../../src/domain/ranking/standings.ts';
import { openZip } from '../../src/office/import/file/open-zip.ts';
import { scoreUnits, type UnitInputs } from '../../src/domain/scoring/total.ts';
import {
  HEADS,
  scoreBook,
  scoreSheets,
  type BookUnit,
  type ScoreBook,
} from '../../src/office/scores/score-book.ts';
import { columnName, sheetName, writeWorkbook } from '../../src/office/workbook/write-workbook.ts';
import { hasLibreOffice } from '../../tools/browser.mjs';
import { sheetsAsCsv } from '../support/libre-office.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../support/small-bloc.ts';
import { seeded } from '../../src/base/random.ts';

const fixture = (file: string) =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../fixtures/every-kind/${file}`, import.meta.url)), 'utf8'),
  ) as unknown;

function bookOf(table: CriteriaTable, inputs: readonly UnitInputs[]): ScoreBook {
  const scores = scoreUnits(table, inputs);
  const { placed } = standingsOf(table, scores);
  return {
    table,
    blocName: 'Khối thi đua thử',
    period: '2024',
    owner: 'self',
    mark: '',
    draft: '',
    notes: [],
    units: inputs.map((unit, index): BookUnit => {
      const score = must(scores[index], 'a score');
      return {
        unitId: unit.unitId,
        name: `Đơn vị ${unit.unitId}`,
        shortName: unit.unitId,
        table,
        targets: unit.targets,
        columns: { self: unit.column, bloc: unit.column },
        scores: { self: score, bloc: score },
        draft: '',
        notes: [],
        place: placed.find(({ unitId }) => unitId === unit.unitId)?.place,
      };
    }),
  };
}

/** The bloc whose scores were reckoned by hand. */
function everyKind(): ScoreBook {
  const table = CriteriaTable.parse(fixture('table.json'));
  const { units } = readInputsFile('inputs.json', fixture('inputs.json'), table);
  return bookOf(
    table,
    units.map(({ unit, targets, cells }) => ({
      unitId: unit,
      column: columnOf(unit, Object.fromEntries([...cells].map(([id, { input }]) => [id, input]))),
      targets: targetsOf(unit, targets),
    })),
  );
}

/** The workbook without the results that the writer puts beside its formulas: the other program must reckon. */
async function unreckoned(book: ScoreBook): Promise<Uint8Array> {
  const sheets = scoreSheets(book).map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell !== null && typeof cell === 'object' && 'formula' in cell
          ? { ...cell, result: undefined }
          : cell,
      ),
    })),
  }));
  return writeWorkbook(sheets, 'thử');
}

const points = (text: string | undefined): number | string | undefined =>
  text === undefined || text === '' ? undefined : text === 'KG' ? 'KG' : Math.round(Number(text) * 100);

/** Every part, group, criterion and total of every unit against the engine; gives the number of cells compared. */
function agrees(book: ScoreBook, sheets: ReadonlyMap<string, string[][]>): number {
  let compared = 0;
  const summary = must(sheets.get('Tổng hợp'), 'a summary');
  for (const [index, unit] of book.units.entries()) {
    const rows = must(sheets.get(unit.shortName), `a sheet of ${unit.shortName}`);
    const score = unit.scores.self;
    const pointsAt = must(rows[5], 'a head').indexOf(HEADS.selfPoints);
    const idAt = must(rows[5], 'a head').indexOf(HEADS.id);
    const check = (what: string, text: string | undefined, wanted: number | string | undefined) => {
      expect([what, points(text)]).toEqual([what, wanted]);
      compared += 1;
    };
    for (const [at, row] of rows.entries()) {
      const id = row[idAt] ?? '';
      if (at > 5 && id !== '') {
        const wanted = onPaper(unit, id);
        check(`${unit.unitId} ${id}`, row[pointsAt], wanted);
        check(`tổng hợp ${unit.unitId} ${id}`, summary[at]?.[3 + index], wanted);
      }
    }
    // A unit that the column has not scored at all has no sums either [SC1].
    const sum = (hundredths: number) => (score.progress.done === 0 ? undefined : hundredths);
    const named = (name: string) => rows.findLast((row) => row[1] === name)?.[pointsAt];
    const base = rows.findLast((row) => row[1]?.startsWith('Tổng điểm phần'))?.[pointsAt];
    // Where the total alone is rounded, the scale's sum is shown and not rounded.
    if (unit.table.policies.rounding.at !== 'total') check(`${unit.unitId} base`, base, sum(score.base));
    check(`${unit.unitId} bonus`, named('Điểm thưởng'), sum(score.bonus));
    check(`${unit.unitId} penalty`, named('Điểm trừ'), sum(score.penalty));
    check(`${unit.unitId} total`, named('TỔNG CỘNG'), sum(score.total));
    const total = summary.find((row) => row[1] === 'TỔNG CỘNG');
    check(`tổng hợp ${unit.unitId} total`, total?.[3 + index], sum(score.total));
  }
  return compared;
}

/** What paper prints in a row: of a part or group what was earned, nothing where nothing below is scored [PR2]. */
function onPaper({ table, scores: { self } }: BookUnit, id: string): number | 'KG' | undefined {
  const outcome = self.outcomes.get(id);
  if (outcome) {
    if (outcome.state === 'scored') return outcome.points;
    return outcome.state === 'not-assigned' ? 'KG' : undefined;
  }
  const below = leavesUnder(table, id).map((leafId) => self.outcomes.get(leafId)?.state);
  if (below.includes('scored')) return self.groups.get(id)?.earned;
  return below.every((state) => state === 'not-assigned') ? 'KG' : undefined;
}

function leavesUnder({ parts }: CriteriaTable, id: string): readonly string[] {
  const under = (node: { id: string; children?: readonly Node[] | undefined }, within: boolean): string[] =>
    node.children
      ? node.children.flatMap((child) => under(child, within || node.id === id))
      : within
        ? [node.id]
        : [];
  return parts.flatMap((one) => under(one, false));
}

describe.skipIf(!hasLibreOffice())('opened in LibreOffice', () => {
  test('[OX2] every sum of the sheets reckoned by hand is the same, and lives', async () => {
    const book = everyKind();
    expect(agrees(book, await sheetsAsCsv(await unreckoned(book)))).toBeGreaterThan(100);
  });

  test('[OX8] KG that the table gives points for is shown as both, and is summed', async () => {
    const table = tableOf(
      [part('i', 'score', 2000, [leaf('a', 1000, { kind: 'expert' }), leaf('b', 1000, { kind: 'expert' })])],
      { policies: { notAssigned: { policy: 'give_full' } } },
    );
    const inputs: readonly UnitInputs[] = [
      {
        unitId: 'u-1',
        column: columnOf('u-1', { a: { assigned: false }, b: { value: '8' } }),
        targets: undefined,
      },
    ];
    const bytes = await unreckoned(bookOf(table, inputs));
    const shown = await sheetsAsCsv(bytes, 'shown');
    const stored = await sheetsAsCsv(bytes);
    const cellsOf = (sheets: typeof shown, sheet: string, name: string, column: number) =>
      must(
        sheets.get(sheet)?.find((row) => row[1] === name),
        name,
      )[column];
    for (const [sheet, column] of [
      ['u-1', 6],
      ['Tổng hợp', 3],
    ] as const) {
      expect(cellsOf(shown, sheet, 'Tiêu chí a', column)).toBe('10.00 (KG)');
      expect(cellsOf(stored, sheet, 'Tiêu chí a', column)).toBe('10');
      expect(cellsOf(stored, sheet, 'Phần i', column)).toBe('18');
      expect(cellsOf(shown, sheet, 'TỔNG CỘNG', column)).toBe('18.00');
    }
  });

  test.each([
    ['part', { policy: 'exclude_and_rescale', level: 'part' }, { step: 1, at: 'criterion' }],
    ['table', { policy: 'exclude_and_rescale', level: 'table' }, { step: 1, at: 'criterion' }],
    ['full', { policy: 'give_full' }, { step: 25, at: 'criterion' }],
    ['zero', { policy: 'give_zero' }, { step: 10, at: 'part' }],
    ['total', { policy: 'exclude_and_rescale', level: 'part' }, { step: 50, at: 'total' }],
    ['odd part', { policy: 'exclude_and_rescale', level: 'part' }, { step: 50, at: 'part' }, 25],
    ['odd total', { policy: 'give_full' }, { step: 100, at: 'total' }, 25],
    ['odd table', { policy: 'exclude_and_rescale', level: 'table' }, { step: 100, at: 'part' }, 25],
  ])('[OX2] random scores under the policy %s', async (_, notAssigned, rounding, odd = 0) => {
    const table = tableOf(
      [
        part('i', 'score', 5000, [
          leaf('a', 1000, { kind: 'target_ratio' }),
          leaf('b', 1000, { kind: 'target_ratio' }),
          {
            id: 'g',
            code: '1',
            name: 'Nhóm',
            max: 2000,
            capAtMax: true,
            children: [leaf('c', 1500, { kind: 'expert' }), leaf('d', 1500, { kind: 'expert' })],
          },
          {
            id: 'h',
            kind: 'group_best_of',
            code: '2',
            name: 'Cao nhất',
            max: 1000,
            children: [
              leaf('e', 1000, { kind: 'expert' }),
              leaf('f', 600, { kind: 'target_ratio', overshoot: { pointsPerPct: 5, cap: 150 } }),
            ],
          },
          leaf('plus', 300, { kind: 'expert' }, { bonus: { of: 'a' } }),
          leaf(
            'free',
            300,
            { kind: 'target_ratio', overshoot: { pointsPerPct: 2, cap: 90 } },
            { bonus: { of: null } },
          ),
        ]),
        part('ii', 'score', 1000 + odd, [leaf('k', 1000 + odd, { kind: 'target_ratio' })]),
        part('t', 'bonus', 400, [leaf('m', 400, { kind: 'expert' })]),
        part('p', 'penalty', 0, [leaf('n', 0, { kind: 'per_unit', pointPerUnit: -100 })], { min: -300 }),
      ],
      { policies: { notAssigned, rounding, bonusCap: 500, penaltyCap: { percentOfScale: '4' } } },
    );
    const random = seeded(7);
    const units = Array.from({ length: 6 }, (__, index) => {
      const unitId = `u-${index}`;
      const inputs = Object.fromEntries(
        indexOf(table).leaves.map(({ leaf: { id, max } }) => {
          // One that nobody scored, one of which nothing was asked, one that did all in full.
          if (index === 3) return [id, null];
          if (index === 4) return [id, { assigned: false } as const];
          if (index === 5 && id !== 'n') return [id, { value: String(id === 'a' ? '7' : max / 100) }];
          const dice = random();
          if (dice < 0.25) return [id, { assigned: false } as const];
          if (dice < 0.3) return [id, null];
          const most = id === 'n' ? 5 : Math.max(1, max / 100);
          const whole = Math.floor(random() * most);
          return [id, { value: String(id === 'n' || whole > most - 1 ? whole : whole + 0.5) }];
        }),
      );
      return {
        unitId,
        column: columnOf(unitId, inputs),
        targets: targetsOf(unitId, { a: '7', b: '13', k: '9', f: '2', free: '2' }),
      };
    });
    const book = bookOf(table, units);
    expect(agrees(book, await sheetsAsCsv(await unreckoned(book)))).toBeGreaterThan(150);
  });
});

describe('what is written', () => {
  test('[OX2] parts that the table rounds are rounded in the workbook too, bonus and penalty among them', () => {
    const table = tableOf(
      [
        part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })]),
        part('t', 'bonus', 400, [leaf('b', 400, { kind: 'expert' })]),
        part('p', 'penalty', 0, [leaf('n', 0, { kind: 'expert', min: -500 })], { min: -300 }),
      ],
      { policies: { rounding: { step: 50, at: 'part' } } },
    );
    const given = { a: { value: '9' }, b: { value: '1.2' }, n: { value: '-1.2' } };
    const book = bookOf(table, [{ unitId: 'u', column: columnOf('u', given), targets: undefined }]);
    const pointsOf = (name: string) =>
      scoreSheets(book)[1]?.rows.find(({ cells }) => cells[1] === name)?.cells[6];
    // The rows have what was earned, as on paper.
    expect([pointsOf('Phần t'), pointsOf('Phần p')]).toMatchObject([{ result: 1.2 }, { result: -1.2 }]);
    const holding = (formula: string) => ({ formula: expect.stringContaining(formula) as string });
    expect(pointsOf('Điểm thưởng')).toMatchObject({ ...holding('ROUND((N(G9))/0.5,0)*0.5'), result: 1 });
    expect(pointsOf('Điểm trừ')).toMatchObject({
      ...holding('ROUND((MAX(N(G11),-3))/0.5,0)*0.5'),
      result: -1,
    });
  });

  test('[OX2] a part of the scale that has a least of its own has it in the workbook', () => {
    const table = tableOf([
      part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })]),
      part('k', 'score', 0, [leaf('n', 0, { kind: 'expert', min: -500 })], { min: -300 }),
    ]);
    const given = { a: { value: '9' }, n: { value: '-4' } };
    const book = bookOf(table, [{ unitId: 'u', column: columnOf('u', given), targets: undefined }]);
    const cell = (name: string) =>
      scoreSheets(book)[1]?.rows.find(({ cells }) => cells[1] === name)?.cells[6];
    expect(cell('Phần k')).toMatchObject({ result: -4 });
    expect(cell('Tổng điểm phần i, k')).toMatchObject({
      result: 6,
      formula: expect.stringContaining('MAX(N(G9),-3)') as string,
    });
  });

  test('[OX1] text never becomes a formula, whatever it begins with', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        '\r=1',
        '＝1+1',
        '=HYPERLINK("http://x")',
        "'=1",
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const table = tableOf([
          part('i', 'score', 1000, [
            leaf('a', 1000, { kind: 'expert' }, { name: text, code: text.slice(0, 30), unit: text }),
          ]),
        ]);
        const book = {
          ...bookOf(table, [
            { unitId: 'u', column: columnOf('u', { a: { typed: text || 'x' } }), targets: undefined },
          ]),
          blocName: text,
        };
        const read = await readXlsx(await scoreBook(book));
        const sheet = must(read.sheets[1], 'the unit’s sheet');
        const asked = scoreSheets(book)[1]?.rows.flatMap((row, at) =>
          row.cells.flatMap((cell, column) =>
            cell !== null && typeof cell === 'object' && 'formula' in cell ? [`${at},${column}`] : [],
          ),
        );
        const formulas = [...(sheet.cells ?? new Map())].filter(
          ([, cell]) => (cell as { formula?: string }).formula !== undefined,
        );
        expect(formulas.map(([key]) => key as string).sort()).toEqual([...(asked ?? [])].sort());
      }),
      { numRuns: 60 },
    );
  });

  test('[OX1] a name that Excel refuses for a sheet is made one that it takes, and told apart', () => {
    const taken = new Set<string>();
    const named = (text: string) => {
      const name = sheetName(text, taken);
      taken.add(name.toLowerCase());
      return name;
    };
    expect(named('Xã A/B: [1]*?')).toBe('Xã A B   1');
    expect(named('Đơn vị có cái tên rất dài không vừa một trang tính').length).toBeLessThanOrEqual(31);
    expect([named('Sìn Hồ'), named('sìn hồ'), named('')]).toEqual(['Sìn Hồ', 'sìn hồ 2', 'Đơn vị']);
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  test('[OX3] a figure stands exactly: as a number where a number holds it, else as text', async () => {
    const table = tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'target_ratio' })])]);
    const selfOf = async (value: string) => {
      const book = bookOf(table, [
        { unitId: 'u', column: columnOf('u', { a: { value } }), targets: undefined },
      ]);
      const { sheets } = await readXlsx(await scoreBook(book));
      return sheets[1]?.rows[7]?.[5];
    };
    expect(await selfOf('0.1')).toBe(0.1);
    expect(await selfOf('123456789.123456')).toBe(123456789.123456);
    expect(await selfOf('999999999999.999999')).toBe('999.999.999.999,999999');
  });
});

describe('beside the signed summary', () => {
  test('[OX7] the total is of the scale and the bonus, ranks are whole, every name carries its head to the next page', async () => {
    const book = everyKind();
    const { total, bonus } = bounds(book.table);
    const sheets = scoreSheets(book);
    for (const { rows } of sheets) {
      const maxOf = (name: string) => rows.find(({ cells }) => cells[1] === name)?.cells[2];
      expect(maxOf('TỔNG CỘNG')).toBe(total / 100);
      expect(maxOf('Điểm thưởng')).toBe(bonus / 100);
      expect(rows.find(({ cells }) => cells[1] === 'XẾP HẠNG')?.dress).toBe('place');
    }
    const [first] = book.units;
    const named = { ...book, units: [{ ...must(first, 'a unit'), shortName: "Mường Tè's" }] };
    const bytes = await writeWorkbook(scoreSheets(named), 'thử');
    const xml = new TextDecoder().decode(await openZip(bytes).read('xl/workbook.xml'));
    expect(xml).toContain(">'Tổng hợp'!$6:$6<");
    expect(xml).toContain(">'Mường Tè s'!$6:$6<");
    const read = await readXlsx(bytes, { readStyles: true });
    const summary = must(read.sheets[0], 'a summary');
    const at = summary.rows.findIndex((row) => row[1] === 'XẾP HẠNG');
    expect(summary.cells?.get(`${at},3`)?.style?.numFmt).toBe('0');
  });

  test('[OX7] what the appraisal came to stands beside the bloc’s points; a sheet that may not be read leaves it out', () => {
    const book = everyKind();
    const [first, second, ...others] = book.units;
    const [a, b] = [must(first, 'a unit'), must(second, 'a unit')];
    const { id } = must(indexOf(book.table).leaves[0], 'a criterion').leaf;
    const sheets = scoreSheets({
      ...book,
      units: [
        {
          ...a,
          appraised: { total: 84_915, place: 7, points: { [id]: { points: 1575, notAssigned: false } } },
        },
        { ...b, appraised: { total: 90_000, place: null, points: undefined } },
        ...others,
      ],
    });
    const [summary, own, hidden] = sheets;
    const lineOf = (sheet: typeof own, name: string) =>
      must(
        sheet?.rows.find(({ cells }) => cells[1] === name),
        name,
      ).cells;
    const column = must(own, 'a sheet').rows[5]?.cells.indexOf(HEADS.appraised) ?? -1;
    expect(lineOf(own, 'TỔNG CỘNG')[column]).toBe(849.15);
    expect(lineOf(own, 'XẾP HẠNG')[column]).toBe(7);
    const points = (sheet: typeof own) =>
      must(sheet, 'a sheet').rows.find(({ cells }) => cells.includes(id))?.cells[column];
    expect([points(own), points(hidden)]).toEqual([15.75, null]);
    expect(lineOf(summary, 'TỈNH THẨM ĐỊNH: TỔNG CỘNG').slice(3, 5)).toEqual([849.15, 900]);
    expect(lineOf(summary, 'TỈNH THẨM ĐỊNH: XẾP HẠNG').slice(3, 5)).toEqual([7, null]);
    // Without an appraisal nothing is said of one.
    expect(scoreSheets(book)[0]?.rows.map(({ cells }) => cells[1])).not.toContain(
      'TỈNH THẨM ĐỊNH: TỔNG CỘNG',
    );
  });

  test('[OX8] rows have the maxima of the paper: of a part that takes away its least, of conditions none', () => {
    const table = tableOf([
      part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })]),
      part('p', 'penalty', 0, [leaf('n', 0, { kind: 'expert', min: -500 })], { min: -300 }),
      part('q', 'conditions', 0, [leaf('c', 0, { kind: 'pass_fail' })]),
    ]);
    const book = bookOf(table, [{ unitId: 'u', column: columnOf('u', {}), targets: undefined }]);
    for (const { rows } of scoreSheets(book)) {
      const maxOf = (code: string) => rows.find(({ cells }) => cells[0] === code)?.cells[2];
      expect(['i', 'a', 'p', 'n', 'q', 'c'].map(maxOf)).toEqual([10, 10, -3, null, null, null]);
    }
  });
});
