// What changed from one version of a table to another, criterion by criterion, found by id [TL5].

import { isLeaf, type CriteriaTable, type Leaf, type Node, type Part } from './criteria-table.ts';
import type { CriterionId } from '../ids.ts';
import { sameJson } from '../../base/compare.ts';

interface Placed {
  readonly leaf: Leaf;
  readonly parent: CriterionId;
  readonly part: Part;
}

export type TableChange =
  | { readonly is: 'added' | 'gone'; readonly leaf: Leaf }
  | {
      readonly is: 'changed';
      readonly before: Leaf;
      readonly after: Leaf;
      /** What of it: another place, code or name, maximum, rule. */
      readonly what: readonly ('moved' | 'renamed' | 'maximum' | 'rule')[];
    };

/** Every difference, the new table's order first, then what is gone. */
export function compareTables(before: CriteriaTable, after: CriteriaTable): readonly TableChange[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const changes: TableChange[] = [];
  for (const [id, place] of now) {
    const was = old.get(id);
    if (!was) {
      changes.push({ is: 'added', leaf: place.leaf });
      continue;
    }
    const what = [
      ...(was.parent === place.parent && was.part.id === place.part.id ? [] : (['moved'] as const)),
      ...(was.leaf.code === place.leaf.code && was.leaf.name === place.leaf.name
        ? []
        : (['renamed'] as const)),
      ...(was.leaf.max === place.leaf.max ? [] : (['maximum'] as const)),
      ...(sameRule(was.leaf, place.leaf) ? [] : (['rule'] as const)),
    ];
    if (what.length > 0) changes.push({ is: 'changed', before: was.leaf, after: place.leaf, what });
  }
  for (const [id, { leaf }] of old) if (!now.has(id)) changes.push({ is: 'gone', leaf });
  return changes;
}

const sameRule = (a: Leaf, b: Leaf): boolean =>
  sameJson(
    [a.rule, a.transform ?? null, a.bonus ?? null, a.evidence ?? null, a.locked ?? null],
    [b.rule, b.transform ?? null, b.bonus ?? null, b.evidence ?? null, b.locked ?? null],
  );

function placesOf({ parts }: CriteriaTable): ReadonlyMap<CriterionId, Placed> {
  const places = new Map<CriterionId, Placed>();
  const visit = (nodes: readonly Node[], parent: CriterionId, part: Part): void => {
    for (const node of nodes) {
      if (isLeaf(node)) places.set(node.id, { leaf: node, parent, part });
      else visit(node.children, node.id, part);
    }
  };
  for (const part of parts) visit(part.children, part.id, part);
  return places;
}
