import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { sandboxOf } from '../../../../../src/client/features/what-if/sandbox.ts';
import {
  cellIdOf,
  foresee,
  without,
  type Coming,
  type ScoreIntent,
} from '../../../../../src/client/features/scoring/use-foreseen.ts';
import { viewBloc, type BlocView } from '../../../../../src/client/parts/bloc-view.ts';
import { cellStateOf, savingOf } from '../../../../../src/client/parts/cell-state.ts';
import { columnIdOf, sheetIdOf } from '../../../../../src/domain/ids.ts';
import type { Actor } from '../../../../../src/domain/workflow/permissions.ts';
import { enter, PERIOD, sampleBloc } from '../../../../support/sample-view.ts';

const UNIT = 'sin-ho';
const sheetId = sheetIdOf(PERIOD, UNIT);
const secretary: Actor = {
  personId: 'bloc-secretary',
  name: 'bloc-secretary',
  grants: [{ role: 'bloc-secretary', blocId: 'cac-huyen', periodId: PERIOD, unitId: 'than-uyen' }],
};
const stranger: Actor = { personId: 'stranger', name: 'stranger', grants: [] };

const intent = (criterionId: string, value: string): ScoreIntent => ({
  name: 'enter-score',
  args: { sheetId, owner: 'bloc', criterionId, input: { value }, reason: 'Thử', table: 2 },
});
const cellOf = (view: BlocView, criterionId: string) =>
  view.world.get('column', columnIdOf(sheetId, 'bloc'))?.cells[criterionId];
const totalOf = (view: BlocView) => must(view.unitById.get(UNIT), 'the unit').scores.bloc.total;
/** Entries that are saved as one. */
const coming = (view: BlocView, ...some: readonly ScoreIntent[]): Coming =>
  some.map((one) => ({ intent: one, met: cellOf(view, one.args.criterionId) }));
const DELIVERY = { isWaiting: () => false };

test('[SC7] what is on its way to the disk counts at once, and is called nothing but being saved', () => {
  const bloc = sampleBloc();
  const view = bloc.view();
  const next = intent('ii.1', '1');
  const seen = foresee(view, secretary, [coming(view, next)]);

  const trial = { unitId: UNIT, criterionId: 'ii.1', input: { value: '1' } };
  const saved = must(viewBloc(sandboxOf(bloc.world, PERIOD, 'bloc', [trial]), PERIOD), 'a view');
  expect(totalOf(seen)).toBe(totalOf(saved));
  expect(totalOf(seen)).not.toBe(totalOf(view));
  expect([...seen.places.bloc]).toEqual([...saved.places.bloc]);

  const cell = must(cellOf(seen, 'ii.1'), 'a cell');
  const outcome = must(seen.unitById.get(UNIT), 'the unit').scores.bloc.outcomes.get('ii.1');
  expect(cellStateOf(cell, outcome, DELIVERY)).toBe('saving');
  expect(savingOf(cell, DELIVERY)).toBe('saving');
  expect(savingOf(must(cellOf(saved, 'ii.1'), 'a cell'), DELIVERY)).toBe('received');
});

test('[SC7] several entries are seen one upon the other, the last of a cell as it stands', () => {
  const view = sampleBloc().view();
  const both = [intent('ii.1', '1'), intent('ii.1', '2'), intent('ii.2', '3')];
  const seen = foresee(
    view,
    secretary,
    both.map((one) => coming(view, one)),
  );
  expect(cellOf(seen, 'ii.1')).toMatchObject([{ input: { value: '2' } }]);
  expect(cellOf(seen, 'ii.2')).toMatchObject([{ input: { value: '3' } }]);
});

test('[SC7] a cell that has moved on is shown as it is, and what the rules refuse is not shown at all', () => {
  const bloc = sampleBloc();
  const before = bloc.view();
  const late = coming(before, intent('ii.1', '1'));
  enter(bloc, UNIT, 'bloc', 'ii.1', { value: '2' }, 'Trước');
  const now = bloc.view();
  expect(foresee(now, secretary, [late])).toBe(now);

  const refused = foresee(now, stranger, [coming(now, intent('ii.2', '1'))]);
  expect(cellOf(refused, 'ii.2')).toBe(cellOf(now, 'ii.2'));
  expect(totalOf(refused)).toBe(totalOf(now));
});

test('[SC7] an older figure of a cell does not come back while a newer one is being saved', () => {
  const bloc = sampleBloc();
  const view = bloc.view();
  const [first, second] = [coming(view, intent('ii.1', '1')), coming(view, intent('ii.1', '2'))];
  const shown = (now: BlocView, some: readonly Coming[]) => cellOf(foresee(now, secretary, some), 'ii.1');
  expect(shown(view, [first, second])).toMatchObject([{ input: { value: '2' } }]);

  // The first is saved, and has not left the list yet; then it has.
  enter(bloc, UNIT, 'bloc', 'ii.1', { value: '1' }, 'Trước');
  const saved = bloc.view();
  expect(shown(saved, [first, second])?.at(-1)).toMatchObject({ input: { value: '2' } });
  const left = without(
    [first, second],
    first,
    new Map([[cellIdOf(intent('ii.1', '1')), cellOf(saved, 'ii.1')]]),
  );
  expect(left).toHaveLength(1);
  expect(shown(saved, left)?.at(-1)).toMatchObject({ input: { value: '2' } });

  // The second is saved, too: the cell is what the bloc has.
  enter(bloc, UNIT, 'bloc', 'ii.1', { value: '2' }, 'Sau');
  const last = bloc.view();
  expect(shown(last, left)).toBe(cellOf(last, 'ii.1'));
});

test('[SC7] entries that are saved as one are shown as one, or not at all', () => {
  const view = sampleBloc().view();
  const refused: ScoreIntent = { ...intent('ii.2', '1'), args: { ...intent('ii.2', '1').args, table: 1 } };
  const seen = foresee(view, secretary, [coming(view, intent('ii.1', '1'), refused)]);
  expect(cellOf(seen, 'ii.1')).toBe(cellOf(view, 'ii.1'));
  expect(totalOf(seen)).toBe(totalOf(view));
});

test('[SC7] nothing of it reaches the bloc', () => {
  const bloc = sampleBloc();
  const view = bloc.view();
  const column = JSON.stringify(view.world.get('column', columnIdOf(sheetId, 'bloc')));
  foresee(view, secretary, [coming(view, intent('ii.1', '1'))]);
  expect(JSON.stringify(bloc.world.get('column', columnIdOf(sheetId, 'bloc')))).toBe(column);
});

test('[SC7] one cell entered twice before the first is saved: once both are, nothing is being saved any more', () => {
  const view = sampleBloc().view();
  const [first, second] = [coming(view, intent('ii.1', '1')), coming(view, intent('ii.1', '1'))];
  const id = cellIdOf(must(first[0], 'an entry').intent);
  const [one, other] = [cellOf(view, 'ii.1'), cellOf(view, 'ii.2')];
  const left = without([first, second], first, new Map([[id, one]]));
  expect(left).toMatchObject([[{ met: one }]]);
  expect(without(left, second, new Map([[id, other]]))).toEqual([]);
});
