// The auditor's command, run as an auditor runs it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/cli/schemas.ts';
import { ScoreResult } from '../../src/cli/score/result.ts';

const at = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const fixture = (file: string) => at(`tests/fixtures/every-kind/${file}`);
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as never;

interface Expected {
  readonly units: readonly {
    readonly unit: string;
    readonly rank: number | null;
    readonly award: string | null;
    readonly grade: string | null;
    readonly total: string;
    readonly bonus: string;
    readonly penalty: string;
    readonly parts: Readonly<Record<string, string>>;
    readonly points: Readonly<Record<string, string>>;
  }[];
}
const expected: Expected = readJson(fixture('expected.json'));
const folder = mkdtempSync(path.join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('src/cli/main.ts'), 'score', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function resultOf(inputs: string): ScoreResult {
  const { status, stdout } = run('--table', fixture('table.json'), '--inputs', inputs);
  expect(status).toBe(0);
  return ScoreResult.parse(JSON.parse(stdout));
}

describe('a bloc with every kind of rule', () => {
  test.each(['inputs.json', 'inputs.csv'])(
    '[CL1] %s agrees with what was reckoned by hand, to the hundredth',
    (file) => {
      const { units } = resultOf(fixture(file));
      const said = units.map(({ unit, rank, award, grade, total, bonus, penalty, parts, criteria }) => ({
        unit,
        rank,
        award,
        grade,
        total,
        bonus,
        penalty,
        parts: Object.fromEntries(
          parts.filter(({ role }) => role === 'score').map(({ id, points }) => [id, points]),
        ),
        points: Object.fromEntries(
          criteria.map(({ id, points, state }) => [id, points ?? (state === 'not-assigned' ? 'KG' : state)]),
        ),
      }));
      expect(said).toEqual(expected.units);
    },
  );

  test('[CL1] every number comes with its reasons, and a gate with what shut it', () => {
    const { units } = resultOf(fixture('inputs.json'));
    const [first] = units;
    expect(first?.criteria.find(({ id }) => id === 'i.5')?.working).toEqual([
      'Chênh −3%, tính −3 mức.',
      '20 − 3 × 0,5 = 18,5',
    ]);
    for (const unit of units) {
      for (const criterion of unit.criteria) {
        if (criterion.state === 'scored') expect(criterion.working, criterion.id).not.toEqual([]);
        expect(criterion.rule, criterion.id).not.toEqual([]);
      }
    }
    expect(units[2]).toMatchObject({
      status: 'not-ranked',
      gates: [{ id: 'dieu-kien', lines: ['Không xếp hạng: Không ký giao ước'] }],
    });
  });

  test('[CL1] in English too', () => {
    const { stdout } = run(
      '--table',
      fixture('table.json'),
      '--inputs',
      fixture('inputs.json'),
      '--language',
      'en',
    );
    expect(stdout).toContain('Not ranked: ');
  });
});

describe('a wrong file', () => {
  const write = (name: string, text: string | Uint8Array) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const change = (file: string, how: (json: never) => void) => {
    const json = readJson(fixture(file));
    how(json);
    return write(`${Math.random()}.json`, JSON.stringify(json));
  };
  const csv = (...rows: readonly string[]) => write(`${Math.random()}.csv`, rows.join('\n'));
  const complaint = (table: string, inputs: string) => {
    const { status, stdout, stderr } = run('--table', table, '--inputs', inputs);
    expect([status, stdout]).toEqual([2, '']);
    return stderr;
  };
  const table = fixture('table.json');

  test('[CL2] names the path of what is wrong in a table', () => {
    const bad = change('table.json', ({ parts }: { parts: { children: { rule: { kind: string } }[] }[] }) => {
      const leaf = parts[1]?.children[2];
      if (leaf) leaf.rule.kind = 'magic';
    });
    expect(complaint(bad, fixture('inputs.json'))).toContain('parts[1].children[2].rule');
  });

  test('[CL2] names the path of what is wrong in JSON inputs', () => {
    const bad = (inputs: Record<string, unknown>) =>
      complaint(table, write('i.json', JSON.stringify({ units: [{ unit: 'a', inputs }] })));
    expect(bad({ 'i.99': 1 })).toMatch(/units\[0\]\.inputs\.i\.99: the table has no criterion/);
    expect(bad({ '-': true })).toMatch(/the code "-" stands at 2 criteria; give the id/);
    expect(bad({ 'i.1': { top: '1', bottom: '2' } })).toMatch(
      /units\[0\]\.inputs\.i\.1: this shape of input/,
    );
    expect(bad({ 'i.1': { value: '1,5' } })).toContain('units[0].inputs.i.1');
    expect(complaint(table, write('j.json', '{"units": [}'))).toContain('is not JSON in UTF-8');
  });

  test('[CL2] no part of a CSV row is left out in silence: not the half of 12,5, nor the second of two columns', () => {
    const heads = 'unit,criterion,value';
    const more = complaint(table, csv(heads, 'a,i.1,Đạt', 'a,i.4,12,5'));
    expect(more).toMatch(/row 3: có 4 ô mà dòng đầu chỉ đặt tên 3 cột.*"12,5"/);
    expect(more).toMatch(/There are 4 fields, and row 1 names 3 columns.*"12,5"/);
    expect(complaint(table, csv(`${heads},reason`, 'a,i.4,12,5,x'))).toMatch(/row 2: .*5 ô.*4 cột/);
    expect(complaint(table, csv(`${heads},reason`, 'a,i.1,Đạt,', 'a,i.4,12,5'))).toMatch(
      /row 3: .*có phải là 12,5\?[^]*is it 12,5\?/,
    );
    // A last column without a name is none.
    expect(complaint(table, csv(`${heads},`, 'a,i.4,12,5'))).toMatch(/row 2: .*4 ô.*3 cột/);
    expect(complaint(table, csv(`${heads},value`, 'a,i.4,1,2'))).toMatch(
      /row 1: cột "value" có hai lần[^]*"value" is there twice/,
    );
  });

  test('[CL2] fields that are parted by what the first line says, and empty ones at a row’s end, are read', () => {
    const valueIn = (file: string) => resultOf(file).units[0]?.criteria.find(({ id }) => id === 'i.4')?.input;
    const read = valueIn(csv('unit,criterion,value', 'a,i.4,"12,5"'));
    expect(read).toBe('12,5');
    const rows = ['unit;criterion;value', 'a;i.4;12,5'];
    for (const more of [['sep=;'], ['\uFEFFsep=;'], ['"sep=;"']]) {
      expect(valueIn(csv(...more, ...rows))).toEqual(read);
    }
    expect(valueIn(csv('unit,criterion,value,,', 'a,i.4,"12,5",,,,'))).toEqual(read);
  });

  test('[CL2] names row, column and value in CSV', () => {
    expect(complaint(table, csv('unit,criterion,value', 'a,i.1,Đạt', 'a,i.77,1'))).toMatch(
      /row 3, column criterion, value "i\.77": the table has no criterion/,
    );
    expect(complaint(table, csv('unit,criterion,value,target', 'a,i.4,1,nhiều'))).toMatch(
      /row 2, column target, value "nhiều"/,
    );
    expect(complaint(table, csv('unit,criterion,value', 'a,i.1,1', 'a,i.1,0'))).toContain('row 3');
    expect(complaint(table, csv('unit,criterion', 'a,i.1'))).toContain('row 1: there is no column "value"');
    expect(complaint(table, csv('unit,criterion,value,màu', 'a,i.1,1,đỏ'))).toContain('"màu" is not known');
  });

  test('[CL2] refuses another encoding instead of garbling names', () => {
    // "ô" as Windows-1258 writes it.
    const windows = write(
      'w.csv',
      Buffer.from('unit,name,criterion,value\na,Phong Th\u00f4,i.1,1', 'latin1'),
    );
    expect(complaint(table, windows)).toContain('not UTF-8');
  });

  test('[CL2] what is missing altogether is said with the usage', () => {
    expect(run('--table', table).stderr).toContain('Both files are needed');
    expect(complaint(path.join(folder, 'none.json'), fixture('inputs.json'))).toContain(
      'cannot be read (ENOENT)',
    );
  });

  test('[SC2] a value that cannot be read is kept, counts for nothing and says why', () => {
    const inputs = csv('unit;criterion;value', 'a;i.4;rất nhiều');
    const { status, stdout } = run('--table', table, '--inputs', inputs);
    const criterion = ScoreResult.parse(JSON.parse(stdout)).units[0]?.criteria.find(({ id }) => id === 'i.4');
    expect([status, criterion?.state, criterion?.input]).toEqual([0, 'invalid', 'rất nhiều']);
    expect(criterion?.problem).toContain('Không đọc được thành số');
  });
});

test('[CL3] the published schemas are those of this code', () => {
  const published = Object.keys(formats()).map((name) => [name, readJson(at(`public/schemas/${name}`))]);
  // Where they differ: npm run -s cli -- schemas
  expect(Object.fromEntries(published)).toEqual(JSON.parse(JSON.stringify(formats())));
});
