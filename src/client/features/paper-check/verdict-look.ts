import type { IconName } from '../../ui/icon.tsx';
import type { ProvedPaper } from '../../../domain/paper/paper-facts.ts';
import type { Verdict, Why } from './verdict.ts';
import type { paperCheckWords } from './words.ts';

type Word = keyof typeof paperCheckWords;

interface Look {
  readonly tone: 'done' | 'hold' | 'act' | 'rest';
  readonly icon: IconName;
}

/** How a verdict looks: only a plain no is red, and only a plain yes is green. */
export const verdictLooks: { readonly [V in Verdict]: Look } = {
  valid: { tone: 'done', icon: 'two-ticks' },
  newer: { tone: 'hold', icon: 'clock' },
  unsent: { tone: 'hold', icon: 'clock' },
  draft: { tone: 'hold', icon: 'approx' },
  invalid: { tone: 'act', icon: 'triangle' },
  unknown: { tone: 'rest', icon: 'question' },
};

/** The headline: what was adopted, handed in or scored, where the server has not said so yet. */
export function headline(verdict: Verdict, paper: ProvedPaper | undefined): Word {
  if (verdict !== 'unsent') return verdict;
  return paper === 'self' ? 'unsentSelf' : paper === 'bloc' ? 'unsentBloc' : 'unsentAdopted';
}

/** What it means and what to do. */
export const meaning = (why: Why): Word => `means-${why}`;
