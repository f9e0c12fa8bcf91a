// The words of the bloc's papers as their screen reads them, and the one way to change them.

import type { WordingEntry } from '../../../domain/changes/set-wording.ts';
import { startingWording, type Wording } from '../../../domain/wording/wording.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs, type Acts } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';

export interface WordingDesk extends Acts {
  readonly view: BlocView;
  readonly wording: Wording;
  readonly mayWrite: boolean;
  /** True where it was saved on this device. */
  readonly write: (entry: WordingEntry) => Promise<boolean>;
}

export function useWording(copy: BlocCopy, view: BlocView): WordingDesk {
  const { actor } = useReplica();
  const acts = useActs(copy);
  const { id: periodId, stage } = view.period;
  return {
    ...acts,
    view,
    wording: copy.get('wording', periodId) ?? startingWording(periodId),
    mayWrite: isBlocScorer(actor, periodId) && stage !== 'archived',
    write: (entry) => acts.act({ name: 'set-wording', args: { periodId, entry } }),
  };
}
