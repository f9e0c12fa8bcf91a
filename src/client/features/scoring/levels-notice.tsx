// The sheet has passed levels of the review, and whoever writes here would make them void: said before they write.

import type { Sheet } from '../../../domain/scoring/sheet.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { highestOf, passedBy } from '../../../domain/workflow/review-levels.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';
import { cardWords } from './card-words.ts';

export function LevelsNotice({ period, sheet }: { readonly period: BlocPeriod; readonly sheet: Sheet }) {
  const words = useWords(cardWords);
  const { actor } = useReplica();
  const from = Math.max(1, highestOf(actor, period, sheet));
  const name = sheet.review?.passed[from - 1]?.name;
  if (name === undefined || sheet.stage === 'bloc_scored') return null;
  return <Banner tone="hold">{words.levelsVoid({ passed: passedBy(sheet), level: name })}</Banner>;
}
