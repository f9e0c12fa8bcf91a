import type { CriteriaTable } from '../criteria/criteria-table.ts';
import type { Problem } from '../problems.ts';
import type { Column, Targets } from './sheet.ts';
import { scoreUnit } from './total.ts';

/** What still keeps a column from being handed in; undefined where nothing does [WF2]. Zero is a legal total. */
export function submitBar(
  table: CriteriaTable,
  column: Column,
  targets: Targets | undefined,
): Problem | undefined {
  const score = scoreUnit(table, { unitId: '', column, targets });
  const { blank, invalid, conflicts, unproven } = score.progress;
  if (conflicts > 0) return { code: 'sheet-in-conflict', conflicts };
  if (blank > 0 || invalid > 0) return { code: 'sheet-not-complete', blank, invalid };
  if (unproven > 0) return { code: 'evidence-missing', criteria: unproven };
  const empty = score.parts.find((part) => part.withoutCriteria);
  return empty && { code: 'part-without-criteria', part: empty.part.code };
}
