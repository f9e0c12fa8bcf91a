import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import {
  asSnapshot,
  MOST_LINES,
  papersOf,
  paperSource,
  type PaperSubject,
} from '../../../../src/domain/paper/paper-facts.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { smallTable } from '../../../support/small-bloc.ts';
import { smallYear, YEAR } from '../../../support/small-year.ts';
import { PERIOD, review, sampleBloc, type SampleBloc } from '../../../support/sample-view.ts';

const subject = (paper: 'self' | 'bloc', unitId = 'sin-ho'): PaperSubject => ({
  paper,
  periodId: PERIOD,
  unitId,
});
const sourceOf = ({ world }: SampleBloc, of: PaperSubject) => must(paperSource(world, of), 'a paper');

test('[PF8] a unit’s sheet states its total and each part as they are printed, and whether it is a draft', () => {
  const bloc = sampleBloc();
  const view = must(bloc.view().unitById.get('sin-ho'), 'a unit');
  const { facts } = sourceOf(bloc, subject('bloc'));
  const { total, parts, bonus, penalty } = view.scores.bloc;
  expect(facts).toMatchObject({ paper: 'bloc', unitId: 'sin-ho', name: 'Sìn Hồ', total, tableVersion: 2 });
  expect(facts.lines.map((line) => [line.label, line.points])).toEqual([
    ...parts
      .filter(({ part }) => part.role === 'score')
      .map(({ part, points: earned }) => [part.code, earned]),
    ['+', bonus],
    ['-', penalty],
  ]);
  expect(facts.isDraft).toBe(false);
  expect(paperSource(bloc.world, subject('bloc', 'khong-co'))).toBeUndefined();
  bloc.hide('sin-ho');
  expect(paperSource(bloc.world, subject('bloc'))).toBeUndefined();
});

test('[PF8] what a gate takes away is a line of the sheet, and of no other', () => {
  const gates = [{ kind: 'no_submission', id: 'g', text: 'Nộp chậm', points: -500, triggers: [] }];
  const year = smallYear({ table: smallTable({ gates }) });
  const labels = (unitId: string) => {
    const { facts } = must(paperSource(year, { paper: 'bloc', periodId: YEAR, unitId }), 'a paper');
    return facts.lines.map(({ label, points }) => [label, points]);
  };
  const before = labels('u-1');
  const marks = [{ gateId: 'g', reason: 'x', by: 'truongkhoi', at: 0 }];
  year.put('gate-marks', { periodId: YEAR, unitId: 'u-1', marks });
  expect(labels('u-1')).toEqual([...before, ['!', -500]]);
  expect(before.map(([label]) => label)).toEqual(['i', 'ii']);
  expect(labels('u-2').map(([label]) => label)).toEqual(['i', 'ii']);
});

test('[PF8] what is behind a sheet changes with every figure and reason, and with nothing that is not printed on it', () => {
  const bloc = sampleBloc();
  const [self, both] = [sourceOf(bloc, subject('self')), sourceOf(bloc, subject('bloc'))];
  const elsewhere = sourceOf(bloc, subject('bloc', 'phong-tho'));
  const sheet = must(bloc.world.get('sheet', `${PERIOD}/sin-ho`), 'a sheet');
  bloc.put('sheet', { ...sheet, stage: 'bloc_scored', moved: { by: 'ai-do', at: 7 } });
  expect(sourceOf(bloc, subject('self'))).toEqual(self);
  expect(sourceOf(bloc, subject('bloc'))).toEqual(both);

  bloc.put('sheet', sheet);
  const column = must(bloc.world.get('column', `${PERIOD}/sin-ho/bloc`), 'a column');
  const rewrite = (input: CellInput, reason: string) => {
    const [branch] = must(column.cells['i.2'], 'a cell');
    const cell = [{ ...must(branch, 'a version'), input, reason }];
    bloc.put('column', { ...column, cells: { ...column.cells, 'i.2': cell } });
    return sourceOf(bloc, subject('bloc'));
  };
  const lower = rewrite({ value: '1' }, 'Theo kết quả kiểm tra');
  expect(lower.content).not.toBe(both.content);
  expect(lower.facts.total).toBeLessThan(both.facts.total ?? 0);
  const reworded = rewrite({ value: '1' }, 'Theo kết quả thẩm tra');
  expect(reworded.facts).toEqual(lower.facts);
  expect(reworded.content).not.toBe(lower.content);
  // The bloc's figures do not stand on the unit's own form, nor one unit's on another's.
  expect(sourceOf(bloc, subject('self'))).toEqual(self);
  expect(sourceOf(bloc, subject('bloc', 'phong-tho')).content).toBe(elsewhere.content);

  const period = must(bloc.world.get('bloc-period', PERIOD), 'a year');
  bloc.put('bloc-period', { ...period, signers: { ...period.signers, leader: 'Trần Văn B' } });
  expect(sourceOf(bloc, subject('self')).content).not.toBe(self.content);
});

test('[PF8] the papers of the bloc state every unit with total and place, in their own order', () => {
  const bloc = sampleBloc();
  const view = bloc.view();
  const { facts } = sourceOf(bloc, { paper: 'summary', periodId: PERIOD });
  expect(facts).toMatchObject({ unitId: null, total: null, session: 0, isDraft: false });
  expect(facts.lines).toEqual(
    view.units.map(({ unit, scores }, index) => ({
      label: String(index + 1),
      points: scores.bloc.total,
      place: view.places.bloc.get(unit.id) ?? null,
    })),
  );
  const ranking = sourceOf(bloc, { paper: 'ranking', periodId: PERIOD });
  expect(ranking.facts.isDraft).toBe(true);
  // Told by whose line it is, too: names that changed places on a sheet are seen.
  expect(ranking.facts.lines.map(({ label }) => view.units[Number(label) - 1]?.unit.id)).toEqual(
    view.standings.bloc.placed.map(({ unitId }) => unitId),
  );
  expect(ranking.facts.lines.map(({ place }) => place)).toEqual(
    facts.lines.map(({ place }) => place).toSorted((a, b) => (a ?? 99) - (b ?? 99)),
  );
  const all = papersOf(view.period);
  expect(all).toHaveLength(2 * view.units.length + 4);
  expect(view.units.length).toBeLessThan(MOST_LINES);
});

test('[PF8] a sheet that is not handed in, or not whole, is stated as the draft it is', () => {
  const bloc = sampleBloc({ open: ['sin-ho'] });
  expect(sourceOf(bloc, subject('self')).facts).toMatchObject({ isDraft: true });
  expect(sourceOf(bloc, { paper: 'summary', periodId: PERIOD }).facts.isDraft).toBe(true);
  review(bloc, 'sin-ho');
  expect(sourceOf(bloc, subject('self')).facts.isDraft).toBe(false);
  expect(sourceOf(bloc, subject('bloc')).facts).toMatchObject({ isDraft: true, total: null, lines: [] });
});

test('[PF8] a snapshot says what its world says', () => {
  const { world, view } = sampleBloc();
  const snapshot = asSnapshot({ get: (kind, id) => world.get(kind, id) });
  for (const one of papersOf(view().period))
    expect(paperSource(snapshot, one)).toEqual(paperSource(world, one));
});
