import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { PlacesTable } from '../../../../../src/client/features/meeting/places-table.tsx';
import { AdoptedPanel } from '../../../../../src/client/features/standings/adopted-panel.tsx';
import { blocResult } from '../../../../../src/domain/meeting/bloc-result.ts';
import { adoptedIdOf, sheetIdOf } from '../../../../../src/domain/ids.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import { PERIOD, sampleBloc, sampleTable, type SampleBloc } from '../../../../support/sample-view.ts';

// There is no window here to be narrow.
vi.mock('../../../../../src/client/ui/use-is-phone.ts', () => ({ useIsPhone: () => false }));

const policies = { ...sampleTable().policies, tieBreak: [{ by: 'part' as const, part: 'i' }] };
const tied = () => sampleBloc({ table: sampleTable({ policies }) });
const ABOVE = 'Bằng điểm, xếp trên do điểm của phần I: 560 so với 557.';
const BELOW = 'Bằng điểm, xếp dưới do điểm của phần I: 557 so với 560.';
const rowsIn = (html: string) => html.split('<tr').filter((row) => row.includes('Bằng điểm'));

const places = (bloc: SampleBloc) => {
  const view = bloc.view();
  const result = must(blocResult(bloc.world, view.period, undefined), 'a result');
  return renderToStaticMarkup(<PlacesTable desk={{ view, result }} />);
};

test('[EX17] the meeting’s table says beside units of one total what told them apart', () => {
  const [first, second, ...others] = rowsIn(places(tied()));
  expect([first, second]).toEqual([expect.stringContaining(ABOVE), expect.stringContaining(BELOW)]);
  expect(first).toContain('TP Lai Châu');
  expect(others).toEqual([]);
  // Who shares a place needs no reason.
  expect(rowsIn(places(sampleBloc()))).toEqual([]);
});

test('[EX17] a unit of a tie that a gate moved down says so where it says that it stood above', () => {
  const bloc = tied();
  const view = bloc.view();
  const result = must(blocResult(bloc.world, view.period, undefined), 'a result');
  const placed = result.standings.placed.map((one) =>
    one.unitId === 'tp-lai-chau'
      ? { ...one, reasons: [...one.reasons, { line: 'places-lowered', places: 1 } as const] }
      : one,
  );
  const lowered = { ...result, standings: { ...result.standings, placed } };
  const html = renderToStaticMarkup(<PlacesTable desk={{ view, result: lowered }} />);
  const row = rowsIn(html).find((one) => one.includes('TP Lai Châu'));
  expect(row).toContain(ABOVE);
  expect(row).toContain('Đã hạ 1 bậc xếp hạng.');
});

test('[EX17] who sees their own sheet alone reads it from what was adopted', () => {
  const bloc = meetAndClose(tied());
  for (const { id } of bloc.view().period.units) if (id !== 'sin-ho') bloc.hide(id);
  expect(bloc.world.get('sheet', sheetIdOf(PERIOD, 'tan-uyen'))).toBeUndefined();
  const result = must(bloc.world.get('adopted-result', adoptedIdOf(PERIOD, 1)), 'a result');
  const rows = rowsIn(renderToStaticMarkup(<AdoptedPanel result={result} view={bloc.view()} />));
  expect(rows).toEqual([expect.stringContaining(ABOVE), expect.stringContaining(BELOW)]);
});
