import { isBlank, isNotAssigned, type CellInput } from './cell.ts';
import { kindOf, type Rule } from './rule-kinds/registry.ts';

/**
 * Whether an input has the shape its rule kind takes. Text that could not be read always fits: it is kept and
 * marked, not refused [SC2].
 */
export function fitsKind(rule: Rule, input: CellInput): boolean {
  if (isBlank(input) || isNotAssigned(input) || 'typed' in input) return true;
  return kindOf(rule).entry.control === 'pass-fail' ? 'passed' in input : 'value' in input;
}
