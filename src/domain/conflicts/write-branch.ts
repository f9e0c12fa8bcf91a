// How a change meets a cell that somebody else may have written meanwhile. Both versions live on [CF2].

import { sameJson } from '../../base/compare.ts';
import type { ChangeId } from '../ids.ts';
import type { Branch, Cell, Evidence } from '../scoring/cell.ts';

/** Whether an author had this version before them. */
export const saw = (base: ChangeId | null, branch: Branch): boolean =>
  base !== null && (branch.by === base || (branch.same?.includes(base) ?? false));

/** The documents that an entry on top of `base` goes on with: its own where it names any, else those it had before it. */
export const documentsFrom = (
  cell: Cell | undefined,
  named: readonly Evidence[] | undefined,
  base: ChangeId | null,
): { readonly evidence?: Evidence[] } => {
  const documents = named ?? cell?.find((branch) => saw(base, branch))?.evidence ?? [];
  return documents.length > 0 ? { evidence: [...documents] } : {};
};

/** Versions that stand in one cell at once. Each is of somebody who had not seen the others: a bloc has not so many devices. */
export const MOST_VERSIONS = 50;

const says = (a: Branch, b: Branch): boolean =>
  a.reason === b.reason && sameJson(a.input, b.input) && sameJson(a.evidence ?? [], b.evidence ?? []);

/**
 * The cell after `next` was written by someone who had last seen `base` (null: a cell never written).
 *
 * - The author had seen a version: that version is replaced, in its place [CF1].
 * - The same value as a version that stands: no conflict; who saw either has seen it [CF4].
 * - Otherwise it stands beside the others, after them, until a person settles it [CF2].
 */
export function writeBranch(cell: Cell | undefined, next: Branch, base: ChangeId | null): Cell {
  if (cell === undefined) return [next];
  const seen = cell.findIndex((branch) => saw(base, branch));
  const rest = seen < 0 ? cell : cell.filter((_, index) => index !== seen);
  const equal = rest.findIndex((branch) => says(branch, next));

  if (equal >= 0) {
    const kept = rest.map((branch, index) =>
      index === equal ? { ...branch, same: [...(branch.same ?? []), next.by] } : branch,
    );
    return kept;
  }
  if (seen < 0) return [...cell, next];
  return cell.map((branch, index) => (index === seen ? next : branch));
}
