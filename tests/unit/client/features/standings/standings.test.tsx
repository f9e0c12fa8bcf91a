import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { StandingsTable } from '../../../../../src/client/features/standings/standings-table.tsx';
import { fillOf, standings, usualOwner } from '../../../../../src/client/features/standings/standings.ts';
import { standingsWords } from '../../../../../src/client/features/standings/words.ts';
import { sampleBloc } from '../../../../support/sample-view.ts';

test('[SD1] units with one total share a place; the statement stands under the last of them', () => {
  const { rows } = standings(sampleBloc().view(), 'bloc');
  expect(rows.map(({ unit, place }) => `${place} ${unit.unit.shortName}`)).toEqual([
    '1 Than Uyên',
    '2 Tam Đường',
    '3 Tân Uyên',
    '3 TP Lai Châu',
    '5 Nậm Nhùn',
    '6 Phong Thổ',
    '7 Mường Tè',
    '8 Sìn Hồ',
  ]);
  expect(rows.flatMap(({ tie }, index) => (tie ? [[index, tie.place, tie.next]] : []))).toEqual([[3, 3, 5]]);
  expect(standingsWords.tie({ count: 2, place: 3, next: 5 }).vi).toBe(
    'Hai đơn vị bằng điểm, cùng hạng 3; hạng kế tiếp là 5.',
  );
});

test('[SD2] a unit this device may not see is named and never drawn as zero', () => {
  const bloc = sampleBloc({ open: ['muong-te'] });
  bloc.hide('nam-nhun');
  const { rows, unseen, notScored, in: here, of } = standings(bloc.view(), 'bloc');

  expect(unseen.map(({ unit }) => unit.shortName)).toEqual(['Nậm Nhùn']);
  expect(notScored.map(({ unit }) => unit.shortName)).toEqual(['Mường Tè']);
  expect(rows).toHaveLength(6);
  expect([here, of]).toEqual([6, 8]);
});

test('[SD3] a unit is in once its score is whole and due: handed in for its own, under review for the bloc’s', () => {
  const view = sampleBloc({ open: ['muong-te'] }).view();
  expect(standings(view, 'self')).toMatchObject({ in: 7, of: 8 });
  expect(standings(view, 'self').rows).toHaveLength(8);
  expect(usualOwner(view)).toBe('bloc');
});

test('[SD4] a lane is as wide as its part’s maximum and filled by the share earned, rescaled where it was', () => {
  const { rows, lanes } = standings(sampleBloc().view(), 'bloc');
  expect(lanes.map(({ code, dress, max }) => [code, dress, max])).toEqual([
    ['I', 'p1', 60000],
    ['II', 'p2', 20000],
    ['III', 'p3', 20000],
    ['', 'pb', 3000],
    ['', 'pp', 5000],
  ]);
  const laiChau = rows.find(({ unit }) => unit.unit.id === 'tp-lai-chau');
  expect(laiChau && lanes.map((lane) => Number(fillOf(lane, laiChau.score).toFixed(3)))).toEqual([
    0.933, 0.99, 0.96, 0.167, 0,
  ]);
});

test('[SD4] the chart is one sentence for who cannot see it, and each total asks why', () => {
  const html = renderToStaticMarkup(
    <StandingsTable standings={standings(sampleBloc().view(), 'bloc')} onWhy={() => undefined} />,
  );
  expect(html).toContain(
    'role="img" aria-label="Phần I 580,85/600, Phần II 188,5/200, Phần III 200/200, Thưởng 20/30, Trừ 0/50"',
  );
  expect(html).toContain('aria-label="Vì sao 955,00? TP Lai Châu"');
  expect(html.match(/class="total-why"/g)).toHaveLength(8);
});
