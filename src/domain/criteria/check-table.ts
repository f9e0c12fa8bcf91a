// What is wrong with a table before anyone scores by it. A fault keeps it from being proposed; a warning is said and
// left to the office [CT5].

import { compare, fraction, ofDecimal, type Fraction } from '../scoring/fraction.ts';
import { standsBeside } from '../scoring/modifiers/bonus.ts';
import { mostOf } from '../scoring/most-of.ts';
import { yearOfTitle } from '../workflow/next-year.ts';
import type { RuleKindName } from '../scoring/rule-kinds/registry.ts';
import { leastOf } from '../scoring/rule-kinds/tiers.ts';
import { holds, type Tier } from '../scoring/tier.ts';
import {
  isLeaf,
  leavesOf,
  type CriteriaTable,
  type Group,
  type Leaf,
  type Node,
  type Part,
} from './criteria-table.ts';

export type TableFault =
  | { readonly code: 'sum-differs'; readonly id: string; readonly max: number; readonly sum: number }
  | { readonly code: 'id-repeats'; readonly id: string }
  | { readonly code: 'group-empty'; readonly id: string }
  | { readonly code: 'scale-differs'; readonly scale: number; readonly sum: number }
  /** Two tiers hold this figure, or none does. */
  | { readonly code: 'tiers-overlap' | 'tiers-gap'; readonly id: string; readonly at: string }
  /** No input can earn the maximum, or some earn more. */
  | {
      readonly code: 'max-unreachable' | 'max-exceeded';
      readonly id: string;
      readonly most: number;
      readonly max: number;
    }
  | { readonly code: 'name-empty'; readonly id: string }
  /** The rule is only in words: a person will judge it. */
  | { readonly code: 'rule-by-hand'; readonly id: string }
  /** A condition that no gate looks at: failing it changes nothing. */
  | { readonly code: 'condition-idle'; readonly id: string }
  | { readonly code: 'gate-points-nowhere' | 'tie-points-nowhere'; readonly id: string; readonly to: string }
  | { readonly code: 'bonus-points-nowhere'; readonly id: string; readonly to: string }
  /** The title is of the year before the table's [YR9]. */
  | { readonly code: 'title-of-other-year'; readonly year: string };

const WARNINGS: ReadonlySet<TableFault['code']> = new Set([
  'rule-by-hand',
  'condition-idle',
  'max-unreachable',
  'max-exceeded',
  'tiers-overlap',
  'title-of-other-year',
]);

export const isWarning = ({ code }: TableFault): boolean => WARNINGS.has(code);

/** What keeps a table from being proposed. */
export const tableFaults = (table: CriteriaTable): readonly TableFault[] =>
  checkTable(table).filter((fault) => !isWarning(fault));

/** Every fault and warning, in the table's order. A penalty part has no maximum to add up to. */
export function checkTable(table: CriteriaTable): readonly TableFault[] {
  const faults: TableFault[] = [];
  const seen = new Set<string>();

  const visit = (node: Node | Part, part: Part) => {
    if (seen.has(node.id)) faults.push({ code: 'id-repeats', id: node.id });
    seen.add(node.id);
    if (node.name === '') faults.push({ code: 'name-empty', id: node.id });
    if ('rule' in node) {
      faults.push(...checkLeaf(node));
      return;
    }
    if (node.children.length === 0) faults.push({ code: 'group-empty', id: node.id });
    else faults.push(...checkSum(node, part));
    for (const child of node.children) visit(child, part);
  };

  for (const part of table.parts) visit(part, part);
  const scale = table.parts.filter((part) => part.role === 'score').reduce((sum, part) => sum + part.max, 0);
  if (scale !== table.scale) faults.push({ code: 'scale-differs', scale: table.scale, sum: scale });
  return [...faults, ...checkTitle(table), ...checkReferences(table, seen)];
}

/** Left over from the year before. A year with another name than its number has none to be compared with. */
function checkTitle({ title, periodId }: CriteriaTable): readonly TableFault[] {
  const [first] = periodId.slice(periodId.indexOf('.')).match(/\d{4}/g) ?? [];
  const year = yearOfTitle(title);
  return first !== undefined && year !== undefined && Number(year) === Number(first) - 1
    ? [{ code: 'title-of-other-year', year }]
    : [];
}

function checkSum(group: Group | Part, part: Part): readonly TableFault[] {
  if (part.role === 'penalty' || part.role === 'conditions') return [];
  // A heading has no points of its own; they belong to the group above.
  if (group.kind === 'group_info') return [];
  // A bonus that is capped may be earned in more ways than it counts.
  const isCapped = part.role === 'bonus' && group.capAtMax === true;
  const sum =
    group.kind === 'group_best_of'
      ? Math.max(...group.children.map(weight))
      : group.children.map(weight).reduce((all, one) => all + one, 0);
  return sum === group.max || (isCapped && sum > group.max)
    ? []
    : [{ code: 'sum-differs', id: group.id, max: group.max, sum }];
}

/** What a row adds to the maximum of the group above it. */
function weight(node: Node): number {
  if (isLeaf(node)) return standsBeside(node) ? 0 : node.max;
  return node.kind === 'group_info' ? node.children.map(weight).reduce((all, one) => all + one, 0) : node.max;
}

function checkLeaf(leaf: Leaf): readonly TableFault[] {
  const { id, rule, max } = leaf;
  const most = mostOf(leaf);
  return [
    ...(rule.kind === 'tiers' ? checkTiers(leaf, rule) : []),
    ...(most !== undefined && most < max ? [{ code: 'max-unreachable', id, most, max } as const] : []),
    ...(most !== undefined && most > max && !mayExceed(leaf)
      ? [{ code: 'max-exceeded', id, most, max } as const]
      : []),
    ...(leaf.byHand ? [{ code: 'rule-by-hand', id } as const] : []),
  ];
}

/** Steps and overshoot say themselves how far beyond the maximum they go; what only takes away has none. */
const mayExceed = ({ rule, max }: Leaf): boolean =>
  rule.kind === 'step' || rule.kind === 'target_ratio' || max <= 0;

type Tiers = Extract<Leaf['rule'], { kind: Extract<RuleKindName, 'tiers'> }>;

/**
 * Tiers are probed at each of their ends and between them, within the range a result may lie in. The first that
 * holds wins, so a later one that also holds only matters where it gives other points.
 */
function checkTiers({ id, transform }: Leaf, rule: Tiers): readonly TableFault[] {
  const { tiers, domain, measure, most } = rule;
  const isActual = measure === 'actual';
  const least = leastOf(rule, transform);
  const inRange = (figure: Fraction) =>
    (!isActual || least === undefined || compare(figure, ofDecimal(least)) >= 0) &&
    (!isActual || most === undefined || compare(figure, ofDecimal(most)) <= 0);
  const bounds = [least, most].filter((bound) => bound !== undefined);
  // What is made of a whole result need not be whole: 199 of 200 are 99,5 %.
  const probes = probesOf(tiers, isActual ? bounds : [], isActual ? domain : 'number');
  const faults: TableFault[] = [];
  const said = new Set<string>();
  for (const { figure, text } of probes.filter(({ figure: one }) => inRange(one))) {
    const holding = tiers.filter((tier) => holds(tier, figure));
    const code = holding.length === 0 ? 'tiers-gap' : overlaps(holding) ? 'tiers-overlap' : undefined;
    if (code && !said.has(code)) {
      said.add(code);
      faults.push({ code, id, at: text });
    }
  }
  return faults;
}

/**
 * Several tiers over one figure are usual where each says only its lower end ("từ 100%", "từ 90%") or only its
 * upper: the first wins, as it is meant. It is an overlap where both are bounded on both sides and give other points.
 */
const overlaps = (holding: readonly Tier[]): boolean =>
  new Set(holding.filter(isBounded).map(({ points }) => points)).size > 1;

const isBounded = (tier: Tier): boolean =>
  (tier.min !== undefined || tier.min_excl !== undefined) &&
  (tier.max !== undefined || tier.max_excl !== undefined);

/** Every end, and a figure between each two of them and beyond the outermost; whole ones where only those occur. */
function probesOf(tiers: readonly Tier[], bounds: readonly string[], domain: Tiers['domain']) {
  const ends = [
    ...tiers.flatMap(({ eq, min, min_excl: above, max, max_excl: below }) => [eq, min, above, max, below]),
    ...bounds,
  ].filter((end) => end !== undefined);
  const sorted = [...new Set(ends)].sort((a, b) => compare(ofDecimal(a), ofDecimal(b)));
  const whole = domain === 'integer';
  const numbers = sorted.map(Number);
  const between = numbers.slice(1).flatMap((end, index) => {
    const before = numbers[index] ?? end;
    if (!whole) return [(before + end) / 2];
    return end - before > 1 ? [Math.floor(before) + 1] : [];
  });
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? 0;
  const texts = [
    ...sorted,
    ...[...between, first - 1, last + 1].map((figure) => String(Number(figure.toFixed(6)))),
  ];
  return texts.map((text) => ({ text, figure: text.includes('e') ? fraction(0) : ofDecimal(text) }));
}

/** Conditions earn nothing: only a gate makes one count [GT2]. */
function idleConditions({ parts, gates }: CriteriaTable): readonly TableFault[] {
  const looked = new Set(gates.flatMap(({ triggers }) => triggers.map(({ criterion }) => criterion)));
  return parts
    .filter(({ role }) => role === 'conditions')
    .flatMap(({ children }) => leavesOf(children))
    .filter(({ id }) => !looked.has(id))
    .map(({ id }) => ({ code: 'condition-idle', id }) as const);
}

/** Gates, tie rules and bonus that point at rows that are not there. */
function checkReferences(table: CriteriaTable, ids: ReadonlySet<string>): readonly TableFault[] {
  const partIds = new Set(table.parts.map(({ id }) => id));
  return [
    ...table.gates.flatMap((gate) =>
      [
        ...gate.triggers.map(({ criterion }) => criterion),
        ...(gate.kind === 'zero_criterion' ? gate.criteria : []),
      ]
        .filter((to) => !ids.has(to))
        .map((to) => ({ code: 'gate-points-nowhere', id: gate.id, to }) as const),
    ),
    ...idleConditions(table),
    ...table.policies.tieBreak.flatMap((rule) => {
      if (rule.by === 'part' && !partIds.has(rule.part)) {
        return [{ code: 'tie-points-nowhere', id: '', to: rule.part } as const];
      }
      return rule.by === 'criterion' && !ids.has(rule.criterion)
        ? [{ code: 'tie-points-nowhere', id: '', to: rule.criterion } as const]
        : [];
    }),
    ...table.parts
      .flatMap(({ children }) => leavesOf(children))
      .flatMap((leaf) =>
        leaf.bonus?.of && !ids.has(leaf.bonus.of)
          ? [{ code: 'bonus-points-nowhere', id: leaf.id, to: leaf.bonus.of } as const]
          : [],
      ),
  ];
}

/** How deep a table goes: a part that holds leaves is 2. */
export const depthOf = (nodes: readonly Node[]): number =>
  1 + Math.max(0, ...nodes.map((node) => (isLeaf(node) ? 0 : depthOf(node.children))));
