import { describe, expect, test } from 'vitest';
import { planOf } from '../../../../../src/client/features/filled-sheet/plan.ts';
import type { Cell } from '../../../../../src/domain/scoring/cell.ts';
import { must } from '../../../../../src/base/assert.ts';
import { cellOf, columnOf, leader, smallTable } from '../../../../support/small-bloc.ts';
import { smallYear, YEAR } from '../../../../support/small-year.ts';

const document = { id: 'd', number: '15/BC-UBND', date: '02/03/2024', abstract: 'thu nộp quỹ' };
const CITED = '15/BC-UBND, 02/03/2024, thu nộp quỹ';
const cell = (value: string, reason: string, more: Partial<Cell[number]> = {}): Cell => [
  { ...must(cellOf({ value })[0], 'a version'), reason, ...more },
];

/** The reason that would be written beside a figure of the bloc's, where the row of the sheet says `said`. */
function reasonFor(said: string, self: Cell, bloc: Cell | undefined): string {
  const year = smallYear({ stage: 'bloc_review' });
  year.put('column', { ...columnOf('u-1', {}, 'self'), cells: { 'i.1': self } });
  year.put('column', { ...columnOf('u-1', {}, 'bloc'), cells: bloc ? { 'i.1': bloc } : {} });
  const entry = { ref: 'H8', text: '5', unitId: 'u-1', criterionId: 'i.1', reason: said };
  const [row] = planOf({ world: year, actor: leader, periodId: YEAR, table: smallTable(), language: 'vi' }, [
    { ...entry, value: { is: 'bloc', input: { value: '5' } } },
  ]);
  const { intent } = must(row, 'a row');
  return intent.name === 'enter-score' ? intent.args.reason : '';
}

describe('the reason beside a figure of a filled sheet', () => {
  const self = cell('9', 'Theo Báo cáo 12', { evidence: [document] });

  test('[IS8] what the row says of the unit’s own reason and documents is none of the bloc’s', () => {
    expect(reasonFor('Theo Báo cáo 12', self, undefined)).toBe('');
    expect(reasonFor(`Theo Báo cáo 12; ${CITED}`, self, undefined)).toBe('');
    expect(reasonFor(`Thiếu hồ sơ; Theo Báo cáo 12; ${CITED}`, self, cell('6', 'Thiếu hồ sơ'))).toBe(
      'Thiếu hồ sơ',
    );
  });

  test('[IS8] what was written to it is, and a reason that only shares words with the unit’s stays whole', () => {
    expect(reasonFor(`Theo Báo cáo 12; ${CITED}; Thiếu hồ sơ`, self, undefined)).toBe('Thiếu hồ sơ');
    expect(reasonFor('Theo Báo cáo 12 thì chưa đủ', self, undefined)).toBe('Theo Báo cáo 12 thì chưa đủ');
    expect(reasonFor(`${CITED} là của năm trước`, self, undefined)).toBe(`${CITED} là của năm trước`);
    expect(reasonFor('', self, cell('6', 'Thiếu hồ sơ'))).toBe('Thiếu hồ sơ');
  });
});
