// What stands under a table: everything a reader of the figures would otherwise have to ask [PR10].

import { formatDate, formatDecimal } from '../../../base/format.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { bounds, hasScore, kgLeaves } from '../../parts/bloc-facts.ts';
import { rescaledLines } from '../../parts/rescaled-lines.ts';
import { waitsFor, type UnitScore } from '../../../domain/scoring/total.ts';
import {
  indexOf,
  isLeaf,
  type CriteriaTable,
  type Group,
  type Part,
} from '../../../domain/criteria/criteria-table.ts';
import type { Shown } from '../../../domain/scoring/by-hand.ts';
import { explainGate, explainPart, termsOf } from '../../../domain/scoring/explain.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import { say } from '../../../domain/scoring/words.ts';
import { levelsOf } from '../../../domain/workflow/review-levels.ts';
import { maximum, score } from './figures.ts';
import { frozenOf } from './meeting-result.ts';
import { sentence } from './phrases.ts';

const KG_MEANS = {
  exclude_and_rescale: 'không tính vào điểm tối đa',
  give_full: 'tính đủ điểm tối đa',
  give_average: 'tính bằng điểm bình quân của các đơn vị khác',
  give_zero: 'tính 0 điểm',
} as const;

/** What KG does to a score, by the policy of each unit's own table; nothing where no KG was printed. */
export function kgNotes(units: readonly UnitView[], owner: ScoringOwner): readonly string[] {
  const withKg = units.filter((unit) => kgLeaves(unit, owner).length > 0);
  const meansOf = ({ table }: UnitView) => KG_MEANS[table.policies.notAssigned.policy];
  const means = [...new Set(withKg.map(meansOf))];
  return means.map((one) => {
    const whose = withKg.filter((unit) => meansOf(unit) === one).map(({ unit }) => unit.shortName);
    return `KG: không giao chỉ tiêu, ${one}${means.length > 1 ? ` (${listOf(whose)})` : ''}.`;
  });
}

/** "Phần I của TP Lai Châu đạt 504,00/540, quy đổi theo thang 600 thành 560,00." */
export const rescaleNotes = (units: readonly UnitView[], owner: ScoringOwner): readonly string[] =>
  units
    .filter((unit) => hasScore(unit, owner))
    .flatMap((unit) =>
      rescaledLines(unit, owner).map(({ part, of: { earned, assigned, max, points } }) => {
        const what = part === undefined ? 'Tổng điểm các phần' : `Phần ${part}`;
        return `${what} của ${unit.unit.shortName} đạt ${exactly(earned)}/${maximum(assigned)}, quy đổi theo thang ${maximum(max)} thành ${exactly(points)}.`;
      }),
    );

const exactly = (points: Shown): string =>
  typeof points === 'number' ? score(points) : formatDecimal(points, 'vi');

/** Bonus or penalty that a bound of the table, or the penalty part's own, has cut. */
export function capNotes(units: readonly UnitView[], owner: ScoringOwner): readonly string[] {
  const cut = (role: 'bonus' | 'penalty') => {
    const byBound = new Map<string, string[]>();
    for (const unit of units) {
      for (const bound of cutsOf(unit, owner, role))
        byBound.set(maximum(bound), [...(byBound.get(maximum(bound)) ?? []), unit.unit.shortName]);
    }
    return [...byBound].map(([bound, names]) => `tính không quá ${bound} (${listOf(names)}).`);
  };
  return [
    ...cut('bonus').map((text) => `Điểm thưởng ${text}`),
    ...cut('penalty').map((text) => `Điểm trừ ${text}`),
  ];
}

/** The bounds that cut a unit's bonus or penalty; what was earned beyond targets is bonus too. */
function cutsOf(
  { table, scores }: UnitView,
  owner: ScoringOwner,
  role: 'bonus' | 'penalty',
): readonly Points[] {
  const { parts, ...score } = scores[owner];
  const inRole = parts.filter(({ part }) => part.role === role);
  const sum = (of: 'points' | 'beyond', among = inRole) => among.reduce((all, one) => all + one[of], 0);
  const bound = bounds(table)[role];
  const raw = sum('points') + (role === 'bonus' ? sum('beyond', [...parts]) : 0);
  const isCut = role === 'bonus' ? raw > score.bonus : raw < score.penalty;
  const atLeast = inRole.flatMap(({ part: { min }, earned }) =>
    min !== undefined && earned < min ? [min] : [],
  );
  // Hundredths that are rounded one by one may come to more than what counts, with no bound near.
  const isAtBound = bound !== undefined && Math.abs(bound) <= Math.abs(score[role]);
  return isCut && isAtBound ? [bound] : atLeast;
}

/** Every shut gate with what it does and why: a place or a total without it would be a riddle [GT1]. */
export const gateNotes = (units: readonly UnitView[], owner: ScoringOwner): readonly string[] =>
  units.flatMap(({ unit, scores }) => scores[owner].gates.map((shut) => gateNote(unit.shortName, shut)));

export const gateNote = (unit: string, shut: Parameters<typeof explainGate>[0]): string =>
  `${GATE_POINTS}, ${unit}: ${explainGate(shut)
    .map((line) => sentence(say(line, 'vi')))
    .join(' ')}`;

/** What shut gates take away, as a row or a column is called. */
export const GATE_POINTS = 'Theo điều kiện của bảng';

/** Where the table rounds later than at the criterion, and it shows. */
export function roundingNotes(units: readonly UnitView[], owner: ScoringOwner): readonly string[] {
  const shown = units.filter((unit) => hasScore(unit, owner) && isRoundedLate(unit, owner));
  return [...new Set(shown.map(({ table }) => roundingNote(table)))];
}

export const roundingNote = ({ policies: { rounding } }: CriteriaTable): string =>
  `${rounding.at === 'part' ? 'Điểm mỗi phần' : 'Tổng điểm'} được làm tròn đến ${maximum(rounding.step)} điểm.`;

function isRoundedLate({ table, scores }: UnitView, owner: ScoringOwner): boolean {
  const { parts, base, bonus, penalty, gatePoints, total } = scores[owner];
  const { at } = table.policies.rounding;
  if (at === 'criterion') return false;
  if (parts.some(({ part, earned }) => !addsUp(part, scores[owner], earned))) return true;
  if (at === 'total') return total !== base + bonus + penalty + gatePoints;
  return parts.some((one) => explainPart(table, one).some(({ line }) => line === 'rounded-part'));
}

/** Whether the rows below a part, hundredths as they are printed, come to what is printed of it. */
function addsUp(
  { children, capAtMax, ...above }: Part | Group,
  score: UnitScore,
  earned: Points | undefined,
): boolean {
  const isBest = 'kind' in above && above.kind === 'group_best_of';
  const sum = termsOf({ children }, score).reduce<number>((all, one) => all + one, 0);
  return (
    (isBest || capAtMax === true || sum === (earned ?? 0)) &&
    children.every((child) => isLeaf(child) || addsUp(child, score, score.groups.get(child.id)?.earned))
  );
}

/** What the meeting adopted, where the rules of scoring were mended after it and the sums here are other ones [PR29]. */
export function adoptedNotes(view: BlocView, units: readonly UnitView[]): readonly string[] {
  const adopted = frozenOf(view)?.units ?? [];
  return units.flatMap((unit) => {
    const frozen = adopted.find(({ unitId }) => unitId === unit.unit.id);
    // A device that holds fewer units reckons another total of what is compared, and by no other rule.
    const { total, provisional } = unit.scores.bloc;
    if (!frozen || !hasScore(unit, 'bloc') || provisional || frozen.total === total) return [];
    return [
      `Cuộc họp đã thông qua ${score(frozen.total)} điểm cho ${unit.unit.shortName}, kết quả ấy giữ nguyên; tổng điểm ở đây tính theo quy tắc chấm đã sửa sau cuộc họp.`,
    ];
  });
}

/** Units still scored by an older version of the table: named, because their figures are not of the same table [PR15]. */
export function behindNotes(view: BlocView, units: readonly UnitView[]): readonly string[] {
  const behind = units.filter(({ isBehind }) => isBehind);
  const versions = [...new Set(behind.map(({ table }) => table.version))].sort((a, b) => a - b);
  return versions.map((version) => {
    const names = behind.filter(({ table }) => table.version === version).map(({ unit }) => unit.name);
    return `${listOf(names)} còn chấm theo bảng tiêu chí bản ${version}; bảng đang áp dụng là bản ${view.table.version}.`;
  });
}

/** What was left blank on purpose, and what may still change. */
export function openNotes(unit: UnitView, owner: ScoringOwner): readonly string[] {
  const { blank, invalid, conflicts } = unit.scores[owner].progress;
  const waiting = indexOf(unit.table).leaves.flatMap(({ leaf }) => {
    const outcome = unit.scores[owner].outcomes.get(leaf.id);
    return outcome && waitsFor(outcome) ? [leaf.code] : [];
  });
  return [
    ...(blank > 0 ? [`${blank} tiêu chí chưa chấm, để trống.`] : []),
    ...(invalid > 0 ? [`${invalid} ô chưa hợp lệ, để trống.`] : []),
    ...(conflicts > 0 ? [`${conflicts} ô có hai bản khác nhau, in bản tới máy chủ trước.`] : []),
    ...(waiting.length > 0
      ? [`Điểm tiêu chí ${waiting.join(', ')} so với các đơn vị khác, tạm tính khi chưa đủ đơn vị.`]
      : []),
  ];
}

/** Who passed which level of the review, where there is more than one [LV2]. */
export function levelNotes({ world, period }: BlocView, { sheet }: UnitView): readonly string[] {
  const passed = sheet?.review?.passed ?? [];
  if (passed.length === 0 || levelsOf(period).length < 2) return [];
  const names = world.get('people', period.blocId)?.names;
  const said = passed.map(
    ({ name, by, at }, index) => `cấp ${index + 1}, ${name} (${names?.[by]?.name ?? by}, ${formatDate(at)})`,
  );
  return [`Đã qua các cấp rà soát của khối: ${said.join('; ')}.`];
}

/** "A", "A và B", "A, B và C". */
export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`;
