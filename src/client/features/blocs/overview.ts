// Where a bloc that is on this device stands in its year, and what of it waits for this person: for whoever has many.
// By the records alone, without a score, so that twenty blocs are told at once.

import { sheetIdOf, type BlocId, type PeriodId } from '../../../domain/ids.ts';
import type { Sheet } from '../../../domain/scoring/sheet.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import type { DispatchStage } from '../../../domain/workflow/dispatch.ts';
import { hasMet, type PeriodStage } from '../../../domain/workflow/period-stages.ts';
import {
  belongsTo,
  isBlocScorer,
  leadsBloc,
  maySelfScore,
  type Actor,
} from '../../../domain/workflow/permissions.ts';
import { levelsOf, passedBy } from '../../../domain/workflow/review-levels.ts';
import { hasReached, isUnderReview } from '../../../domain/workflow/stages.ts';
import { checkTasks } from '../../parts/check-tasks.ts';
import { scoringLink } from '../../parts/links.ts';
import { ownPartOf } from '../../parts/own-part.ts';
import { tableTurn, tableTurnLink, type OpenStage } from '../../parts/table-turn.ts';
import { upcomingIn, type Upcoming } from '../../parts/upcoming.ts';
import { yearTasks, type YearRecords, type YearStep } from '../../parts/year-tasks.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { inOrder } from '../../../protocol/offer-order.ts';
import type { BlocOffer } from '../../../protocol/session.ts';

/** The way up tells more than the year once it has begun; what was put away is over. */
type BlocStage = Exclude<PeriodStage, 'sent' | 'decided'> | DispatchStage | 'met_again';

export interface Waiting {
  /** `table-…`: a version of the table, by its stage. */
  readonly step: YearStep | `table-${OpenStage}` | 'self-score' | 'begin' | 'score';
  readonly href: string;
}

export interface Overview {
  readonly stage: BlocStage;
  /** How many sheets the bloc has finished, while it scores; undefined where they are not all here. */
  readonly scored: { readonly done: number; readonly of: number } | undefined;
  /** The first step that waits for this person; undefined where none does. */
  readonly next: Waiting | undefined;
  /** The step of the year that is longest past its last day; undefined where none is. */
  readonly late: Late | undefined;
}

interface Late {
  readonly step: Extract<Upcoming['what'], { readonly is: 'step' }>['step'];
  /** By the reader's own midnights, at least one. */
  readonly days: number;
}

/** [IX5] [IX6] Undefined where the year is not on this device. */
export function overviewOf(
  copy: BlocCopy,
  periodId: PeriodId,
  actor: Actor,
  now: number,
): Overview | undefined {
  const world = ownPartOf(copy, actor);
  const period = world.get('bloc-period', periodId);
  if (!period) return undefined;
  const units = period.units.map(({ id }) => ({ sheet: world.get('sheet', sheetIdOf(periodId, id)) }));
  const sheets = units.flatMap(({ sheet }) => sheet ?? []);
  const isScoring = period.stage === 'scoring' && sheets.length === units.length;
  const done = sheets.filter(({ stage }) => hasReached(stage, 'bloc_scored')).length;
  const [next] = [
    ...yearTasks({ world, period, units }, actor),
    // By the whole copy: the checked sheet is in no view of one's own part.
    ...checkTasks(copy, period, actor),
    ...tableTurns(copy, periodId, actor),
    ...sheetTurns(period, sheets, actor),
  ].toSorted((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step));
  return {
    stage: stageOf(period.stage, world.get('dispatch', periodId)?.stage),
    scored: isScoring ? { done, of: units.length } : undefined,
    next: next && { step: next.step, href: next.href },
    late: lateIn({ world, period, units }, now),
  };
}

/** An activity that was not held is the plan's own matter. */
function lateIn(year: YearRecords, now: number): Late | undefined {
  const [longest] = upcomingIn(year, now).flatMap(({ what, days }) =>
    what.is === 'step' && days < 0 ? [{ step: what.step, days: -days }] : [],
  );
  return longest;
}

const tableTurns = (copy: BlocCopy, periodId: PeriodId, actor: Actor): readonly Waiting[] =>
  copy
    .all('criteria-table')
    .filter((table) => table.periodId === periodId)
    .flatMap((table): Waiting[] => {
      const stage = tableTurn(table, actor);
      return stage ? [{ step: `table-${stage}`, href: tableTurnLink(table, stage) }] : [];
    });

/** Of one's own unit until it is handed in, and of the others while the bloc begins and scores them. */
function sheetTurns(period: BlocPeriod, sheets: readonly Sheet[], actor: Actor): readonly Waiting[] {
  if (hasMet(period.stage)) return [];
  const others = isBlocScorer(actor, period.id) ? sheets.filter((sheet) => !belongsTo(actor, sheet)) : [];
  // From the first level on it is the levels' turn.
  const isScored = (sheet: Sheet) =>
    isUnderReview(sheet) && (levelsOf(period).length === 0 || passedBy(sheet) === 0);
  const turn = (step: Waiting['step'], owner: 'self' | 'bloc', waiting: readonly Sheet[]): Waiting[] =>
    waiting.slice(0, 1).map(({ unitId }) => ({ step, href: scoringLink(period.id, owner, unitId) }));
  const open = sheets.filter((sheet) => sheet.stage === 'open' && maySelfScore(actor, sheet));
  const submitted = others.filter(({ stage }) => stage === 'self_submitted');
  return [
    ...turn('self-score', 'self', open),
    ...(leadsBloc(actor, period.id) ? turn('begin', 'bloc', submitted) : []),
    ...turn('score', 'bloc', others.filter(isScored)),
  ];
}

/** What was returned and has been met on again is on its way up once more. */
function stageOf(year: PeriodStage, dispatch: DispatchStage | undefined): BlocStage {
  if (year === 'archived') return 'archived';
  if (dispatch === 'returned' && year === 'met') return 'met_again';
  return dispatch ?? beforeDispatch(year);
}

/** Sent without a record of it: another's device has not told of it yet. */
const beforeDispatch = (stage: PeriodStage): BlocStage =>
  stage === 'sent' ? 'sent' : stage === 'decided' ? 'published' : stage;

/** What comes first where several wait: what others wait for. */
const ORDER: readonly Waiting['step'][] = [
  'receive',
  'appraise',
  'table-proposed',
  'publish',
  'returned',
  'explain',
  'table-returned',
  'table-approved',
  'level',
  'check',
  'review',
  'meet',
  'sign',
  'send',
  'begin',
  'score',
  'self-score',
  'table-draft',
  'awards',
];

function rankOf(overview: Overview | undefined): number {
  if (overview === undefined) return ORDER.length + 2;
  if (overview.next) return ORDER.indexOf(overview.next.step);
  return ORDER.length + (overview.late ? 0 : 1);
}

interface Listed {
  readonly offer: Pick<BlocOffer, 'blocName' | 'blocId' | 'period'>;
  readonly overview: Overview | undefined;
}

export interface ListedYears<T> {
  /** The newest year of each bloc, and of the others those in which something waits or is late. */
  readonly now: readonly T[];
  readonly before: readonly T[];
}

/**
 * [IX7] What waits for this person first, then what is late, then what is here, then what is not; within each by the
 * bloc's name. The years before are apart: of a province there are soon more of them than of blocs.
 */
export function inTurn<T extends Listed>(years: readonly T[]): ListedYears<T> {
  const sorted = years.toSorted((a, b) => inOrder(a.offer, b.offer));
  const newest = new Map<BlocId, T>();
  for (const one of sorted.toReversed()) newest.set(one.offer.blocId, one);
  const isNow = (one: T) =>
    newest.get(one.offer.blocId) === one ||
    one.overview?.next !== undefined ||
    one.overview?.late !== undefined;
  return {
    now: sorted.filter(isNow).toSorted((a, b) => rankOf(a.overview) - rankOf(b.overview)),
    before: sorted.filter((one) => !isNow(one)),
  };
}

/** How many blocs something waits in for this person, or is late in, in whichever of their years. */
export const blocsWith = (
  what: 'next' | 'late',
  years: readonly {
    readonly offer: { readonly blocId: BlocId };
    readonly overview: Overview | undefined;
  }[],
): number => new Set(years.filter(({ overview }) => overview?.[what]).map(({ offer }) => offer.blocId)).size;
