// The order of a bloc's units: by total, then by the table's tie rules, past the gates, into grades and awards. The
// reason of every place stands beside it.

import { indexOf, tieCodeIn, type CriteriaTable } from '../criteria/criteria-table.ts';
import { reachesMinimum } from '../criteria/policies/minimum-for-flag.ts';
import type { TieRule } from '../criteria/policies/tie-break.ts';
import { byText } from '../../base/compare.ts';
import type { UnitId } from '../ids.ts';
import type { Line } from '../scoring/lines.ts';
import { points, type Points } from '../scoring/points.ts';
import type { UnitScore } from '../scoring/total.ts';
import type { GateEffect } from './gates/gate.ts';
import { effectOf } from './gates/shut-gates.ts';
import { gradeOf } from './grade.ts';

type Award = 'flag' | 'flag-contested' | 'certificate' | 'certificate-contested';

export interface Placed {
  readonly unitId: UnitId;
  readonly score: UnitScore;
  readonly total: Points;
  /** undefined: not ranked, on hold, or nothing scored yet. */
  readonly place: number | undefined;
  readonly status: 'ranked' | 'held' | 'not-ranked';
  /** The rule that told it from units of the same total. */
  readonly decidedBy: TieRule | undefined;
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

/** Votes of the bloc's ballot, where it has been held. */
export type Ballot = ReadonlyMap<UnitId, number>;

interface Contender {
  readonly unitId: UnitId;
  readonly score: UnitScore;
  readonly effect: GateEffect;
  readonly reasons: Line[];
  decidedBy: TieRule | undefined;
}

/** Units that stand level, none told from another. */
type Level = readonly Contender[];

/** Ranks the units of a bloc. The order they come in changes nothing [TO7]. */
export function standingsOf(table: CriteriaTable, scores: readonly UnitScore[], ballot?: Ballot): Standings {
  const contenders = scores.map((score): Contender => ({
    unitId: score.unitId,
    score,
    effect: effectOf(score.gates),
    reasons: [],
    decidedBy: undefined,
  }));
  const inOrder = contenders.filter(({ effect }) => effect.ranked && !effect.held);
  const ranked = inOrder.filter(isBegun);
  const blank = inOrder.filter((one) => !isBegun(one));
  const held = contenders.filter(({ effect }) => effect.ranked && effect.held);
  const out = contenders.filter(({ effect }) => !effect.ranked);

  const awaited = { ballot: false };
  const levels = lowered(
    groupsBy(ranked, ({ score }) => score.total).flatMap((level) =>
      toldApart(table, level, table.policies.tieBreak, ballot, awaited),
    ),
  );
  const awards = awardsOf(table, levels);
  const placed: Placed[] = [];
  for (const level of levels) {
    const place = placed.length + 1;
    for (const one of [...level].sort((a, b) => byText(a.unitId, b.unitId))) {
      placed.push(asPlaced(table, one, 'ranked', place, level.length, awards.get(one.unitId)));
    }
  }
  const byTotal = (some: readonly Contender[]) =>
    [...some].sort((a, b) => b.score.total - a.score.total || byText(a.unitId, b.unitId));
  for (const one of byTotal(blank)) placed.push(asPlaced(table, one, 'ranked'));
  for (const one of byTotal(held)) placed.push(asPlaced(table, one, 'held'));
  for (const one of byTotal(out)) placed.push(asPlaced(table, one, 'not-ranked'));
  return { placed, isFinal: held.length === 0 && blank.length === 0 && !awaited.ballot };
}

/** [RK7] Its 0 is no score: it is level with nobody. */
const isBegun = ({ score }: Pick<Contender, 'score'>): boolean => score.progress.done > 0;

/** Groups of an equal number, the highest first. */
function groupsBy(some: readonly Contender[], numberOf: (one: Contender) => number): Level[] {
  const groups = new Map<number, Contender[]>();
  for (const one of some) {
    const number = numberOf(one);
    const group = groups.get(number);
    if (group) group.push(one);
    else groups.set(number, [one]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

/** [RK3] Units of one total, asked by one rule after the other until one tells them apart. */
function toldApart(
  table: CriteriaTable,
  level: Level,
  [rule, ...others]: readonly TieRule[],
  ballot: Ballot | undefined,
  awaited: { ballot: boolean },
): Level[] {
  if (level.length < 2 || rule === undefined || rule.by === 'same_rank') return [level];
  if (rule.by === 'ballot' && level.some(({ unitId }) => !ballot?.has(unitId))) {
    // [RK4] Not voted yet: they stay level, and whoever reads the list is told so.
    awaited.ballot = true;
    for (const one of level) one.reasons.push({ line: 'tied-awaits-ballot', units: level.length });
    return [level];
  }
  const groups = groupsBy(level, (one) => figureFor(table, rule, one, ballot));
  const apart = groups.length > 1;
  if (apart) {
    for (const [at, group] of groups.entries()) {
      const above = at === 0;
      const next = groups[above ? 1 : at - 1]?.[0];
      if (!next) continue;
      for (const one of group) {
        one.decidedBy = rule;
        one.reasons.push({
          line: 'tied-apart',
          rule,
          name: tieCodeIn(table, rule),
          mine: points(shownFigure(table, rule, one, ballot)),
          theirs: points(shownFigure(table, rule, next, ballot)),
          above,
        });
      }
    }
  }
  return groups.flatMap((group) => toldApart(table, group, others, ballot, awaited));
}

/** What a tie rule looks at, higher is better. */
function figureFor(
  table: CriteriaTable,
  rule: TieRule,
  { score, unitId }: Contender,
  ballot?: Ballot,
): number {
  switch (rule.by) {
    case 'part':
      return score.parts.find(({ part }) => part.id === rule.part)?.points ?? 0;
    case 'criterion': {
      const outcome = score.outcomes.get(rule.criterion);
      return outcome?.state === 'scored' ? outcome.points : 0;
    }
    case 'bonus':
      return score.bonus;
    case 'penalty':
      return score.penalty + score.gatePoints;
    case 'at_max':
      return atMaximum(table, score);
    case 'ballot':
      return ballot?.get(unitId) ?? 0;
    case 'same_rank':
      return 0;
  }
}

/** Criteria of the scale at their full points. */
function atMaximum(table: CriteriaTable, score: UnitScore): number {
  let count = 0;
  for (const { leaf, part } of indexOf(table).leaves) {
    const outcome = score.outcomes.get(leaf.id);
    const counts = part.role === 'score' && !leaf.bonus && leaf.max > 0;
    if (counts && outcome?.state === 'scored' && outcome.points >= leaf.max) count += 1;
  }
  return count;
}

/** Counts as hundredths, so that every figure of a tie is written the same way. */
const shownFigure = (table: CriteriaTable, rule: TieRule, one: Contender, ballot?: Ballot): number =>
  figureFor(table, rule, one, ballot) * (rule.by === 'at_max' || rule.by === 'ballot' ? 100 : 1);

/**
 * [RK6] Units that a gate moves down go behind as many others as it says. Units level with each other that go the
 * same way down stay level. From the last place up, or two that move past each other would be where they were.
 */
function lowered(levels: readonly Level[]): Level[] {
  let result: Level[] = [...levels];
  for (const level of levels.toReversed()) {
    for (const moving of groupsBy(level, ({ effect }) => effect.lowerPlaces).toReversed()) {
      const places = moving[0]?.effect.lowerPlaces ?? 0;
      if (places > 0) result = movedDown(result, moving, places);
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
  { unitId, score, effect, reasons, decidedBy }: Contender,
  status: Placed['status'],
  place?: number,
  level = 1,
  award?: Award,
): Placed {
  const isLevel = place !== undefined && level > 1;
  const awaits = reasons.some(({ line }) => line === 'tied-awaits-ballot');
  return {
    unitId,
    score,
    total: score.total,
    place,
    status,
    decidedBy,
    reasons: isLevel && !awaits ? [...reasons, { line: 'tied-level', units: level, place }] : reasons,
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
