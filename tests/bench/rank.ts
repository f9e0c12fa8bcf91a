// Ranking a whole bloc in memory, without a browser: cold, and after one edit.

import { viewBloc } from '../../src/client/parts/bloc-view.ts';
import { seeded } from '../../src/base/random.ts';
import { standingsOf } from '../../src/domain/ranking/standings.ts';
import { scoreUnits } from '../../src/domain/scoring/total.ts';
import type { World } from '../../src/domain/changes/define-change.ts';
import { columnIdOf, sheetIdOf } from '../../src/domain/ids.ts';
import { tableIdOf, type RecordBodies } from '../../src/domain/records.ts';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import { bigTable } from '../support/big-bloc.ts';
import { everyKindInputs, everyKindTable } from '../support/every-kind.ts';
import { edits } from './edits.ts';
import { median, told, within, type Figure } from './measure.ts';
import { CRITERIA, UNITS } from './sizes.ts';

const BLOC = 'khoi-do';
const PERIOD = `${BLOC}.2024`;
const OWNERS = ['self', 'bloc'] as const;

const ROUNDS = 100;

export function rankFigures(): Figure[] {
  const cold: number[] = [];
  const after: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Made anew each time: nothing that was remembered of the last round's cells helps.
    const table = everyKindTable(CRITERIA);
    const inputs = everyKindInputs(UNITS, CRITERIA, seeded(round));
    cold.push(timed(() => standingsOf(table, scoreUnits(table, inputs))));
    const { world, records } = fullBloc(round);
    viewBloc(world, PERIOD);
    for (let edit = 0; edit < 10; edit += 1) {
      rewrite(records, edit, round);
      after.push(timed(() => viewBloc(world, PERIOD)));
    }
  }
  const size = `${UNITS} × ${CRITERIA}`;
  return [
    told({ name: `score and rank ${size}, the first time the code runs`, unit: 'ms', value: cold[0] ?? 0 }),
    within({ name: `score and rank ${size}, all kinds, nothing known`, unit: 'ms', value: median(cold) }, 5),
    within({ name: `both columns ${size}, after one edit`, unit: 'ms', value: median(after) }, 5),
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function fullBloc(seed: number) {
  const table = bigTable(BLOC, CRITERIA);
  const unitIds = Array.from({ length: UNITS }, (_, index) => `u-${index + 1}`);
  const criterionIds = table.parts.flatMap(({ children }) => children.map(({ id }) => id));
  const records = new Map<string, unknown>();
  records.set(`criteria-table ${tableIdOf(PERIOD, 1)}`, table);
  records.set(`bloc-period ${PERIOD}`, {
    id: PERIOD,
    blocId: BLOC,
    tableVersion: 1,
    units: unitIds.map((id) => ({ id, name: id, shortName: id })),
  });
  const values = Object.fromEntries(criterionIds.map((id) => [id, '100']));
  for (const unitId of unitIds) {
    const id = sheetIdOf(PERIOD, unitId);
    records.set(`sheet ${id}`, {
      id,
      periodId: PERIOD,
      unitId,
      tableVersion: 1,
      stage: 'bloc_review',
      moved: null,
    });
    records.set(`targets ${id}`, { periodId: PERIOD, unitId, values });
  }
  for (const [place, owner] of OWNERS.entries()) {
    for (const { unit, criterion, input, reason, at } of edits(seed * 2 + place, UNITS * CRITERIA, {
      criteria: CRITERIA,
    })) {
      const sheetId = sheetIdOf(PERIOD, unitIds[unit] as string);
      const key = `column ${columnIdOf(sheetId, owner)}`;
      const column = (records.get(key) ?? { sheetId, owner, cells: {} }) as Column;
      records.set(key, column);
      column.cells[criterionIds[criterion] as string] = [
        { input, reason, at, by: `abcdefghijkl-${unit * CRITERIA + criterion + 1}`, author: 'a' },
      ];
    }
  }
  const world: World = {
    get: (kind, id) => records.get(`${kind} ${id}`) as RecordBodies[typeof kind] | undefined,
  };
  return { world, records };
}

/** One cell of the bloc's column as an edit leaves it. */
function rewrite(records: Map<string, unknown>, edit: number, round: number): void {
  const key = `column ${columnIdOf(sheetIdOf(PERIOD, `u-${1 + (edit % UNITS)}`), 'bloc')}`;
  const column = records.get(key) as Column;
  const criterion = `c.${1 + edit}`;
  const cell = column.cells[criterion] ?? [];
  const changed = cell.map((branch) => ({ ...branch, by: `mnopqrstuvwx-${round * 10 + edit + 1}` }));
  records.set(key, { ...column, cells: { ...column.cells, [criterion]: changed } });
}
