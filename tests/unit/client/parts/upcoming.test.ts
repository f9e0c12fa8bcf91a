import { expect, test } from 'vitest';
import { upcomingIn } from '../../../../src/client/parts/upcoming.ts';
import { sheetIdOf } from '../../../../src/domain/ids.ts';
import type { YearEntry } from '../../../../src/domain/changes/record-in-year.ts';
import { PERIOD, sampleBloc, type SampleBloc } from '../../../support/sample-view.ts';

const write = (bloc: SampleBloc, entry: YearEntry) =>
  bloc.act('bloc-secretary', 'muong-te', {
    name: 'record-in-year',
    args: { periodId: PERIOD, entry },
  });
const activity = (title: string, from: string, state: 'planned' | 'held'): YearEntry => ({
  is: 'activity',
  of: { id: null, kind: 'other', title, from, to: '', place: '', hostUnitId: null, state, outcome: '' },
});
const told = (bloc: SampleBloc, ...at: readonly [year: number, month: number, day: number, hour: number]) =>
  upcomingIn(bloc.view(), new Date(...at).getTime()).map(
    ({ what, days }) => `${what.is === 'step' ? what.step : what.title} ${days}`,
  );

test('[YR5] what has a day within a month, or is past and not done, the nearest first; days end at midnight', () => {
  const bloc = sampleBloc();
  expect(told(bloc, 2024, 0, 5, 12)).toEqual([]);
  for (const [step, day] of [
    ['submit', '2023-12-20'],
    ['review', '2024-01-10'],
    ['meet', '2024-01-18'],
    ['send', '2024-03-01'],
  ] as const)
    write(bloc, { is: 'deadline', of: { step, day } });
  write(bloc, activity('Hội thao', '2024-01-07', 'planned'));
  write(bloc, activity('Đã xong', '2024-01-06', 'held'));
  write(bloc, activity('Chưa định ngày', '', 'planned'));
  // Every unit has handed in, so that day is nobody's any more.
  const expected = ['Hội thao 2', 'review 5', 'meet 13'];
  expect(told(bloc, 2024, 0, 5, 0)).toEqual(expected);
  expect(told(bloc, 2024, 0, 5, 23)).toEqual(expected);
  expect(told(bloc, 2024, 0, 12, 8)).toEqual(['Hội thao -5', 'review -2', 'meet 6']);
  for (const { id } of bloc.view().period.units)
    bloc.act('bloc-leader', id, { name: 'finish-review', args: { sheetId: sheetIdOf(PERIOD, id) } });
  expect(told(bloc, 2024, 0, 12, 8)).toEqual(['Hội thao -5', 'meet 6']);
});
