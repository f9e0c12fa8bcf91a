// What lies in a bloc that goes by hand, in numbers: shown before it is taken, and written on a handover's record.

import type { PeriodId } from '../ids.ts';
import type { Column, ColumnOwner, Sheet } from '../scoring/sheet.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { hasReached, type SheetStage } from '../workflow/stages.ts';

export interface Contents {
  readonly units: number;
  readonly sheets: SheetsByStage;
  readonly tableVersion: number;
  /** Cells that say something, by the owner of their column. */
  readonly entries: { readonly [O in ColumnOwner]: number };
  /** Units that were given targets. */
  readonly targets: number;
  readonly history: number;
  readonly unsent: number;
}

/** How many sheets have come how far. */
export interface SheetsByStage {
  readonly open: number;
  readonly self_submitted: number;
  readonly bloc_review: number;
  /** The bloc has done with them, or more; absent in what was written down before there were any. */
  readonly finished?: number;
}

const groupOf = (stage: SheetStage): keyof SheetsByStage => {
  if (hasReached(stage, 'bloc_scored')) return 'finished';
  return stage === 'explaining' ? 'bloc_review' : (stage as keyof SheetsByStage);
};

export const sheetsIn = ({ open, self_submitted, bloc_review, finished = 0 }: SheetsByStage): number =>
  open + self_submitted + bloc_review + finished;

interface AnyRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
}

/** The year itself; undefined where it is not among the records. */
export const periodIn = (records: readonly AnyRecord[], periodId: PeriodId): BlocPeriod | undefined =>
  records.find(({ kind, id }) => kind === 'bloc-period' && id === periodId)?.body as BlocPeriod | undefined;

/** One year of a bloc, counted. */
export function contentsOf(
  records: readonly AnyRecord[],
  periodId: PeriodId,
  more: Pick<Contents, 'history' | 'unsent'>,
): Contents {
  const period = periodIn(records, periodId);
  const ofYear = <T>(wanted: string) =>
    records.flatMap(({ kind, id, body }) =>
      kind === wanted && id.startsWith(`${periodId}/`) ? [body as T] : [],
    );
  const sheets = { open: 0, self_submitted: 0, bloc_review: 0, finished: 0 };
  for (const { stage } of ofYear<Sheet>('sheet')) sheets[groupOf(stage)] += 1;
  const entries = { self: 0, bloc: 0, province: 0 };
  for (const { owner, cells } of ofYear<Column>('column')) {
    entries[owner] += Object.values(cells).filter((cell) => cell.some(({ input }) => input !== null)).length;
  }
  return {
    units: period?.units.length ?? 0,
    sheets,
    tableVersion: period?.tableVersion ?? 0,
    entries,
    targets: ofYear('targets').length,
    ...more,
  };
}
