// The order of a bloc's units: by total, then by the table's tie rules, past the gates, into grades and awards. The
// reason of every place stands beside it.

import type { CriteriaTable } from '../criteria/criteria-table.ts';
import { reachesMinimum } from '../criteria/policies/minimum-for-flag.ts';
import { byText } from '../../base/compare.ts';
import type { UnitId } from '../ids.ts';
import type { Line } from '../scoring/lines.ts';
import type { Points } from '../scoring/points.ts';
import type { UnitScore } from '../scoring/total.ts';
import type { GateEffect } from './gates/gate.ts';
import { effectOf } from './gates/shut-gates.ts';
import { gradeOf } from './grade.ts';
import { groupsBy, tieOrder, type Ballot } from './tie-order.ts';

type Award = 'flag' | 'flag-contested' | 'certificate' | 'certificate-contested';

export interface Placed {
  readonly unitId: UnitId;
  readonly score: UnitScore;
  readonly total: Points;
  /** undefined: not ranked, on hold, or nothing scored yet. */
  readonly place: number | undefined;
  readonly status: 'ranked' | 'held' | 'not-ranked';
  /** Why it stands where it stands: ties and gates, nothing where the total alone says it. */
  readonly reasons: readonly Line[];
  /** Its place in the table's list of grades. */
  readonly grade: number | undefined;
  readonly award: Award | undefined;
}

export interface Standings {
  /** In the order they are printed: the ranked by place, those without a score, those on hold, those not ranked. */
  readonly placed: readonly Placed[];
  /** False while a unit is on hold or has no score, or a tie awaits the ballot: places may still move. */
  readonly isFinal: boolean;
}

interface Contender {
  readonly unitId: UnitId;
  readonly score: UnitScore;
  readonly effect: GateEffect;
  readonly status: Placed['status'];
  readonly reasons: Line[];
}

/** Units that stand level, none told from another. */
type Level = readonly Contender[];

/** Ranks the units of a bloc. The order they come in changes nothing [TO7]. */
export function standingsOf(table: CriteriaTable, scores: readonly UnitScore[], ballot?: Ballot): Standings {
  const contenders = scores.map((score): Contender => {
    const effect = effectOf(score.gates);
    const status = !effect.ranked ? 'not-ranked' : effect.held ? 'held' : 'ranked';
    return { unitId: score.unitId, score, effect, status, reasons: [] };
  });
  const ranked = contenders.filter((one) => one.status === 'ranked' && isBegun(one));
  const others = contenders.filter((one) => !ranked.includes(one));

  const levels = lowered(
    groupsBy(ranked, ({ score }) => score.total).flatMap(({ units }) => toldApart(table, units, ballot)),
  );
  const awards = awardsOf(table, levels);
  const placed: Placed[] = [];
  for (const level of levels) {
    const place = placed.length + 1;
    for (const one of [...level].sort((a, b) => byText(a.unitId, b.unitId))) {
      placed.push(asPlaced(table, one, place, level.length, awards.get(one.unitId)));
    }
  }
  others.sort((a, b) => b.score.total - a.score.total || byText(a.unitId, b.unitId));
  for (const status of ['ranked', 'held', 'not-ranked']) {
    for (const one of others) if (one.status === status) placed.push(asPlaced(table, one));
  }
  const isFinal = others.every(({ status }) => status === 'not-ranked') && !ranked.some(awaitsBallot);
  return { placed, isFinal };
}

/** [RK7] Its 0 is no score: it is level with nobody. */
const isBegun = ({ score }: Pick<Contender, 'score'>): boolean => score.progress.done > 0;

/** [RK3] The rule that told units of one total apart stands with each of them, with both figures. */
function toldApart(table: CriteriaTable, level: Level, ballot: Ballot | undefined): readonly Level[] {
  const { levels, steps } = tieOrder(table, level, ballot);
  for (const { groups } of steps) {
    for (const { units, reason } of groups) for (const one of units) one.reasons.push(reason);
  }
  return levels;
}

const awaitsBallot = ({ reasons }: Pick<Placed, 'reasons'>): boolean =>
  reasons.some(({ line }) => line === 'tied-awaits-ballot');

/**
 * [RK6] Units that a gate moves down go behind as many others as it says. Units level with each other that go the
 * same way down stay level. From the last place up, or two that move past each other would be where they were.
 */
function lowered(levels: readonly Level[]): Level[] {
  let result: Level[] = [...levels];
  for (const level of levels.toReversed()) {
    const groups = groupsBy(level, ({ effect }) => effect.lowerPlaces);
    for (const { figure: places, units } of groups.toReversed()) {
      if (places > 0) result = movedDown(result, units, places);
    }
  }
  return result;
}

function movedDown(levels: readonly Level[], moving: Level, places: number): Level[] {
  const from = levels.findIndex((level) => moving.some((one) => level.includes(one)));
  // Level mates that stay are ahead of it, and count.
  const mates = (levels[from] ?? []).filter((one) => !moving.includes(one));
  const before = [...levels.slice(0, from), ...(mates.length > 0 ? [mates] : [])];
  const after = levels.slice(from + 1);
  let [passed, at] = [mates.length, 0];
  while (passed < places && at < after.length) {
    passed += after[at]?.length ?? 0;
    at += 1;
  }
  if (passed > 0) for (const one of moving) one.reasons.push({ line: 'places-lowered', places: passed });
  return [...before, ...after.slice(0, at), moving, ...after.slice(at)];
}

/**
 * [PO6] Flags from the top down among those that nothing bars, then certificates; units level at the last slot
 * contest it, and who loses the flag is before the units below.
 */
function awardsOf(table: CriteriaTable, levels: readonly Level[]): ReadonlyMap<UnitId, Award> {
  const { flagSlots, minimumForFlag } = table.policies;
  const awards = new Map<UnitId, Award>();
  let flags = flagSlots.flags;
  let certificates = flagSlots.certificates ?? 0;
  for (const level of levels) {
    const eligible = level.filter(({ effect }) => effect.commended);
    const forFlag = eligible.filter((one) => {
      const reaches = reachesMinimum(minimumForFlag, one.score.total, table.scale);
      if (!reaches && flags > 0 && minimumForFlag) {
        one.reasons.push({ line: 'flag-below-minimum', percent: minimumForFlag.percentOfScale });
      }
      return one.effect.flag && reaches;
    });
    const contested = forFlag.length > flags;
    const proposed = flags > 0 ? forFlag : [];
    for (const { unitId } of proposed) awards.set(unitId, contested ? 'flag-contested' : 'flag');
    const losers = flags > 0 ? Math.max(0, forFlag.length - flags) : 0;
    flags = Math.max(0, flags - forFlag.length);
    const forCertificate = eligible.filter(({ unitId }) => !awards.has(unitId));
    if (certificates <= 0) continue;
    const wanted = forCertificate.length + losers;
    const award = wanted > certificates ? 'certificate-contested' : 'certificate';
    for (const { unitId } of forCertificate) awards.set(unitId, award);
    certificates = Math.max(0, certificates - wanted);
  }
  return awards;
}

function asPlaced(
  table: CriteriaTable,
  { unitId, score, effect, status, reasons }: Contender,
  place?: number,
  level = 1,
  award?: Award,
): Placed {
  const isLevel = place !== undefined && level > 1;
  return {
    unitId,
    score,
    total: score.total,
    place,
    status,
    reasons:
      isLevel && !awaitsBallot({ reasons })
        ? [...reasons, { line: 'tied-level', units: level, place }]
        : reasons,
    grade: status === 'not-ranked' || !isBegun({ score }) ? undefined : gradeFor(table, score, effect),
    award,
  };
}

/** [GD1] The grade of the total, lowered and bounded by the gates; undefined where it falls off the list. */
function gradeFor({ grades, scale }: CriteriaTable, { total }: UnitScore, effect: GateEffect) {
  const own = gradeOf(grades, total, scale);
  if (own === undefined) return undefined;
  const at = Math.max(own + effect.lowerGrade, effect.bestGrade ?? 0);
  return at < grades.length ? at : undefined;
}
