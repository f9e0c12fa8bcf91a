// From an office's workbook to places in the bloc, through what the app itself runs: the table comes from a file, goes
// through its stages, is put in force; units' filled forms come from files; and every number is the one by hand.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { readInputsFile } from '../../src/cli/score/inputs-file.ts';
import { planOf, intentsOf } from '../../src/client/features/filled-sheet/plan.ts';
import { viewBloc } from '../../src/client/parts/bloc-view.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { scoreUnits } from '../../src/domain/scoring/total.ts';
import { importTable } from '../../src/office/import/import-table.ts';
import { readOfficeFile } from '../../src/office/import/read-office-file.ts';
import { readFilled, unitNamedIn } from '../../src/office/scores/read-filled.ts';
import { scoreBook } from '../../src/office/scores/score-book.ts';
import { tableBook } from '../../src/office/table/table-book.ts';
import { columnOf, grantOf, person, smallTable, smallWorld, targetsOf } from '../support/small-bloc.ts';

const fixture = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/every-kind/${file}`, import.meta.url), 'utf8'));

interface Expected {
  readonly units: readonly {
    readonly unit: string;
    readonly rank: number | null;
    readonly total: string;
    readonly points: Readonly<Record<string, string>>;
  }[];
}

const PERIOD = 'khoi.2024';
const table = CriteriaTable.parse(fixture('table.json'));
const given = readInputsFile('inputs.json', fixture('inputs.json'), table).units;
const expected = fixture('expected.json') as Expected;
const units = given.map(({ unit, name }) => ({
  id: unit,
  name: name ?? unit,
  shortName: name ?? unit,
  headTitle: '',
  superior: '',
  place: '',
}));

/** Hundredths as the fixture writes them: "17.5", "-2". */
const toPointsText = (hundredths: number): string => String(hundredths / 100);

async function opened(bytes: Uint8Array) {
  const book = await readOfficeFile(bytes);
  if (!book.ok) throw new Error(book.problem.code);
  return book.value;
}

/** A world where the bloc leads with an old table, and everyone has their post. */
function bloc() {
  const world = smallWorld();
  world.put('criteria-table', smallTable());
  world.put('bloc-period', {
    id: PERIOD,
    blocId: 'khoi',
    blocName: 'Khối thi đua thử',
    shortName: 'Khối thử',
    period: '2024',
    superior: '',
    place: '',
    stage: 'scoring',
    tableVersion: 1,
    leaderUnitId: units[0]?.id ?? '',
    deputyUnitId: null,
    units,
    signers: { secretary: '', leader: '' },
    sample: false,
  });
  return world;
}
const leader = person('truongkhoi', grantOf('bloc-leader', units[0]?.id ?? ''));
const officer = person('sonoivu', grantOf('province-officer', null));

test('[CL1] [IM8] [IS1] a table from a workbook and forms from workbooks come to the numbers reckoned by hand', async () => {
  const world = bloc();
  const did = (who: typeof leader, name: string, args: object) => {
    const result = world.make(who, { name, args });
    expect([name, result.ok ? 'ok' : result.problem]).toEqual([name, 'ok']);
  };

  // The table: written by one device, read by another, through every stage.
  const read = importTable(
    await opened(await tableBook(table, { blocName: 'Khối', period: '2024', mark: '' })),
    () => 'moi',
  );
  const version = { periodId: PERIOD, version: 2 };
  did(leader, 'start-table-version', { periodId: PERIOD });
  did(leader, 'edit-table', { ...version, edits: [{ do: 'replace', table: read.draft.table }] });
  did(leader, 'propose-table', version);
  did(officer, 'approve-table', version);
  did(leader, 'apply-table', version);

  // The forms: as the bloc hands them out, filled in, each taken in by its own unit's clerk.
  const inputs = given.map(({ unit, targets, cells }) => ({
    unitId: unit,
    column: columnOf(unit, Object.fromEntries([...cells].map(([id, { input }]) => [id, input]))),
    targets: targetsOf(unit, targets),
  }));
  const scores = scoreUnits(table, inputs);
  const forms = await opened(
    await scoreBook({
      table,
      blocName: 'Khối',
      period: '2024',
      owner: 'self',
      mark: '',
      draft: '',
      notes: [],
      units: inputs.map((unit, index) => {
        const score = must(scores[index], 'a score');
        const { name, shortName } = must(units[index], 'a unit');
        return {
          unitId: unit.unitId,
          name,
          shortName,
          table,
          targets: unit.targets,
          columns: { self: unit.column, bloc: undefined },
          scores: { self: score, bloc: score },
          place: undefined,
          draft: '',
          notes: [],
        };
      }),
    }),
  );
  for (const { id: unitId } of units) {
    const clerk = person(`canbo-${unitId}`, grantOf('unit-clerk', unitId));
    const sheet = must(
      forms.sheets.find((one) => unitNamedIn(one, units) === unitId),
      `the form of ${unitId}`,
    );
    const filled = must(readFilled(sheet, { table, units, unitId, unitColumns: 'target' }), 'heads');
    const plan = (actor: typeof leader) =>
      planOf({ world, actor, periodId: PERIOD, table, language: 'vi' }, filled.entries);
    for (const { name, args } of intentsOf(plan(leader), new Set(['target']))) did(leader, name, args);
    for (const { name, args } of intentsOf(plan(clerk), new Set(['self']))) did(clerk, name, args);
    // Nothing new is left in the form for whoever takes it in again.
    expect(plan(clerk).every(({ state }) => state === 'same')).toBe(true);
  }

  const view = must(viewBloc(world, PERIOD), 'a view');
  expect(view.table.version).toBe(2);
  const said = view.units.map(({ unit, scores: { self } }) => ({
    unit: unit.id,
    rank: view.places.self.get(unit.id) ?? null,
    total: toPointsText(self.total),
    points: Object.fromEntries(
      [...self.outcomes].map(([id, outcome]) => [
        id,
        outcome.state === 'scored'
          ? toPointsText(outcome.points)
          : outcome.state === 'not-assigned'
            ? 'KG'
            : outcome.state,
      ]),
    ),
  }));
  expect(said).toEqual(
    expected.units.map(({ unit, rank, total, points }) => ({ unit, rank, total, points })),
  );
});
