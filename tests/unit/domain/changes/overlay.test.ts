import { expect, test } from 'vitest';
import type { Write } from '../../../../src/domain/changes/apply-change.ts';
import { createOverlay } from '../../../../src/domain/changes/overlay.ts';
import type { Cell } from '../../../../src/domain/scoring/cell.ts';
import type { Column } from '../../../../src/domain/scoring/sheet.ts';

const cell = (seq: number): Cell => [
  { input: { value: String(seq) }, reason: '', by: `abcdefghijkl-${seq}`, author: 'an', at: 0 },
];
const of = { sheetId: 'khoi.2024/don-vi', owner: 'bloc' } as const;
const ID = 'khoi.2024/don-vi/bloc';
const writeOf = (criterionId: string, seq: number): Write => ({
  kind: 'column',
  id: ID,
  body: { ...of, cells: { [criterionId]: cell(seq) } },
  cells: { of, written: [[criterionId, cell(seq)]] },
});

test('[SY4] cells written one after another stand together, and the column below is not touched', () => {
  const below: Column = { ...of, cells: { 'c.1': cell(1) } };
  const overlay = createOverlay({
    get: (kind, id) => (kind === 'column' && id === ID ? below : undefined) as never,
  });

  overlay.write([writeOf('c.2', 2)]);
  overlay.write([writeOf('c.3', 3)]);

  expect(overlay.get('column', ID)?.cells).toEqual({ 'c.1': cell(1), 'c.2': cell(2), 'c.3': cell(3) });
  expect(below.cells).toEqual({ 'c.1': cell(1) });
  expect([...overlay.written.keys()]).toEqual([`column ${ID}`]);
});

test('[SY4] a column that is put whole takes the place of its cells, and cells written later go on from it', () => {
  const overlay = createOverlay({ get: () => undefined });
  overlay.write([writeOf('c.1', 1)]);
  const whole: Column = { ...of, cells: { 'c.9': cell(9) } };
  overlay.write([{ kind: 'column', id: ID, body: whole }]);
  overlay.write([writeOf('c.2', 2)]);

  expect(overlay.get('column', ID)?.cells).toEqual({ 'c.9': cell(9), 'c.2': cell(2) });
  expect(whole.cells).toEqual({ 'c.9': cell(9) });
});
