// Apart from what a cell is: the first score waits for nothing of it.

import { MOST_TYPED, type CellInput } from './cell.ts';

/** A text that is no figure and that no cell holds [SC12]. */
export const isTooLong = (input: CellInput): boolean =>
  input !== null && 'typed' in input && input.typed.length > MOST_TYPED;
