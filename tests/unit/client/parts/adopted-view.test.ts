import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { sandboxOf } from '../../../../src/client/features/what-if/sandbox.ts';
import { peersFor, viewBloc, type UnitView } from '../../../../src/client/parts/bloc-view.ts';
import { indexOf, type CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { paperSource } from '../../../../src/domain/paper/paper-facts.ts';
import { explainLeaf, explainTotal } from '../../../../src/domain/scoring/explain.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { RelativeToLeader } from '../../../../src/domain/scoring/rule-kinds/relative-to-leader.ts';
import { waitsFor } from '../../../../src/domain/scoring/total.ts';
import { say } from '../../../../src/domain/scoring/words.ts';
import { meetAndClose } from '../../../support/held-meeting.ts';
import { PERIOD, sampleBloc, sampleTable, type SampleBloc } from '../../../support/sample-view.ts';

const UNIT = 'phong-tho';
const paper = { paper: 'bloc' as const, periodId: PERIOD, unitId: UNIT };
const unitIn = (bloc: SampleBloc): UnitView => must(bloc.view().unitById.get(UNIT), 'a unit');

/** The sample with two criteria that hold a unit against the others. */
function comparingBloc(change: Partial<CriteriaTable> = {}): SampleBloc {
  const table = sampleTable(change);
  const [first, ...parts] = table.parts;
  const part = must(first, 'a part');
  const children = part.children.map((leaf, index) =>
    index < 2 ? { ...leaf, rule: RelativeToLeader.parse({ kind: 'relative_to_leader' }) } : leaf,
  );
  return sampleBloc({ table: { ...table, parts: [{ ...part, children }, ...parts] } });
}

/** The device of one unit's clerk: of the others it was given nothing. */
function alone(bloc: SampleBloc): SampleBloc {
  for (const { id } of bloc.view().period.units) if (id !== UNIT) bloc.hide(id);
  return bloc;
}

test('[MT10] whoever sees their own sheet alone has the points, the total and the place that the meeting adopted', () => {
  const bloc = meetAndClose(comparingBloc());
  const whole = unitIn(bloc).scores.bloc;
  const places = bloc.view().places.bloc;
  const signed = must(paperSource(bloc.world, paper), 'a paper').facts;
  expect(places.get(UNIT)).toBeGreaterThan(1);

  const seen = unitIn(alone(bloc)).scores.bloc;
  const pointsIn = ({ outcomes }: typeof seen) =>
    [...outcomes].map(([id, outcome]) => [id, outcome.state === 'scored' ? outcome.points : outcome.state]);
  expect(pointsIn(seen)).toEqual(pointsIn(whole));
  expect(seen.parts.map(({ points }) => points)).toEqual(whole.parts.map(({ points }) => points));
  expect([seen.total, seen.bonus, seen.penalty, seen.provisional]).toEqual([
    whole.total,
    whole.bonus,
    whole.penalty,
    false,
  ]);
  expect(bloc.view().places.bloc.get(UNIT)).toBe(places.get(UNIT));
  // The server states the same for who asks, and signs it.
  expect(paperSource(bloc.world, paper)?.facts).toEqual(signed);
});

test('[MT10] why: the meeting adopted it; no working from a part of the bloc, and nothing waits any more', () => {
  const bloc = meetAndClose(comparingBloc());
  const full = unitIn(bloc);
  const comparing = indexOf(full.table).leaves.filter(
    ({ leaf }) => peersFor(bloc.view(), full, 'bloc', leaf.id).length > 0,
  );
  expect(comparing.length).toBeGreaterThan(1);
  alone(bloc);
  const unit = unitIn(bloc);
  let frozen = 0;
  for (const { leaf } of comparing) {
    const outcome = must(unit.scores.bloc.outcomes.get(leaf.id), 'an outcome');
    expect(waitsFor(outcome)).toBeUndefined();
    if (outcome.state !== 'scored' || !outcome.adopted) continue;
    frozen += 1;
    const { working } = explainLeaf(
      unit.table,
      leaf,
      unit.columns.bloc?.cells[leaf.id],
      outcome,
      unit.targets?.values[leaf.id],
      peersFor(bloc.view(), unit, 'bloc', leaf.id),
    );
    expect(working).toEqual([{ line: 'adopted', points: outcome.points }]);
    expect(working.map((line) => say(line, 'vi')).join(' ')).toMatch(/^Khối đã thông qua tại cuộc họp: /);
  }
  expect(frozen).toBeGreaterThan(0);
});

test('[MT10] before the meeting, and once it is taken up again, what waits for others says so', () => {
  const before = alone(comparingBloc());
  expect(unitIn(before).scores.bloc.provisional).toBe(true);
  const bloc = meetAndClose(comparingBloc());
  bloc.act('bloc-leader', 'muong-te', {
    name: 'reopen-meeting',
    args: { periodId: PERIOD, reason: 'Xem lại tiêu chí I.8' },
  });
  expect(unitIn(alone(bloc)).scores.bloc.provisional).toBe(true);
});

test('[MT10] who holds every sheet reckons as ever: nothing is frozen for them, in the view or in a sandbox', () => {
  const bloc = meetAndClose(comparingBloc());
  for (const { scores } of bloc.view().units)
    for (const outcome of scores.bloc.outcomes.values()) expect(outcome).not.toHaveProperty('adopted');
  const { world, period, places } = bloc.view();
  const [first] = [...places.bloc].find(([, place]) => place === 1) ?? [];
  const leaves = indexOf(unitIn(bloc).table).leaves;
  const trials = leaves.map(({ leaf }) => ({
    unitId: first ?? '',
    criterionId: leaf.id,
    input: { value: '0' },
  }));
  const tried = must(viewBloc(sandboxOf(world, period.id, 'bloc', trials), period.id), 'a view');
  expect(tried.places.bloc.get(first ?? '')).toBe(period.units.length);
  // Of a unit alone, too, what is tried moves its total.
  alone(bloc);
  const own = [{ unitId: UNIT, criterionId: leaves[0]?.leaf.id ?? '', input: { value: '0' } }];
  const reckon = (some: typeof own) =>
    viewBloc(sandboxOf(bloc.world, period.id, 'bloc', some), period.id)?.unitById.get(UNIT)?.scores.bloc
      .total;
  expect(reckon(own)).toBeLessThan(reckon([]) ?? 0);
});

test.each(['part', 'total'] as const)(
  '[MT10] where points are rounded at the %s, what is adopted adds up as it was adopted',
  (at) => {
    const table = sampleTable();
    const rounding = { step: points(50), at };
    const bloc = meetAndClose(comparingBloc({ policies: { ...table.policies, rounding } }));
    const whole = unitIn(bloc).scores.bloc;
    const seen = unitIn(alone(bloc)).scores.bloc;
    expect([seen.total, seen.base, seen.parts.map((one) => one.points)]).toEqual([
      whole.total,
      whole.base,
      whole.parts.map((one) => one.points),
    ]);
    expect(explainTotal(table, seen).map(({ line }) => line)).toEqual(
      explainTotal(table, whole).map(({ line }) => line),
    );
  },
);
