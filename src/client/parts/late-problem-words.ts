// The words of refusals come behind the first screen: whoever is refused nothing does not wait for them. Pages that are
// fetched apart import them as they are.

import { useSyncExternalStore } from 'react';
import type { Words } from '../../base/words.ts';
import type * as problemWords from '../../domain/problem-words.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Intended } from '../replica/committing.ts';
import { fetchLate } from '../ui/late.tsx';

type ProblemWords = Pick<typeof problemWords, 'wordsOf' | 'refusalWords'>;

let here: ProblemWords | undefined;
const listeners = new Set<() => void>();

const fetchWords = fetchLate(async (): Promise<ProblemWords> => {
  here = await import('../../domain/problem-words.ts');
  for (const listener of listeners) listener();
  return here;
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Until the sentence itself is here, which is a moment; for good only where its file does not come. */
const FOR_NOW: Words = { vi: 'Chưa làm được việc này.', en: 'This cannot be done now.' };

/** A refusal of what was asked in words, for what waits for an answer anyhow. */
export const sayProblem = (problem: Problem, asked: Intended): Promise<Words> =>
  fetchWords().then(
    ({ refusalWords }) => refusalWords(problem, asked),
    () => FOR_NOW,
  );

/** Says refusals on a screen of the first chunk; it is drawn again once the words are here. */
export function useProblemWords(): (problem: Problem) => Words {
  const words = useSyncExternalStore(subscribe, () => here);
  return (problem) => {
    if (words) return words.wordsOf(problem);
    void fetchWords().catch(() => undefined);
    return FOR_NOW;
  };
}
