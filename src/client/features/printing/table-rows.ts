// The table of criteria from top to bottom, as paper reads it.

import {
  isLeaf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Node,
  type Part,
} from '../../../domain/criteria/criteria-table.ts';
import { maximum } from './figures.ts';
import { centre, left, right, type PaperCell, type PaperRow } from '../../../domain/paper/paper-document.ts';

/** What stands in the columns after code, name and maximum. */
interface Columns {
  readonly ofGroup: (group: Part | Group) => readonly PaperCell[];
  readonly ofLeaf: (leaf: Leaf) => readonly PaperCell[];
}

/** Every part, group and criterion with its own cells; the first three columns are the same on every sheet. */
export function tableRows(table: CriteriaTable, { ofGroup, ofLeaf }: Columns): readonly PaperRow[] {
  const below = (nodes: readonly Node[], part: Part, depth: number): readonly PaperRow[] =>
    nodes.flatMap((node): readonly PaperRow[] => {
      const indent = depth - 1;
      const head = [centre(node.code), left(node.name), right(leafMaximum(node, part))];
      if (isLeaf(node)) return [{ level: 'leaf', indent, cells: [...head, ...ofLeaf(node)] }];
      return [
        { level: 'group', indent, cells: [...head, ...ofGroup(node)] },
        ...below(node.children, part, depth + 1),
      ];
    });

  return table.parts.flatMap((part) => [
    {
      level: 'part' as const,
      indent: 0,
      cells: [centre(part.code), left(part.name), right(partMaximum(part)), ...ofGroup(part)],
    },
    ...below(part.children, part, 1),
  ]);
}

/** A penalty part shows the most it can take. */
const partMaximum = ({ role, max, min }: Part): string =>
  role === 'conditions' ? '' : role === 'penalty' ? (min === undefined ? '' : maximum(min)) : maximum(max);

/** What can only take points away has no maximum to print. */
const leafMaximum = ({ max }: Node, { role }: Part): string =>
  (role === 'penalty' || role === 'conditions') && max === 0 ? '' : maximum(max);

/** "I, II, III": the parts of the scale as the office numbers them. */
export const scaleCodes = ({ parts }: CriteriaTable): string =>
  parts
    .filter(({ role }) => role === 'score')
    .map(({ code }) => code)
    .join(', ');
