// A table of ours on its way back. Its hidden columns give each row as it was written; where an office changed what it
// sees, a name, a number, points, a unit, what it sees counts, and is said [IM9].

import { z } from 'zod';
import { CriteriaTable, type Node, type Part } from '../../domain/criteria/criteria-table.ts';
import { points } from '../../domain/scoring/points.ts';
import type { DraftNote, DraftTable } from '../import/draft-types.ts';
import type { SourceBook, SourceCell, SourceSheet } from '../import/source-book.ts';
import { pointsOfDecimal, readPoints } from '../import/understand/points-text.ts';
import {
  engineWords,
  HEADS,
  MARK,
  pointsText,
  ruleWords,
  shownPoints,
  unitOf,
  type BareNode,
} from './table-columns.ts';

const Drafted = CriteriaTable.pick({
  title: true,
  scale: true,
  policies: true,
  gates: true,
  grades: true,
  parts: true,
});
const Rest = Drafted.omit({ parts: true });
const Bare = z.object({ id: z.string(), code: z.string(), name: z.string(), max: z.number() }).loose();
const Row = z.object({ depth: z.int().min(0).max(50), node: Bare });
const Rows = z.array(z.tuple([z.string(), z.string()]));

/** The table of a file that was written by `tableBook`, with what was changed since; undefined where it is no such file. */
export function readTableBook(book: SourceBook): DraftTable | undefined {
  const kept = keptOf(book);
  const sheet = book.sheets.find((one) => columnsIn(one) !== undefined);
  const columns = sheet && columnsIn(sheet);
  if (!kept || !sheet || !columns) return undefined;
  const notes: DraftNote[] = [];
  const rows = rowsOf(sheet, columns, (note) => void notes.push(note));
  if (!rows) return undefined;
  const present = new Set(rows.map(({ node }) => node.id));
  for (const [id, name] of kept.rows) if (!present.has(id)) notes.push({ code: 'gone', name });
  const table = Drafted.safeParse({
    ...kept.rest,
    scale: scaleOf(
      kept.rest.scale,
      rows.map(({ written }) => written),
      rows,
    ),
    parts: treeOf(rows),
  });
  return table.success ? { table: table.data, notes } : undefined;
}

function keptOf({ sheets }: SourceBook) {
  const cells = sheets.flatMap(({ rows }) =>
    rows[0]?.cells[0]?.text === MARK ? [rows.map(({ cells: [cell] }) => cell?.text ?? '')] : [],
  )[0];
  if (!cells) return undefined;
  const first = Number(cells[1]);
  const second = Number(cells[2 + first]);
  const rest = parsed(Rest, cells.slice(2, 2 + first).join(''));
  const rows = parsed(Rows, cells.slice(3 + first, 3 + first + second).join(''));
  return rest && rows ? { rest, rows } : undefined;
}

/** A value by its schema; undefined where the text is no JSON or something else. */
function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch (fault) {
    // Somebody edited the hidden cells: the file is read like any other.
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

type Columns = { readonly [Head in keyof typeof HEADS]: number } & { readonly head: number };

/** Columns by their heads, wherever they were moved; the optional last one may be gone. */
function columnsIn({ rows }: SourceSheet): Columns | undefined {
  const head = rows.findIndex(({ cells }) => cells.some(({ text }) => text === HEADS.data));
  const cells = rows[head]?.cells ?? [];
  const at = (name: keyof typeof HEADS) => cells.findIndex(({ text }) => text === HEADS[name]);
  const columns = {
    head,
    code: at('code'),
    name: at('name'),
    max: at('max'),
    unit: at('unit'),
    rule: at('rule'),
    evidence: at('evidence'),
    id: at('id'),
    data: at('data'),
    more: at('more'),
  };
  return head >= 0 && [columns.code, columns.name, columns.max, columns.id].every((column) => column >= 0)
    ? columns
    : undefined;
}

interface ReadRow {
  readonly depth: number;
  /** As it was written, and as it is now. */
  readonly written: BareNode;
  readonly node: BareNode;
}

function rowsOf(
  sheet: SourceSheet,
  columns: Columns,
  note: (note: DraftNote) => void,
): readonly ReadRow[] | undefined {
  const read: ReadRow[] = [];
  const taken = new Set<string>();
  let role: Part['role'] = 'score';
  for (const [index, { cells }] of sheet.rows.entries()) {
    if (index <= columns.head) continue;
    const text = `${cells[columns.data]?.text ?? ''}${cells[columns.more]?.text ?? ''}`;
    if (text === '') {
      keepTyped(index, cells, note);
      continue;
    }
    const row = parsed(Row, text);
    if (!row) return undefined;
    const node = row.node as unknown as BareNode;
    if ('role' in node) role = node.role;
    const own = withOwnId(node, taken);
    read.push({ depth: row.depth, written: own, node: edited(own, role, index, cells, columns, note) });
  }
  return read;
}

/** A row that was typed in after the file was written carries nothing: it is said, and left to a person. */
function keepTyped(index: number, cells: readonly SourceCell[], note: (note: DraftNote) => void): void {
  const said = cells.filter(({ text }) => text !== '');
  if (said.length === 0) return;
  note({ code: 'kept', row: index, ref: said[0]?.ref ?? '', text: said.map(({ text }) => text).join(' ') });
}

/** A row that was copied brings its id along: the copy gets one of its own. */
function withOwnId(node: BareNode, taken: Set<string>): BareNode {
  let { id } = node;
  for (let count = 2; taken.has(id); count += 1) id = `${node.id.slice(0, 34)}-${count}`;
  taken.add(id);
  return id === node.id ? node : { ...node, id };
}

function edited(
  node: BareNode,
  role: Part['role'],
  row: number,
  cells: readonly SourceCell[],
  columns: Columns,
  note: (note: DraftNote) => void,
): BareNode {
  let now = node;
  const differs = (column: number, was: string, seen: string) => {
    const cell = cells[column];
    if (!cell || seen === was) return false;
    note({ code: 'edited', row, ref: cell.ref, was, now: seen });
    return true;
  };
  const seen = (column: number) => cells[column]?.text ?? '';
  if (differs(columns.code, node.code, codeSeen(cells[columns.code])))
    now = { ...now, code: codeSeen(cells[columns.code]).slice(0, 30) };
  if (differs(columns.name, node.name, seen(columns.name)) && seen(columns.name) !== '')
    now = { ...now, name: seen(columns.name).slice(0, 1000) };
  if ('rule' in now && columns.unit >= 0 && differs(columns.unit, unitOf(node), seen(columns.unit)))
    now = { ...now, unit: seen(columns.unit).slice(0, 60) };
  if ('rule' in now && columns.rule >= 0 && differs(columns.rule, ruleWords(node), seen(columns.rule))) {
    now = { ...now, text: seen(columns.rule).replace(engineWords(now), '').trim().slice(0, 2000) };
  }
  const was = shownPoints(node, role);
  const given = pointsSeen(cells[columns.max]);
  if (given === undefined || given === was) return now;
  differs(columns.max, pointsText(was), pointsText(given));
  return withPoints(now, role, given);
}

const codeSeen = (cell: SourceCell | undefined): string => cell?.number ?? cell?.text ?? '';

function pointsSeen(cell: SourceCell | undefined): number | undefined {
  if (!cell || cell.text === '') return undefined;
  const read = cell.number === undefined ? readPoints(cell.text) : pointsOfDecimal(cell.number);
  return read.kind === 'points' ? read.points : undefined;
}

/** Points as they are seen, where this row keeps its points. */
function withPoints(node: BareNode, role: Part['role'], given: number): BareNode {
  if (role !== 'penalty') return { ...node, max: points(given) };
  const least = points(-Math.abs(given));
  if ('role' in node) return { ...node, min: least };
  if (!('rule' in node)) return node;
  const { rule } = node;
  return rule.kind === 'expert' || rule.kind === 'bonus_penalty'
    ? { ...node, rule: { ...rule, min: least } }
    : node;
}

/** A scale that was the sum of its parts follows them when their points were changed. */
function scaleOf(scale: number, written: readonly BareNode[], rows: readonly ReadRow[]): number {
  const sum = (nodes: readonly BareNode[]) =>
    nodes.reduce((all, node) => all + ('role' in node && node.role === 'score' ? node.max : 0), 0);
  return sum(written) === scale ? sum(rows.map(({ node }) => node)) : scale;
}

/** Rows by their depth, as they were written. */
function treeOf(rows: readonly ReadRow[]): readonly unknown[] {
  interface Open {
    readonly depth: number;
    readonly children: Node[];
  }
  const parts: unknown[] = [];
  const open: Open[] = [];
  for (const { depth, node } of rows) {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const children: Node[] = [];
    const whole = 'rule' in node ? node : { ...node, children };
    const above = open.at(-1);
    if (above) above.children.push(whole);
    else parts.push(whole);
    if (!('rule' in node)) open.push({ depth, children });
  }
  return parts;
}
