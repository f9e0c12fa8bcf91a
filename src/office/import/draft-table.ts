// A draft of a table of criteria from what was understood of a sheet. Only rules that a person took are applied; every
// other criterion is judged by hand, with the office's words beside it [IM6].

import type { Group, Leaf, Node, Part, PartRole } from '../../domain/criteria/criteria-table.ts';
import { plainSettings } from '../../domain/criteria/plain-settings.ts';
import { points, type Points } from '../../domain/scoring/points.ts';
import type { Rule } from '../../domain/scoring/rule-kinds/registry.ts';
import type { DraftNote, DraftTable } from './draft-types.ts';
import type { RowReading, Understanding } from './understanding.ts';

export type { DraftTable } from './draft-types.ts';

interface Branch {
  readonly row: RowReading;
  readonly children: Branch[];
}

/** `newId` gives an id that was not given before, for each part, group and criterion in turn. */
export function draftTable(understanding: Understanding, newId: () => string): DraftTable {
  const notes: DraftNote[] = [];
  const roots = branchesOf(understanding.rows);
  const build: Build = {
    accepted: new Set(understanding.accepted),
    newId,
    note: (note) => void notes.push(note),
  };
  const parts = partsOf(roots, understanding.title, build);
  keepWords(understanding, build);
  const scale = parts.filter(({ role }) => role === 'score').reduce((sum, { max }) => sum + max, 0);
  return {
    table: {
      ...plainSettings,
      title: understanding.title.slice(0, 500),
      scale: points(scale),
      parts: [...parts],
    },
    notes,
  };
}

interface Build {
  readonly accepted: ReadonlySet<number>;
  readonly newId: () => string;
  readonly note: (note: DraftNote) => void;
}

const IN_TREE: ReadonlySet<RowReading['role']> = new Set(['part', 'group', 'heading', 'criterion']);

/** Rows by their depth. A criterion holds nothing: what is deeper goes to the group that holds it. */
function branchesOf(rows: readonly RowReading[]): readonly Branch[] {
  const roots: Branch[] = [];
  const open: Branch[] = [];
  for (const row of rows) {
    if (!IN_TREE.has(row.role)) continue;
    while (open.length > 0 && (open.at(-1)?.row.depth ?? 0) >= row.depth) open.pop();
    while (open.at(-1)?.row.role === 'criterion') open.pop();
    const branch = { row, children: [] };
    (open.at(-1)?.children ?? roots).push(branch);
    open.push(branch);
  }
  return roots;
}

function partsOf(roots: readonly Branch[], title: string, build: Build): readonly Part[] {
  const isFlat = roots.length > 1 && roots.every(({ children }) => children.length === 0);
  const isOne = isFlat && roots.every(({ row }) => (row.partRole ?? 'score') === 'score');
  if (!isOne) return roots.flatMap((root) => partOf(root, build));
  const name = title === '' ? 'Nội dung thi đua' : title.slice(0, 1000);
  build.note({ code: 'part-made', name });
  const children = roots.flatMap(({ row }) => leavesOfRow(row, 'score', build));
  return [{ id: build.newId(), code: '', name, role: 'score', max: sumOf(children), children }];
}

/** A part; groups of it that stand beside the scale by their own words become parts of their own. */
function partOf({ row, children }: Branch, build: Build): readonly Part[] {
  const role = row.partRole ?? 'score';
  const beside = children.filter((child) => isBeside(child, role));
  const inside = children.filter((child) => !beside.includes(child));
  const parts = beside.flatMap((child) => partOf(child, build));
  if (inside.length === 0 && beside.length > 0) {
    build.note({ code: 'kept', row: row.index, ref: '', text: `${row.code} ${row.name}`.trim() });
    return parts;
  }
  const id = build.newId();
  if (row.bonus !== undefined && children.length > 0) keepBonus(row, build);
  // A part of one line holds itself as its criterion.
  const nodes =
    children.length === 0
      ? leavesOfRow(row, role, build)
      : inside.flatMap((child) => nodesOf(child, role, build));
  const sum = sumOf(nodes);
  if (row.max === undefined && children.length > 0 && role !== 'conditions') {
    build.note({ code: 'points-added', row: row.index, name: row.name, points: sum });
  }
  const max = role === 'conditions' || role === 'penalty' ? points(0) : points(row.max ?? sum);
  const least = role === 'penalty' ? { min: points(-Math.abs(row.max ?? leastOf(nodes))) } : {};
  return [
    {
      id,
      code: row.code.slice(0, 30),
      name: nameOf(row),
      role,
      max,
      ...(least.min ? least : {}),
      children: [...nodes],
    },
    ...parts,
  ];
}

/** A single bonus may stay with its part; what is taken off cannot, as nothing there goes below zero. */
const isBeside = ({ row, children }: Branch, role: PartRole): boolean =>
  row.partRole !== undefined &&
  row.partRole !== role &&
  row.partRole !== 'score' &&
  (children.length > 0 || row.partRole === 'penalty');

function nodesOf({ row, children }: Branch, role: PartRole, build: Build): readonly Node[] {
  if (children.length === 0 && row.role !== 'heading') return leavesOfRow(row, role, build);
  if (row.bonus !== undefined) keepBonus(row, build);
  const id = build.newId();
  const nodes = children.flatMap((child) => nodesOf(child, role, build));
  const sum = sumOf(nodes);
  if (row.max === undefined && row.role !== 'heading' && role !== 'conditions') {
    build.note({ code: 'points-added', row: row.index, name: row.name, points: sum });
  }
  const isHeading = row.role === 'heading';
  const beside = role === 'conditions' || role === 'penalty' || isHeading;
  const group: Group = {
    id,
    ...(isHeading ? { kind: 'group_info' as const } : {}),
    code: row.code.slice(0, 30),
    name: nameOf(row),
    max: beside ? points(0) : points(row.max ?? sum),
    children: nodes,
  };
  return [group];
}

/** A name is never empty: a row of points alone is called by its number. */
const nameOf = ({ name, code, at }: RowReading): string =>
  (name === '' ? code || `Dòng ${at}` : name).slice(0, 1000);

/** A criterion, and beside it what it may earn on top [MD2]. */
function leavesOfRow(row: RowReading, role: PartRole, build: Build): readonly Leaf[] {
  const leaf = leafOf(row, role, build);
  if (row.bonus === undefined) return [leaf];
  if (role !== 'score') {
    keepBonus(row, build);
    return [leaf];
  }
  return [
    leaf,
    {
      id: build.newId(),
      code: leaf.code,
      name: `Điểm thưởng: ${leaf.name}`.slice(0, 1000),
      max: points(row.bonus),
      unit: '',
      rule: { kind: 'expert' },
      bonus: { of: leaf.id },
      text: '',
      byHand: true,
    },
  ];
}

/** The bonus of a group is what those of its criteria add up to, and of other parts there is none. */
const keepBonus = ({ index, name, bonus }: RowReading, { note }: Build): void =>
  note({ code: 'kept', row: index, ref: '', text: `${name}: điểm thưởng ${(bonus ?? 0) / 100}` });

function leafOf(row: RowReading, role: PartRole, build: Build): Leaf {
  const taken = row.suggestion && build.accepted.has(row.index) ? row.suggestion : undefined;
  const size = row.max ?? 0;
  const isPenalty = role === 'penalty' || size < 0;
  const max = role === 'conditions' || isPenalty ? points(0) : points(size);
  if (row.max === undefined && role !== 'conditions')
    build.note({ code: 'points-missing', row: row.index, name: row.name });
  return {
    id: build.newId(),
    code: row.code.slice(0, 30),
    name: nameOf(row),
    max,
    unit: (taken?.unit || row.unit).slice(0, 60),
    rule: taken?.rule ?? byHand(role, size),
    ...(taken?.transform ? { transform: taken.transform } : {}),
    ...(row.partRole === 'bonus' && role === 'score' ? { bonus: { of: null } } : {}),
    // Most tables name the papers that show a result; a score waits for one only where the office says so.
    ...(/bắt buộc/i.test(row.evidence) ? { evidence: 'required' as const } : {}),
    text: wordsOf(row).slice(0, 2000),
    ...(taken || role === 'conditions' ? {} : { byHand: true }),
  };
}

/** The office's words on a criterion: how it is scored, and what has to prove it. */
const wordsOf = ({ text, evidence }: RowReading): string =>
  [text, evidence === '' ? '' : `Minh chứng: ${evidence}`].filter((words) => words !== '').join('\n');

/** Until a person says how: judged between nothing and the maximum, met or not for a condition. */
function byHand(role: PartRole, size: number): Rule {
  if (role === 'conditions') return { kind: 'pass_fail' };
  return role === 'penalty' || size < 0
    ? { kind: 'expert', min: points(-Math.abs(size)) }
    : { kind: 'expert' };
}

const sumOf = (nodes: readonly Node[]): Points =>
  points(nodes.reduce((sum, node) => sum + ('rule' in node && node.bonus ? 0 : node.max), 0));

const leastOf = (nodes: readonly Node[]): number =>
  nodes.reduce((sum, node) => {
    if (!('rule' in node)) return sum + leastOf(node.children);
    return (
      sum + (node.rule.kind === 'expert' || node.rule.kind === 'bonus_penalty' ? (node.rule.min ?? 0) : 0)
    );
  }, 0);

/** Words that no field of the table holds are kept beside the draft. */
function keepWords({ rows }: Understanding, { note }: Build): void {
  for (const row of rows) {
    const keep = (text: string) => {
      if (text !== '') note({ code: 'kept', row: row.index, ref: '', text });
    };
    if (row.role === 'note' || row.role === 'signature' || row.role === 'total') {
      keep([row.code, row.name, row.text, row.rest].filter((text) => text !== '').join(' '));
      continue;
    }
    if (!IN_TREE.has(row.role)) continue;
    keep(row.rest);
    keep(row.name.slice(1000));
    if (row.role === 'criterion') keep(wordsOf(row).slice(2000));
    else keep([row.text, row.unit, row.evidence].filter((text) => text !== '').join('; '));
  }
}
