// The grid's rows, from the table's tree: parts and groups as headings, leaves as rows to fill.

import {
  isLeaf,
  leavesOf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Node,
  type Part,
} from '../../../domain/criteria/criteria-table.ts';

export type GridRow =
  | {
      readonly is: 'group';
      readonly group: Part | Group;
      readonly depth: number;
      readonly leaves: readonly Leaf[];
    }
  | {
      readonly is: 'leaf';
      readonly leaf: Leaf;
      readonly depth: number;
      /** The row's number among the rows that can be filled. */
      readonly index: number;
    };

/** Every row in the table's order. */
export function gridRows(table: CriteriaTable): readonly GridRow[] {
  const rows: GridRow[] = [];
  let index = 0;
  const visit = (node: Node, depth: number): void => {
    if (isLeaf(node)) return void rows.push({ is: 'leaf', leaf: node, depth, index: index++ });
    rows.push({ is: 'group', group: node, depth, leaves: leavesOf(node.children) });
    for (const child of node.children) visit(child, depth + 1);
  };
  for (const part of table.parts) {
    rows.push({ is: 'group', group: part, depth: 0, leaves: leavesOf(part.children) });
    for (const child of part.children) visit(child, 1);
  }
  return rows;
}
