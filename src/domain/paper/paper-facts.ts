// What a printed sheet states, apart from how it looks: whose it is, what it comes to, and the text of everything it
// was made from. Device and server reckon it from the records alike, so that the one can vouch for what the other
// prints, and a reader can hold both beside the paper.

import { isMoved } from '../appraisal/appraised-result.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Part } from '../criteria/criteria-table.ts';
import type { World } from '../changes/define-change.ts';
import { adoptedIdOf, columnIdOf, sheetIdOf, type PeriodId, type UnitId } from '../ids.ts';
import { adopt } from '../meeting/adopt.ts';
import type { AdoptedResult, AdoptedUnit } from '../meeting/adopted-result.ts';
import { blocResult } from '../meeting/bloc-result.ts';
import { ballotOf } from '../meeting/ballot.ts';
import { plannedMeeting } from '../meeting/meeting.ts';
import { isClosed } from '../meeting/meeting-stages.ts';
import { standingsOf } from '../ranking/standings.ts';
import { tableIdOf } from '../records.ts';
import { counting } from '../scoring/cell.ts';
import type { Points } from '../scoring/points.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { adoptedInPart } from '../meeting/adopted-unit.ts';
import { scoreVersions } from '../scoring/score-versions.ts';
import type { UnitScore } from '../scoring/total.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { levelsOf } from '../workflow/review-levels.ts';
import { meetingDraft, summaryDraft, unitDraft } from './draft-reasons.ts';

/** The papers that can be checked, in the order of their numbers in the code: only ever added to at the end. */
export const provedPapers = ['self', 'bloc', 'summary', 'ranking', 'minutes', 'appraisal'] as const;
export type ProvedPaper = (typeof provedPapers)[number];

/** Which paper: of one unit, or of the whole bloc. */
export type PaperSubject =
  | { readonly paper: 'self' | 'bloc'; readonly periodId: PeriodId; readonly unitId: UnitId }
  | { readonly paper: 'summary' | 'ranking' | 'minutes' | 'appraisal'; readonly periodId: PeriodId };

/** One figure to hold beside the paper. */
export interface PaperLine {
  /**
   * The code of a part, or one of the sums beside the scale. On a paper of the bloc, whose lines stand in their printed
   * order: which of its units it is, by its number in the bloc's own order, since names would make the code large.
   */
  readonly label: string;
  /** Null where nothing is printed. */
  readonly points: Points | null;
  readonly place: number | null;
}

export interface PaperFacts {
  readonly paper: ProvedPaper;
  readonly periodId: PeriodId;
  /** Null for the papers of the bloc. */
  readonly unitId: UnitId | null;
  /** The unit's or the bloc's short name, as people know it. */
  readonly name: string;
  readonly isDraft: boolean;
  /** The session whose result it is; 0 of what no meeting has adopted. */
  readonly session: number;
  readonly tableVersion: number;
  /** The unit's total; null of a bloc's paper, and of a sheet with nothing in it. */
  readonly total: Points | null;
  readonly lines: readonly PaperLine[];
}

/** The facts, and as one text everything that was entered behind them. */
export interface PaperSource {
  readonly facts: PaperFacts;
  readonly content: string;
}

export const BONUS = '+';
export const PENALTY = '-';
export const GATES = '!';

/** So many units of a bloc's paper stand in its code; the hash holds the others too. */
export const MOST_LINES = 24;

/** The facts of a paper as the records stand; undefined where they are not here [PF8]. */
export function paperSource(world: World, subject: PaperSubject): PaperSource | undefined {
  const period = world.get('bloc-period', subject.periodId);
  if (!period) return undefined;
  if (subject.paper === 'self' || subject.paper === 'bloc')
    return unitSource(world, period, subject.paper, subject.unitId);
  if (subject.paper === 'appraisal') return appraisalSource(world, period);
  return subject.paper === 'summary'
    ? summarySource(world, period)
    : meetingSource(world, period, subject.paper);
}

/** Every paper of a period that can be checked. */
export const papersOf = ({ id, units }: BlocPeriod): readonly PaperSubject[] => [
  ...units.flatMap((unit): PaperSubject[] => [
    { paper: 'self', periodId: id, unitId: unit.id },
    { paper: 'bloc', periodId: id, unitId: unit.id },
  ]),
  { paper: 'summary', periodId: id },
  { paper: 'ranking', periodId: id },
  { paper: 'minutes', periodId: id },
  { paper: 'appraisal', periodId: id },
];

/** Says the same of the same thing: two states of one paper. */
export const isSamePaper = (
  one: Pick<PaperFacts, 'paper' | 'periodId' | 'unitId'>,
  other: Pick<PaperFacts, 'paper' | 'periodId' | 'unitId'>,
): boolean => one.paper === other.paper && one.periodId === other.periodId && one.unitId === other.unitId;

function unitSource(
  world: World,
  period: BlocPeriod,
  paper: 'self' | 'bloc',
  unitId: UnitId,
): PaperSource | undefined {
  const unit = period.units.find(({ id }) => id === unitId);
  const sheet = world.get('sheet', sheetIdOf(period.id, unitId));
  const score = scoresOf(world, period, paper).get(unitId);
  if (!unit || !sheet || !score) return undefined;
  const owners = paper === 'self' ? (['self'] as const) : (['self', 'bloc'] as const);
  const isEmpty = score.progress.done === 0;
  return {
    facts: {
      paper,
      periodId: period.id,
      unitId,
      name: unit.shortName,
      isDraft: unitDraft({ name: unit.name, sheet, score }, paper, period.tableVersion).length > 0,
      session: 0,
      tableVersion: sheet.tableVersion,
      total: isEmpty ? null : score.total,
      lines: isEmpty ? [] : unitLines(score),
    },
    content: canonicalJson([
      headOf(period),
      unit,
      sheet.tableVersion,
      owners.map((owner) => enteredIn(world, sheet.id, owner)),
      targetsOf(world, sheet.id),
      ...(paper === 'bloc' ? levelsIn(period, sheet) : []),
    ]),
  };
}

/** Who passed which level stands on the bloc's sheet, where there is more than one [LV2]. */
const levelsIn = (period: BlocPeriod, { review }: Sheet) =>
  review && review.passed.length > 0 && levelsOf(period).length > 1 ? [review.passed] : [];

/** The parts of the scale, and beside them the sums of what is not in it, as the total takes them. */
function unitLines({ parts, bonus, penalty, gatePoints }: UnitScore): readonly PaperLine[] {
  const has = (role: Part['role']) => parts.some(({ part }) => part.role === role);
  const line = (label: string, points: Points): PaperLine => ({ label, points, place: null });
  return [
    ...parts.filter(({ part }) => part.role === 'score').map(({ part, points }) => line(part.code, points)),
    ...(has('bonus') || bonus !== 0 ? [line(BONUS, bonus)] : []),
    ...(has('penalty') || penalty !== 0 ? [line(PENALTY, penalty)] : []),
    // Only where a gate takes points: every other sheet states what it always did, and keeps the word it has.
    ...(gatePoints === 0 ? [] : [line(GATES, gatePoints)]),
  ];
}

function summarySource(world: World, period: BlocPeriod): PaperSource | undefined {
  const inForce = world.get('criteria-table', tableIdOf(period.id, period.tableVersion));
  if (!inForce) return undefined;
  const scores = scoresOf(world, period, 'bloc');
  const begun = [...scores.values()].filter(({ progress }) => progress.done > 0);
  const { placed } = standingsOf(inForce, begun, ballotOf(world.get('meeting', period.id)));
  const units = period.units.flatMap(({ id, name }) => {
    const score = scores.get(id);
    return score ? [{ name, sheet: world.get('sheet', sheetIdOf(period.id, id)), score }] : [];
  });
  const isHere = units.length === period.units.length;
  return {
    facts: {
      ...blocFacts(period, 'summary'),
      isDraft: !isHere || summaryDraft(units, period.tableVersion).length > 0,
      session: 0,
      tableVersion: period.tableVersion,
      lines: period.units.slice(0, MOST_LINES).map(({ id }, index) => {
        const standing = placed.find(({ unitId }) => unitId === id);
        return { label: String(index + 1), points: standing?.total ?? null, place: standing?.place ?? null };
      }),
    },
    content: canonicalJson([
      headOf(period),
      period.tableVersion,
      period.units.map((unit) => {
        const sheetId = sheetIdOf(period.id, unit.id);
        return [unit, enteredIn(world, sheetId, 'bloc'), targetsOf(world, sheetId)];
      }),
      placed.map(({ unitId, place, total }) => [unitId, place ?? null, total]),
    ]),
  };
}

/** As the papers of the meeting themselves are: what it froze, and before that a draft of what it would [PR16]. */
function meetingSource(
  world: World,
  period: BlocPeriod,
  paper: 'ranking' | 'minutes',
): PaperSource | undefined {
  const standing = world.get('meeting', period.id) ?? plannedMeeting(period.id, 1);
  const frozen = frozenResult(world, period.id);
  const reckoned = frozen ? undefined : blocResult(world, period, standing);
  const result: AdoptedResult | undefined =
    frozen ?? (reckoned && adopt(period, reckoned, standing, { by: '', at: 0 }));
  if (!result) return undefined;
  return {
    facts: {
      ...blocFacts(period, paper),
      isDraft: meetingDraft(frozen !== undefined).length > 0,
      session: result.session,
      tableVersion: result.tableVersion,
      lines: result.units.slice(0, MOST_LINES).map((unit) => adoptedLine(period, unit)),
    },
    content: canonicalJson([headOf(period), frozen ? 'adopted' : 'present', result]),
  };
}

/** Only of the session that is closed now: one that was opened again, or came back, is no result. */
export function frozenResult(world: World, periodId: PeriodId): AdoptedResult | undefined {
  const meeting = world.get('meeting', periodId);
  return meeting && isClosed(meeting)
    ? world.get('adopted-result', adoptedIdOf(periodId, meeting.session))
    : undefined;
}

/** Of what was frozen, and only for who holds the reasons of every unit: another device prints less of it [PV9]. */
function appraisalSource(world: World, period: BlocPeriod): PaperSource | undefined {
  const result = world.get('appraised-result', period.id);
  const sheets = result?.units.map(({ unitId }) =>
    world.get('appraised-sheet', sheetIdOf(period.id, unitId)),
  );
  if (!result || !sheets || sheets.includes(undefined)) return undefined;
  const numberOf = (unitId: UnitId) => period.units.findIndex(({ id }) => id === unitId) + 1;
  return {
    facts: {
      ...blocFacts(period, 'appraisal'),
      isDraft: false,
      session: result.session,
      tableVersion: period.tableVersion,
      lines: result.units.slice(0, MOST_LINES).map(({ unitId, appraised: { total, place } }) => ({
        label: String(numberOf(unitId)),
        points: total,
        place,
      })),
    },
    content: canonicalJson([headOf(period), result, sheets]),
  };
}

/**
 * The appraisal left other points or another place than this paper states [PV9]. Minutes say what the meeting said; the
 * appraisal's own paper and what a unit gave itself are not overtaken by it.
 */
export function isAppraisedAway(
  world: World,
  { paper, periodId, unitId }: Pick<PaperFacts, 'paper' | 'periodId' | 'unitId'>,
): boolean {
  if (paper === 'self' || paper === 'appraisal') return false;
  const units = world.get('appraised-result', periodId)?.units ?? [];
  return units.some((one) => isMoved(one) && (unitId === null || one.unitId === unitId));
}

function adoptedLine({ units }: BlocPeriod, { unitId, points, total, place }: AdoptedUnit): PaperLine {
  const isPrinted = Object.values(points).some((one) => one !== null);
  const number = units.findIndex(({ id }) => id === unitId) + 1;
  return { label: String(number), points: isPrinted ? total : null, place: isPrinted ? place : null };
}

const blocFacts = (period: BlocPeriod, paper: ProvedPaper) => ({
  paper,
  periodId: period.id,
  unitId: null,
  name: period.shortName,
  total: null,
});

/** What stands at the head and under the signatures. */
const headOf = ({ id, blocName, period, superior, place, signers }: BlocPeriod) => ({
  id,
  blocName,
  period,
  superior,
  place,
  signers,
});

const scored = new WeakMap<World, Map<string, ReadonlyMap<UnitId, UnitScore>>>();

/** Reckoned once for a state of the world that never changes; a replica's copy does, and is reckoned each time. */
function scoresOf(world: World, period: BlocPeriod, owner: 'self' | 'bloc'): ReadonlyMap<UnitId, UnitScore> {
  const known = scored.get(world);
  const key = `${period.id} ${owner}`;
  const before = known?.get(key);
  if (before) return before;
  const adoptedOf = adoptedInPart(world, period);
  const inputs = period.units.flatMap(({ id: unitId }) => {
    const sheetId = sheetIdOf(period.id, unitId);
    const sheet = world.get('sheet', sheetId);
    const table = world.get(
      'criteria-table',
      tableIdOf(period.id, sheet?.tableVersion ?? period.tableVersion),
    );
    return table
      ? [
          {
            unitId,
            table,
            column: world.get('column', columnIdOf(sheetId, owner)),
            targets: world.get('targets', sheetId),
            marks: world.get('gate-marks', sheetId)?.marks,
            adopted: owner === 'bloc' ? adoptedOf(sheet) : undefined,
          },
        ]
      : [];
  });
  const { scores } = scoreVersions(inputs);
  known?.set(key, scores);
  return scores;
}

/** For a world that stands still: each column is scored once, however many papers ask. */
export function asSnapshot<W extends World>(world: W): W {
  scored.set(world, new Map());
  return world;
}

/** What counts in a column: the input and the reason beside it, by criterion. */
function enteredIn(world: World, sheetId: string, owner: 'self' | 'bloc') {
  const cells = world.get('column', columnIdOf(sheetId, owner))?.cells ?? {};
  return Object.fromEntries(
    Object.entries(cells).flatMap(([id, cell]) => {
      const { input, reason } = counting(cell);
      return input === null && reason === '' ? [] : [[id, [input, reason]]];
    }),
  );
}

const targetsOf = (world: World, sheetId: string) => [
  world.get('targets', sheetId)?.values ?? {},
  world.get('gate-marks', sheetId)?.marks ?? [],
];
