import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { appraisedView, isProvinces } from '../../../../src/client/parts/appraised-view.ts';
import { leafFor, type BlocView } from '../../../../src/client/parts/bloc-view.ts';
import { explainCriterion } from '../../../../src/client/parts/explain-criterion.ts';
import { explainPart, explainTotal } from '../../../../src/domain/scoring/explain.ts';
import { say } from '../../../../src/domain/scoring/words.ts';
import { appraise, finishAppraisal, receivedBloc } from '../../../support/appraised-bloc.ts';
import { PERIOD, sampleTable, type SampleBloc } from '../../../support/sample-view.ts';

const UNIT = 'phong-tho';

const appraisedOf = (view: BlocView, unitId = UNIT) => {
  const appraised = must(appraisedView(view), 'an appraisal');
  return { appraised, unit: must(appraised.unitById.get(unitId), 'a unit') };
};

function workingOf(bloc: SampleBloc, criterionId: string, unitId = UNIT): readonly string[] {
  const { appraised, unit } = appraisedOf(bloc.view(), unitId);
  const leaf = must(leafFor(unit, criterionId), 'a criterion');
  return explainCriterion(appraised, unit, 'bloc', leaf).working.map((line) => say(line, 'vi'));
}

const PLACES = { kind: 'rank_points', order: 'desc', points: [5000, 4000, 3000], rest: 1000, tie: 'same' };

/** One criterion of the sample compares the units. */
function comparing() {
  const { parts } = sampleTable();
  return sampleTable({
    parts: parts.map((part) => ({
      ...part,
      children: part.children.map((child) => (child.id === 'i.3' ? { ...child, rule: PLACES } : child)),
    })) as never,
  });
}

test('[EX11] the appraised total is derived down to the total that was frozen, in the words of the bloc’s own', () => {
  const bloc = receivedBloc();
  appraise(bloc, UNIT, 'i.1', { override: '3', of: null });
  for (const isFinished of [false, true]) {
    if (isFinished) finishAppraisal(bloc);
    const { unit } = appraisedOf(bloc.view());
    const [before, now] = [must(unit.proposed, 'the bloc’s').scores.bloc, unit.scores.bloc];
    const taken = (before.outcomes.get('i.1') as { points: number }).points - 300;
    expect(taken).toBeGreaterThan(0);
    expect(now.parts[0]?.earned).toBe((before.parts[0]?.earned ?? 0) - taken);
    const result = bloc.world.get('appraised-result', PERIOD);
    const frozen = result?.units.find(({ unitId }) => unitId === UNIT);
    if (isFinished) expect(frozen?.appraised.total).toBe(now.total);
    expect(explainPart(unit.table, must(now.parts[0], 'a part'))).toMatchObject([
      { points: now.parts[0]?.points },
    ]);
    expect(explainTotal(unit.table, now).at(-1)).toMatchObject({ line: 'total-sum', points: now.total });
  }
  expect(workingOf(bloc, 'i.1')).toEqual(['Người chấm sửa điểm: chưa có điểm tính → 3.']);
});

test('[EX11] what the Department left alone is explained as the bloc’s, and only its own word is told as its own', () => {
  const bloc = receivedBloc();
  appraise(bloc, UNIT, 'i.1', { override: '3', of: null });
  const view = bloc.view();
  const { appraised, unit } = appraisedOf(view);
  const [mine, left] = [must(leafFor(unit, 'i.1'), 'a leaf'), must(leafFor(unit, 'i.3'), 'a leaf')];
  expect([isProvinces(unit, mine), isProvinces(unit, left)]).toEqual([true, false]);
  const own = must(view.unitById.get(UNIT), 'a unit');
  expect(explainCriterion(appraised, unit, 'bloc', left)).toEqual(explainCriterion(view, own, 'bloc', left));
});

test('[EX11] what another unit’s change moved is explained by the figures that count', () => {
  const bloc = receivedBloc({ table: comparing() });
  expect(workingOf(bloc, 'i.3').join(' ')).toContain('thứ 2');
  appraise(bloc, 'than-uyen', 'i.3', { value: '900' });
  expect(workingOf(bloc, 'i.3').join(' ')).toContain('thứ 1');
});

test('[EX11] who holds one sheet has the frozen points, and is told why they are not reckoned again', () => {
  const bloc = receivedBloc({ table: comparing() });
  appraise(bloc, 'than-uyen', 'i.3', { value: '900' });
  finishAppraisal(bloc);
  const whole = appraisedOf(bloc.view()).unit.scores.bloc;
  const result = bloc.world.get('appraised-result', PERIOD);
  for (const { unit } of bloc.view().units) if (unit.id !== UNIT) bloc.hide(unit.id);
  const { appraised, unit } = appraisedOf(bloc.view());
  expect(unit.scores.bloc.total).toBe(whole.total);
  expect(unit.scores.bloc.outcomes.get('i.3')).toMatchObject({
    points: (whole.outcomes.get('i.3') as { points: number }).points,
  });
  expect(workingOf(bloc, 'i.3').join(' ')).toMatch(
    /^Sở Nội vụ đã thẩm định: [\d,]+ điểm\. .*máy này không có/,
  );
  const frozen = result?.units.find(({ unitId }) => unitId === UNIT);
  expect(appraised.places.bloc.get(UNIT)).toBe(frozen?.appraised.place);
});
