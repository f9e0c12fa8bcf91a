// Units of one total, as papers and the workbook say it: who shares a place [PR5], and by which rules of the table and
// by which figures the others were told apart [EX16]. One note for each total, however many units have it.

import { must } from '../../../base/assert.ts';
import { tieCodeIn, type CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { TieRule } from '../../../domain/criteria/policies/tie-break.ts';
import { ballotOf } from '../../../domain/meeting/ballot.ts';
import { effectOf } from '../../../domain/ranking/gates/shut-gates.ts';
import type { TieGroup, TieStep } from '../../../domain/ranking/tie-order.ts';
import { toldTies, type TiedPlace, type ToldTie } from '../../parts/told-ties.ts';
import { points } from '../../../domain/scoring/points.ts';
import type { BlocView, ScoringOwner } from '../../parts/bloc-view.ts';
import { counted, score } from './figures.ts';
import { listOf } from './notes.ts';

interface NamedPlace extends TiedPlace {
  readonly shortName: string;
}

/** Of the scores as they stand. */
export function tieNotes(view: BlocView, owner: ScoringOwner): readonly string[] {
  const { period, table, units, standings, world } = view;
  const ranked = units.flatMap(({ unit: { id, shortName } }): NamedPlace[] => {
    const placed = standings[owner].placed.find(({ unitId }) => unitId === id);
    if (placed?.status !== 'ranked' || placed.place === undefined) return [];
    const { unitId, score: own, total, place } = placed;
    return [{ unitId, shortName, score: own, total, place, isLowered: effectOf(own.gates).lowerPlaces > 0 }];
  });
  const ballot = owner === 'bloc' ? ballotOf(world.get('meeting', period.id)) : undefined;
  return toldTies(table, ranked, ballot).map((tie) => tiePhrase(table, tie));
}

/** "Tam Đường và Tân Uyên bằng điểm 955,00, cùng hạng 2; hạng kế tiếp là 4."; "…; Tam Đường xếp trên vì điểm phần I cao hơn: 504,00 so với 502,00." */
export function tiePhrase(
  table: CriteriaTable,
  { total, units, steps, shared, lowered }: ToldTie<NamedPlace>,
): string {
  const level = `${namesOf(units)} bằng điểm ${score(total)}`;
  const [place] = shared;
  const isOne = place?.units.length === units.length;
  if (place && isOne && lowered.length === 0) return `${level}, ${placeOf(place)}.`;
  const told = steps ? toldBy(table, steps, lowered.length > 0) : UNTOLD;
  return [
    `${level}${told}.`,
    ...shared.map((one) => `${namesOf(one.units)} ${placeOf(one)}.`),
    ...(lowered.length > 0
      ? [`${namesOf(lowered.map(({ unit }) => unit))} bị hạ bậc xếp hạng theo điều kiện của bảng.`]
      : []),
  ].join(' ');
}

const UNTOLD =
  ', xếp hạng theo thứ tự phân định của bảng tiêu chí; máy dùng để in không tính lại được căn cứ phân định';

const placeOf = ({ place, next }: ToldTie<NamedPlace>['shared'][number]): string =>
  `cùng hạng ${place}${next === undefined ? '' : `; hạng kế tiếp là ${next}`}`;

/** Two units are compared; of more, every rule that was asked names each with its figure. */
function toldBy(table: CriteriaTable, steps: readonly TieStep<NamedPlace>[], isMoved: boolean): string {
  const [step] = steps;
  if (!step) return '';
  const [first, second] = step.groups;
  const isPair = steps.length === 1 && step.groups.flatMap(({ units }) => units).length === 2;
  if (isPair && !isMoved && first && second)
    return `; ${namesOf(first.units)} xếp trên vì ${nameOf(table, [step])} ${MORE[step.rule.by]}: ${figure(step, first)} so với ${figure(step, second)}`;
  // One rule may have told several groups apart, each within itself.
  const said = [...new Set(steps.map(({ rule }) => rule))].map((rule) => {
    const asked = steps.filter((one) => one.rule === rule);
    const groups = asked.map((one) =>
      one.groups.map((group) => `${namesOf(group.units)}: ${figure(one, group)}`).join('; '),
    );
    return `theo ${nameOf(table, asked)} (${groups.join('), (')})`;
  });
  return `, phân định ${said.join(', rồi ')}`;
}

const namesOf = (units: readonly NamedPlace[]): string => listOf(units.map(({ shortName }) => shortName));

const NAMES: { readonly [By in TieRule['by']]: string } = {
  part: 'điểm phần',
  criterion: 'điểm tiêu chí',
  bonus: 'điểm thưởng',
  penalty: 'điểm trừ',
  at_max: 'số tiêu chí đạt điểm tối đa',
  ballot: 'số phiếu phân định',
  same_rank: '',
};
const MORE: { readonly [By in TieRule['by']]: string } = {
  part: 'cao hơn',
  criterion: 'cao hơn',
  bonus: 'cao hơn',
  penalty: 'ít hơn',
  at_max: 'nhiều hơn',
  ballot: 'nhiều hơn',
  same_rank: '',
};

/** "điểm phần I"; a penalty says where what gates took away is among it, since the two are printed apart. */
function nameOf(table: CriteriaTable, asked: readonly TieStep<NamedPlace>[]): string {
  const { rule } = must(asked[0], 'a rule that was asked');
  const withGates = asked
    .flatMap(({ groups }) => groups)
    .some(({ units }) => units.some((unit) => unit.score.gatePoints !== 0));
  const name = `${NAMES[rule.by]} ${tieCodeIn(table, rule)}`.trim();
  return rule.by === 'penalty' && withGates ? `${name} gồm cả điểm theo điều kiện của bảng` : name;
}

const figure = ({ rule: { by } }: TieStep<NamedPlace>, group: TieGroup<NamedPlace>): string =>
  by === 'at_max' || by === 'ballot' ? counted(group.figure / 100) : score(points(group.figure));
