// The one state a cell shows, the most pressing first. Words and icons for it are in `cell-words.ts`.

import type { ChangeId } from '../../domain/ids.ts';
import { counting, isBlank, isConflict, isNotAssigned, type Cell } from '../../domain/scoring/cell.ts';
import { isWithout, type Outcome } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { fileSourceIn } from '../replica/from-file.ts';

export type CellState = 'not-scored' | 'conflict' | 'invalid' | 'not-assigned' | 'provisional' | Saving;

/** By what a version is known until it is saved, and has a name of its own [SC7]. */
export const BEING_SAVED: ChangeId = '000000000000-2';

/** `saving`: not on the disk yet. `unchecked`: from a file, and what the server has of it is not known here [WB3]. */
type Saving = 'saving' | 'waiting' | 'unchecked' | 'received';

/** Whether the server has confirmed a change, or it still waits on this device. */
export interface Delivery {
  readonly isWaiting: (change: ChangeId) => boolean;
  /** The copy came from a file: nothing in it is known to be at the server. */
  readonly isUnchecked?: boolean;
}

/** What of a bloc has not been confirmed by the server. */
export function deliveryOf(copy: Pick<BlocCopy, 'bloc' | 'base' | 'pending'>): Delivery {
  const waiting = new Set(
    copy.pending.filter(({ takenAt }) => takenAt === null).map(({ change }) => change.id),
  );
  return {
    isWaiting: (change) => waiting.has(change),
    isUnchecked: fileSourceIn(copy.base, copy.bloc) !== undefined,
  };
}

/** Conflict, then invalid, then the rest: what needs a person hides nothing else from them. */
export function cellStateOf(
  cell: Cell | undefined,
  outcome: Outcome | undefined,
  delivery: Delivery,
): CellState {
  if (cell === undefined) return 'not-scored';
  if (isConflict(cell)) return 'conflict';
  const { input, by } = counting(cell);
  if (isBlank(input)) return 'not-scored';
  if (outcome?.state === 'invalid') return 'invalid';
  // Also where the rule finds it so: no target given, or the criterion that a bonus belongs to.
  if (isNotAssigned(input) || isWithout(outcome)) return 'not-assigned';
  if (outcome?.state === 'scored' && outcome.provisional) return 'provisional';
  return by === BEING_SAVED ? 'saving' : delivery.isWaiting(by) ? 'waiting' : restOf(delivery);
}

/** The state of saving alone, which every written cell has beside whatever else it shows. */
export const savingOf = (cell: Cell, delivery: Delivery): Saving =>
  cell.some(({ by }) => by === BEING_SAVED)
    ? 'saving'
    : cell.some(({ by, same }) => delivery.isWaiting(by) || same?.some(delivery.isWaiting))
      ? 'waiting'
      : restOf(delivery);

const restOf = ({ isUnchecked }: Delivery): Saving => (isUnchecked ? 'unchecked' : 'received');
