// What is done to the documents behind a cell: each a function of what the cell has when it is saved. A photo takes a
// second to be made smaller, and another one, or a document without a file, may have come to the cell by then.

import { sameJson } from '../../../base/compare.ts';
import { fail, ok, type Result } from '../../../base/result.ts';
import type { Words } from '../../../base/words.ts';
import { MOST_DOCUMENTS, type Evidence } from '../../../domain/scoring/cell.ts';
import { fileWords } from '../../parts/evidence/file-words.ts';

/** From the documents that the cell has to those it is to have, or why not. */
export type DocumentStep = (now: readonly Evidence[]) => Result<readonly Evidence[], Words>;

/** One more; a file that the cell has already is not there twice. */
export const added =
  (one: Evidence): DocumentStep =>
  (now) => {
    const same = one.file && now.find(({ file }) => file?.hash === one.file?.hash)?.file;
    if (same) return fail(fileWords.same({ name: same.name }));
    return now.length < MOST_DOCUMENTS ? ok([...now, one]) : fail(fileWords.full);
  };

/** One that was taken out, where it stood. */
export const putBack =
  (one: Evidence, at: number): DocumentStep =>
  (now) => {
    const next = added(one)(now);
    return next.ok ? ok(now.toSpliced(at, 0, one)) : next;
  };

/** One less: the one that was shown, wherever it stands by then. */
export const removed =
  (one: Evidence): DocumentStep =>
  (now) => {
    const at = now.findIndex((other) => sameJson(other, one));
    return ok(now.filter((_, index) => index !== at));
  };
