import type { Words } from '../../../base/words.ts';
import { problemWords, wordsOf } from '../../../domain/problem-words.ts';
import type { Problem } from '../../../domain/problems.ts';

/** Why the server said no. A newer one may refuse for a reason this app has no words for yet. */
export const reasonOf = (problem: Problem | { readonly code: string }): Words =>
  Object.hasOwn(problemWords, problem.code)
    ? wordsOf(problem as Problem)
    : { vi: `Máy chủ nêu lý do: ${problem.code}.`, en: `The server says: ${problem.code}.` };
