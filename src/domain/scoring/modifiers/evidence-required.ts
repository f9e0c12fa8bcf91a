// Bắt buộc minh chứng: a score above zero needs a document behind it, cited by number, day and abstract. The score
// counts meanwhile; the sheet cannot be handed in without [MD4].

import type { Leaf } from '../../criteria/criteria-table.ts';
import { counting, type Cell } from '../cell.ts';
import type { Line } from '../lines.ts';
import type { Outcome } from '../rule-kinds/rule-kind.ts';

const documentsOf = (cell: Cell | undefined): number => (cell ? (counting(cell).evidence?.length ?? 0) : 0);

export const lacksEvidence = (leaf: Leaf, cell: Cell | undefined, outcome: Outcome | undefined): boolean =>
  leaf.evidence === 'required' &&
  outcome?.state === 'scored' &&
  outcome.points > 0 &&
  documentsOf(cell) === 0;

export function explainEvidence(leaf: Leaf, cell: Cell | undefined, outcome: Outcome): readonly Line[] {
  if (lacksEvidence(leaf, cell, outcome)) return [{ line: 'evidence-missing' }];
  const documents = documentsOf(cell);
  return documents > 0 ? [{ line: 'evidence-given', documents }] : [];
}
