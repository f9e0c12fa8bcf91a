// The bloc's year as its screens read it: what is written of it, who may write, and the one way to write.

import type { YearEntry } from '../../../domain/changes/record-in-year.ts';
import type { HalfYear } from '../../../domain/year/half-year.ts';
import { emptyYear, type BlocYear } from '../../../domain/year/bloc-year.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs, type Acts } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';

export interface YearDesk extends Acts {
  readonly view: BlocView;
  readonly year: BlocYear;
  readonly half: HalfYear | undefined;
  /** This person keeps the bloc's papers, and the year is not put away. */
  readonly mayWrite: boolean;
  /** True where it was saved on this device. */
  readonly write: (entry: YearEntry) => Promise<boolean>;
}

export function useYear(copy: BlocCopy, view: BlocView): YearDesk {
  const { actor } = useReplica();
  const acts = useActs(copy);
  const { id: periodId, stage } = view.period;
  return {
    ...acts,
    view,
    year: copy.get('bloc-year', periodId) ?? emptyYear(periodId),
    half: copy.get('half-year', periodId),
    mayWrite: isBlocScorer(actor, periodId) && stage !== 'archived',
    write: (entry) => acts.act({ name: 'record-in-year', args: { periodId, entry } }),
  };
}
