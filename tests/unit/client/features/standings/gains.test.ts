import { expect, test } from 'vitest';
import { gainsOf } from '../../../../../src/client/features/standings/gains.ts';
import { viewBloc } from '../../../../../src/client/parts/bloc-view.ts';
import { must } from '../../../../../src/base/assert.ts';
import { BlocPeriod } from '../../../../../src/domain/workflow/bloc-period.ts';
import { columnOf, sheetAt } from '../../../../support/small-bloc.ts';
import { smallYear, YEAR } from '../../../../support/small-year.ts';

/** Units of the small table, by their first two figures: judged points, and so many counted. */
function view(figures: Readonly<Record<string, readonly [string, string]>>) {
  const year = smallYear();
  const period = must(year.get('bloc-period', YEAR), 'a year');
  const [one] = period.units;
  year.put(
    'bloc-period',
    BlocPeriod.parse({ ...period, units: Object.keys(figures).map((id) => ({ ...one, id, shortName: id })) }),
  );
  for (const [id, [judged, counted]] of Object.entries(figures)) {
    year.put('sheet', sheetAt(id, 'bloc_scored'));
    const inputs = { 'i.1': { value: judged }, 'i.2': { passed: true }, 'i.3': { value: counted } };
    year.put('column', columnOf(id, inputs, 'bloc'));
  }
  return must(viewBloc(year, YEAR), 'a view');
}
const said = (gaps: ReturnType<typeof gainsOf>[number]['gains']) =>
  gaps.map(({ leaf, by }) => `${leaf.code} ${by}`);

test('[SD6] each unit’s gains and losses against the median, the most first, and what it lacks to the one above', () => {
  const rows = gainsOf(view({ 'u-1': ['9', '4'], 'u-2': ['7', '2'], 'u-3': ['7', '1'] }), 'bloc');
  expect(
    rows.map(({ unitId, behind, gains, losses }) => [unitId, behind, said(gains), said(losses)]),
  ).toEqual([
    ['u-1', undefined, ['i.3 500', 'i.1 200'], []],
    ['u-2', 700, [], []],
    ['u-3', 250, [], ['i.3 -250']],
  ]);
});

test('[SD6] of an even number the middle is the mean of two; of two units there is none', () => {
  const rows = gainsOf(
    view({ 'u-1': ['10', '0'], 'u-2': ['8', '0'], 'u-3': ['6', '0'], 'u-4': ['2', '0'] }),
    'bloc',
  );
  expect(rows.map(({ gains, losses }) => [...said(gains), ...said(losses)])).toEqual([
    ['i.1 300'],
    ['i.1 100'],
    ['i.1 -100'],
    ['i.1 -500'],
  ]);
  expect(
    gainsOf(view({ 'u-1': ['9', '4'], 'u-2': ['7', '2'] }), 'bloc').flatMap(({ gains }) => gains),
  ).toEqual([]);
});
