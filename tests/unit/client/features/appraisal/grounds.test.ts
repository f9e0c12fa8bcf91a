import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { groundsOf, isOtherThanSelf } from '../../../../../src/client/features/appraisal/appraisal-desk.ts';
import { indexOf } from '../../../../../src/domain/criteria/criteria-table.ts';
import { counting } from '../../../../../src/domain/scoring/cell.ts';
import { sampleBloc } from '../../../../support/sample-view.ts';

const document = { number: '15/BC-UBND', date: '2023-12-01', abstract: 'Báo cáo năm' };

/** The unit's first criterion, with what each column says beside its figure. */
function groundsWith(said: {
  readonly [O in 'self' | 'bloc']?: { readonly reason?: string; readonly documents?: number };
}) {
  const bloc = sampleBloc();
  const unit = must(bloc.view().units[2], 'a unit');
  const leaf = must(indexOf(unit.table).leaves[0], 'a criterion').leaf;
  for (const owner of ['self', 'bloc'] as const) {
    const column = must(unit.columns[owner], 'a column');
    const cell = must(column.cells[leaf.id], 'a cell');
    const { reason = '', documents = 0 } = said[owner] ?? {};
    const evidence = Array.from({ length: documents }, () => document);
    const cells = { ...column.cells, [leaf.id]: [{ ...counting(cell), reason, evidence }] };
    bloc.put('column', { ...column, cells });
  }
  const view = bloc.view();
  return groundsOf(view.world, must(view.units[2], 'a unit'), leaf);
}

test('[PV15] the bloc’s own reason is told, and none where it wrote none', () => {
  const reason = 'Báo cáo chậm 03 ngày';
  expect(groundsWith({ bloc: { reason } })).toEqual({ reason, documents: 0, seenIn: 'bloc' });
  expect(groundsWith({ self: { reason } }).reason).toBe('');
});

test('[PV15] documents are counted in the bloc’s column where it names any, else in the unit’s', () => {
  const both = groundsWith({ self: { documents: 3 }, bloc: { documents: 1 } });
  expect(both).toMatchObject({ documents: 1, seenIn: 'bloc' });
  expect(groundsWith({ self: { documents: 3 } })).toMatchObject({ documents: 3, seenIn: 'self' });
});

test('[PV15] the bloc differs where its points are others than the unit’s, or one of them has none', () => {
  const unit = must(sampleBloc().view().units[2], 'a unit');
  const of = (self: number | undefined, bloc: number | undefined) => {
    const score = (points: number | undefined) => ({
      ...unit.scores.self,
      outcomes: new Map(points === undefined ? [] : [['i.1', { state: 'scored', points }]]),
    });
    return isOtherThanSelf({ scores: { self: score(self), bloc: score(bloc) } } as never, 'i.1');
  };
  expect([of(100, 100), of(undefined, undefined)]).toEqual([false, false]);
  expect([of(100, 0), of(100, undefined), of(undefined, 0)]).toEqual([true, true, true]);
});
