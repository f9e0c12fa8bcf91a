import type { Leaf } from '../criteria/criteria-table.ts';
import { isBlank, isNotAssigned, type CellInput } from './cell.ts';
import { controlOf } from './control-of.ts';

/** More than any rule counts; of a version that counted other items some may be left. */
const MOST_COUNTED = 100;

/**
 * Whether an input has the shape its criterion takes. Text that could not be read always fits: it is kept and
 * marked, not refused [SC2]. Points set over figures fit where the figures do.
 */
export function fitsKind(leaf: Pick<Leaf, 'rule' | 'transform'>, input: CellInput): boolean {
  if (isBlank(input) || isNotAssigned(input) || 'typed' in input) return true;
  if ('override' in input) return fitsKind(leaf, input.of);
  const { control } = controlOf(leaf);
  switch (control) {
    case 'pass-fail':
      return 'passed' in input;
    case 'choice':
      return 'choice' in input;
    case 'counts':
      return isCounted(input);
    // One figure may stand for a pair where it was reckoned already.
    case 'top-and-bottom':
      return 'top' in input || 'value' in input;
    case 'before-and-now':
      return 'before' in input || 'value' in input;
    case 'count':
      return 'value' in input || isCounted(input);
    case 'number':
    case 'points':
      return 'value' in input;
  }
}

const isCounted = (input: object): boolean =>
  'counts' in input && Object.keys(input.counts as object).length <= MOST_COUNTED;
