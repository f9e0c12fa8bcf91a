// What waits for this person in a bloc, the most pressing first. Pure: the page only draws it.

import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { withoutReason } from '../../../domain/scoring/differences.ts';
import type { Actor } from '../../../domain/workflow/permissions.ts';
import { belongsTo, isBlocScorer, leadsBloc, maySelfScore } from '../../../domain/workflow/permissions.ts';
import { isUnderReview } from '../../../domain/workflow/stages.ts';
import type { BlocView, UnitView } from '../../parts/bloc-view.ts';
import { sheetsToMigrate, type Matter } from '../../parts/attention.ts';
import { appraisalTasks, type AppraisalTask } from './appraisal-tasks.ts';
import { tableTurn, type OpenStage } from '../../parts/table-turn.ts';
import { yearTasks, type YearTask } from '../../parts/year-tasks.ts';

export type Task =
  | { readonly is: 'matter'; readonly matter: Matter }
  | AppraisalTask
  | { readonly is: 'refused'; readonly count: number }
  /** Sheets on an older version of the table; the bloc's people are asked once for all of them. */
  | { readonly is: 'migrate'; readonly units: readonly UnitView[] }
  /** A version of the table waits for this person: to be approved, mended, put in force, or drafted on. */
  | { readonly is: 'table'; readonly table: CriteriaTable; readonly stage: OpenStage }
  | { readonly is: 'self-score'; readonly unit: UnitView }
  | { readonly is: 'begin'; readonly unit: UnitView }
  | {
      readonly is: 'bloc-score';
      readonly done: number;
      readonly of: number;
      readonly next: UnitView | undefined;
    }
  | { readonly is: 'reasons'; readonly count: number; readonly unit: UnitView }
  | { readonly is: 'receive'; readonly count: number; readonly of: number }
  | YearTask
  | { readonly is: 'print' };

function tableTask(table: CriteriaTable, actor: Actor): readonly Task[] {
  const stage = tableTurn(table, actor);
  return stage ? [{ is: 'table', table, stage }] : [];
}

/** Criteria that keep its review from being finished, by the rule that refuses it [WF7]. */
const silentIn = ({ unit, table, targets, columns }: UnitView): number =>
  withoutReason(table, { unitId: unit.id, targets }, columns).length;

export function tasksOf(
  view: BlocView,
  actor: Actor,
  matters: readonly Matter[],
  refused: number,
  tables: readonly CriteriaTable[] = [],
  /** Of sheets that are in no view of one's own part. */
  checks: readonly YearTask[] = [],
): readonly Task[] {
  const seen = view.units.filter((unit) => unit.sheet !== undefined);
  const own = seen.filter(({ sheet }) => sheet && maySelfScore(actor, sheet));
  const scorer = isBlocScorer(actor, view.period.id);
  const mine = scorer ? seen.filter(({ sheet }) => sheet && !belongsTo(actor, sheet)) : [];
  const behind = sheetsToMigrate(view, actor);
  const reviewing = mine.filter(({ sheet }) => sheet && isUnderReview(sheet));
  const isScored = ({ scores }: UnitView) => scores.bloc.progress.done === scores.bloc.progress.of;
  const unreasoned = reviewing
    .map((unit) => ({ unit, count: silentIn(unit) }))
    .filter(({ count }) => count > 0);

  return [
    ...matters.map((matter) => ({ is: 'matter', matter }) as const),
    ...appraisalTasks(view, actor),
    ...(refused > 0 ? [{ is: 'refused', count: refused } as const] : []),
    ...(behind.length > 0 ? [{ is: 'migrate', units: behind } as const] : []),
    ...tables.flatMap((table) => tableTask(table, actor)),
    ...yearTasks(view, actor),
    ...checks,
    ...own.map((unit) => ({ is: 'self-score', unit }) as const),
    ...(leadsBloc(actor, view.period.id)
      ? mine
          .filter(({ sheet }) => sheet?.stage === 'self_submitted')
          .map((unit) => ({ is: 'begin', unit }) as const)
      : []),
    ...(reviewing.length > 0
      ? [
          {
            is: 'bloc-score',
            done: reviewing.filter(isScored).length,
            of: reviewing.length,
            next: reviewing.find((unit) => !isScored(unit)),
          } as const,
        ]
      : []),
    ...unreasoned.slice(0, 3).map(({ unit, count }) => ({ is: 'reasons', unit, count }) as const),
    ...(scorer && seen.length > 0
      ? [
          {
            is: 'receive',
            count: seen.filter(({ sheet }) => sheet?.stage !== 'open').length,
            of: seen.length,
          } as const,
        ]
      : []),
    ...(seen.length > 0 ? [{ is: 'print' } as const] : []),
  ];
}
