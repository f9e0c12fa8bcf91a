// One total in three places: on a device, out of what the server holds, and on the paper. Each of them reckons or writes it
// in a file of its own, and a fault in one would show in none of the others.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { annexSheet } from '../../src/client/features/printing/annex-sheet.ts';
import { summarySheet } from '../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../src/client/features/printing/unit-sheet.ts';
import { viewBloc, type BlocView, type UnitView } from '../../src/client/parts/bloc-view.ts';
import type { PaperDocument } from '../../src/domain/paper/paper-document.ts';
import type { Column, Targets } from '../../src/domain/scoring/sheet.ts';
import type { PlacedRecord } from '../../src/protocol/record-rows.ts';
import { signIn, startServer } from '../support/server.ts';
import { startTab } from '../support/tab.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';
const OWNERS = ['self', 'bloc'] as const;
type Owner = (typeof OWNERS)[number];

/** By unit: what the command reckons out of the records as the server gives them. */
function totalsAtServer(records: readonly PlacedRecord[], owner: Owner): ReadonlyMap<string, number> {
  const bodyOf = (id: string) => records.find((one) => one.id === id)?.body;
  const units = records
    .filter(({ kind }) => kind === 'sheet')
    .map(({ id }) => {
      const { cells } = (bodyOf(`${id}/${owner}`) ?? { cells: {} }) as Column;
      const targets = records.find((one) => one.kind === 'targets' && one.id === id)?.body as Targets;
      return {
        unit: id.slice(PERIOD.length + 1),
        targets: targets.values,
        inputs: Object.fromEntries(
          Object.entries(cells).map(([criterion, cell]) => [criterion, cell[0]?.input]),
        ),
      };
    });
  const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
  const [table, inputs] = [join(folder, 'table.json'), join(folder, 'inputs.json')];
  writeFileSync(table, JSON.stringify(bodyOf(`${PERIOD}@1`)));
  writeFileSync(inputs, JSON.stringify({ units }));
  const of = ['src/cli/main.ts', 'score', '--table', table, '--inputs', inputs];
  const { stdout } = spawnSync(process.execPath, of, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const result = JSON.parse(stdout) as { units: { unit: string; total: string }[] };
  return new Map(result.units.map(({ unit, total }) => [unit, Math.round(Number(total) * 100)]));
}

/** "1.234,50" as hundredths; undefined where nothing stands. */
const hundredths = (text: string): number | undefined =>
  text === ''
    ? undefined
    : Math.round(Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-')) * 100);

/** What stands in the row of the total, cell by cell, of every table of a paper. */
function totalRow(paper: PaperDocument): readonly (number | undefined)[] {
  const rows = paper.tables.flatMap(({ totals }) => totals);
  const row = must(
    rows.find(({ cells }) => cells.some(({ text }) => text === 'TỔNG CỘNG')),
    'a total',
  );
  return row.cells.map(({ text }) => hundredths(text)).filter((value) => !Number.isNaN(value));
}

test('[TO9] the total on a device, out of what the server holds, and on each paper is one', async () => {
  const server = await startServer();
  const tab = await startTab(server.url, 'truongkhoi', [BLOC]);
  await tab.round();
  const view: BlocView = must(viewBloc(must(tab.replica.copies.get(BLOC), 'a copy'), PERIOD), 'a view');
  const { records } = await (await signIn(server.url, 'sonoivu')).pullAll(BLOC);
  const at = { copy: { pending: [] }, now: 1_700_000_000_000 };
  const isScored = ({ scores }: UnitView, owner: Owner) => scores[owner].progress.done > 0;
  let compared = 0;
  for (const owner of OWNERS) {
    const atServer = totalsAtServer(records, owner);
    const scored = view.units.filter((unit) => isScored(unit, owner));
    for (const unit of scored) {
      const { id } = unit.unit;
      const { total } = unit.scores[owner];
      expect([id, owner, total]).toEqual([id, owner, atServer.get(id)]);
      const annex = must(annexSheet(view, id, owner, at), 'an annex');
      expect([id, owner, totalRow(annex)]).toEqual([id, owner, expect.arrayContaining([total])]);
      const sheet = must(unitSheet(view, id, owner, at), 'a sheet');
      expect([id, owner, totalRow(sheet)]).toEqual([id, owner, expect.arrayContaining([total])]);
      compared += 1;
    }
  }
  const inSummary = totalRow(summarySheet(view, at)).slice(-view.units.length);
  expect(inSummary).toEqual(
    view.units.map((unit) => (isScored(unit, 'bloc') ? unit.scores.bloc.total : undefined)),
  );
  expect(compared).toBeGreaterThan(10);
  tab.close();
  await server.stop();
});
