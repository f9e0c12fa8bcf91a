// A bloc's table of criteria: parts, groups to any depth, leaves with their rule. Frozen once applied [CT4].

import { z } from 'zod';
import { must } from '../../base/assert.ts';
import { tidyText } from '../../base/text.ts';
import { CriterionId, PeriodId } from '../ids.ts';
import { Points } from '../scoring/points.ts';
import { Rule } from '../scoring/rule-kinds/registry.ts';
import { TransformName } from '../scoring/transforms/transform.ts';
import { Gate } from '../ranking/gates/registry.ts';
import { Grade } from '../ranking/grade.ts';
import { Scale } from './policies/scale.ts';
import { Policies } from './policies/policies.ts';
import type { TieRule } from './policies/tie-break.ts';

const line = (most: number) => z.string().max(most).transform(tidyText);

/** A criterion that is scored. */
export const Leaf = z.object({
  id: CriterionId,
  /** As the office writes it: may repeat, may be "-"; never used to find a criterion [CT2]. */
  code: line(30),
  name: line(1000),
  max: Points,
  /** What is counted: "lao động", "%"; '' where nothing is. */
  unit: line(60).default(''),
  rule: Rule,
  /** What is done to the figures before the rule looks at them; as they are where it is not named. */
  transform: TransformName.optional(),
  /** Stands beside the scale [MD1]: for itself (`of: null`), or attached to a criterion of its part [MD2]. */
  bonus: z.strictObject({ of: CriterionId.nullable() }).optional(),
  /** A score above zero needs a document or a file behind it [MD4]. */
  evidence: z.literal('required').optional(),
  /** Reckoned points may not be set by hand [MD6]. */
  locked: z.boolean().optional(),
  /** The rule in the office's own words, printed and shown beside the engine's. */
  text: line(2000).default(''),
  /** Its rule was in words that nobody has made a rule kind of; the words stay in `text`. */
  byHand: z.boolean().optional(),
  /** A figure that the source did not give and a person made up. */
  assumed: z.boolean().optional(),
});
export type Leaf = z.infer<typeof Leaf>;

/** How a group makes one number of what is below it. `group_info` is a heading: what is below counts for the one above. */
export const GroupKindName = z.enum(['group', 'group_best_of', 'group_info']);
export type GroupKindName = z.infer<typeof GroupKindName>;

export interface Group {
  readonly id: CriterionId;
  /** `group` where it is not named. */
  readonly kind?: GroupKindName | undefined;
  readonly code: string;
  readonly name: string;
  readonly max: Points;
  readonly capAtMax?: boolean | undefined;
  readonly children: readonly Node[];
}
export type Node = Leaf | Group;

export const Group: z.ZodType<Group> = z.object({
  id: CriterionId,
  kind: GroupKindName.optional(),
  code: line(30),
  name: line(1000),
  max: Points,
  capAtMax: z.boolean().optional(),
  get children() {
    return z.array(z.union([Group, Leaf]) as z.ZodType<Node>).max(400);
  },
});

/**
 * Which sum a part belongs to. Bonus and penalty stand beside the scale and are never rescaled [TO4]; conditions
 * earn no points: gates look at them [GT2].
 */
export const PartRole = z.enum(['score', 'bonus', 'penalty', 'conditions']);
export type PartRole = z.infer<typeof PartRole>;

export const Part = z.object({
  id: CriterionId,
  kind: GroupKindName.exclude(['group_info']).optional(),
  code: line(30),
  name: line(1000),
  role: PartRole,
  max: Points,
  /** The least a penalty part can come to. */
  min: Points.optional(),
  capAtMax: z.boolean().optional(),
  children: z.array(z.union([Group, Leaf]) as z.ZodType<Node>).max(400),
});
export type Part = z.infer<typeof Part>;

export const CriteriaTable = z.object({
  periodId: PeriodId,
  version: z.int().min(1),
  stage: z.enum(['draft', 'proposed', 'returned', 'approved', 'applied', 'closed']),
  /** Why the province sent it back; only while it is returned. */
  returned: line(2000).optional(),
  title: line(500),
  scale: Scale,
  policies: Policies,
  /** What keeps a unit from its place, its flag or its points, beside the score. */
  gates: z.array(Gate).max(40).default([]),
  /** From the highest down. */
  grades: z.array(Grade).max(20).default([]),
  parts: z.array(Part).min(1).max(40),
});
export type CriteriaTable = z.infer<typeof CriteriaTable>;

export const isLeaf = (node: Node): node is Leaf => 'rule' in node;

/** A leaf with the part it lies in. */
export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly part: Part;
}

export interface TableIndex {
  /** In the table's own order. */
  readonly leaves: readonly PlacedLeaf[];
  readonly leafById: ReadonlyMap<CriterionId, PlacedLeaf>;
}

const indexes = new WeakMap<CriteriaTable, TableIndex>();

/** Every leaf of a table, found once per table. */
export function indexOf(table: CriteriaTable): TableIndex {
  const known = indexes.get(table);
  if (known) return known;
  const leaves = table.parts.flatMap((part) => leavesOf(part.children).map((leaf) => ({ leaf, part })));
  const index = { leaves, leafById: new Map(leaves.map((placed) => [placed.leaf.id, placed])) };
  indexes.set(table, index);
  return index;
}

/** The leaves below some nodes, in order. */
export const leavesOf = (nodes: readonly Node[]): readonly Leaf[] =>
  nodes.flatMap((node) => (isLeaf(node) ? [node] : leavesOf(node.children)));

/** A leaf the caller knows to exist. */
export const leafOf = (table: CriteriaTable, id: CriterionId): Leaf =>
  must(indexOf(table).leafById.get(id), `no criterion ${id}`).leaf;

/** What prints of the part or criterion that a tie rule looks at: its code, with its name where others have it, too; the name alone where that is a dash; '' for none. */
export function tieCodeIn(table: CriteriaTable, rule: TieRule): string {
  const found =
    rule.by === 'part'
      ? table.parts.find(({ id }) => id === rule.part)
      : rule.by === 'criterion'
        ? indexOf(table).leafById.get(rule.criterion)?.leaf
        : undefined;
  if (!found) return '';
  const { code, name } = found;
  if (!/[\p{L}\d]/u.test(code)) return `“${name}”`;
  const isShared =
    rule.by === 'criterion' && indexOf(table).leaves.filter(({ leaf }) => leaf.code === code).length > 1;
  return isShared ? `${code} “${name}”` : code;
}
