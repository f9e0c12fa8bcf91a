// What is wrong with a table before anyone scores by it: sums that do not add up, ids that repeat, empty groups.

import { isLeaf, type CriteriaTable, type Group, type Node, type Part } from './criteria-table.ts';

export type TableFault =
  | { readonly code: 'sum-differs'; readonly id: string; readonly max: number; readonly sum: number }
  | { readonly code: 'id-repeats'; readonly id: string }
  | { readonly code: 'group-empty'; readonly id: string }
  | { readonly code: 'scale-differs'; readonly scale: number; readonly sum: number };

const sumOf = (nodes: readonly Node[]) => nodes.reduce((sum, node) => sum + node.max, 0);

/** Every fault, in the table's order [CT5]. A penalty part has no maximum to add up to. */
export function checkTable(table: CriteriaTable): readonly TableFault[] {
  const faults: TableFault[] = [];
  const seen = new Set<string>();

  const visit = (node: Node | Part, role: Part['role']) => {
    if (seen.has(node.id)) faults.push({ code: 'id-repeats', id: node.id });
    seen.add(node.id);
    if ('rule' in node) return;
    checkGroup(node, role);
    for (const child of node.children) visit(child, role);
  };
  const checkGroup = (group: Group | Part, role: Part['role']) => {
    if (group.children.length === 0) faults.push({ code: 'group-empty', id: group.id });
    const sum = sumOf(group.children);
    if (role !== 'penalty' && sum !== group.max) {
      faults.push({ code: 'sum-differs', id: group.id, max: group.max, sum });
    }
  };

  for (const part of table.parts) visit(part, part.role);
  const scale = table.parts.filter((part) => part.role === 'score').reduce((sum, part) => sum + part.max, 0);
  if (scale !== table.scale) faults.push({ code: 'scale-differs', scale: table.scale, sum: scale });
  return faults;
}

/** How deep a table goes: a part that holds leaves is 2. */
export const depthOf = (nodes: readonly Node[]): number =>
  1 + Math.max(0, ...nodes.map((node) => (isLeaf(node) ? 0 : depthOf(node.children))));
