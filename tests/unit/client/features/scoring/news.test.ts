import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { isNews } from '../../../../../src/client/features/scoring/use-scoring.ts';
import { counting, type CellInput } from '../../../../../src/domain/scoring/cell.ts';
import { enter, sampleBloc } from '../../../../support/sample-view.ts';

const UNIT = 'sin-ho';
const ID = 'ii.1';

test('[CH7] saying again what stands is no news, unless something saved is not shown: it may say otherwise', () => {
  const bloc = sampleBloc();
  const view = bloc.view();
  const { input } = counting(must(view.unitById.get(UNIT)?.columns.bloc?.cells[ID], 'a score'));
  const isNewsIn = (isBehind: boolean, value: CellInput) =>
    isNews({ isBehind }, [view, view], 'bloc', { unitId: UNIT, criterionId: ID, input: value });
  expect([isNewsIn(false, input), isNewsIn(false, null), isNewsIn(true, input)]).toEqual([false, true, true]);

  // What is only being saved does not stand yet.
  enter(bloc, UNIT, 'bloc', 'ii.2', { value: '1' }, 'Đủ hồ sơ');
  const entry = { unitId: UNIT, criterionId: 'ii.2', input: { value: '1' } };
  expect(isNews({ isBehind: false }, [view, bloc.view()], 'bloc', entry)).toBe(true);
});
