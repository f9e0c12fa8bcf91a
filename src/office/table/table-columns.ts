// What a table of criteria looks like as a workbook: the columns an office reads, and two it does not see, which carry
// each row's id and the row itself.

import { formatHundredths } from '../../base/format.ts';
import type { Group, Leaf, Part } from '../../domain/criteria/criteria-table.ts';
import { ruleOf } from '../../domain/scoring/explain.ts';
import { sayAll } from '../../domain/scoring/words.ts';
import type { BookColumn } from '../workbook/write-workbook.ts';

export const HEADS = {
  code: 'STT',
  name: 'Nội dung tiêu chí',
  max: 'Điểm chuẩn',
  unit: 'Đơn vị tính',
  rule: 'Cách chấm',
  evidence: 'Minh chứng',
  id: 'Mã dòng',
  data: 'Dữ liệu dòng',
  more: 'Dữ liệu dòng (tiếp)',
} as const;

export const COLUMNS: readonly (BookColumn & { readonly head: keyof typeof HEADS })[] = [
  { head: 'code', width: 9, align: 'center', kind: 'text' },
  { head: 'name', width: 52, align: 'left', kind: 'text' },
  { head: 'max', width: 11, align: 'right', kind: 'points' },
  { head: 'unit', width: 13, align: 'center', kind: 'text' },
  { head: 'rule', width: 58, align: 'left', kind: 'text' },
  { head: 'evidence', width: 14, align: 'center', kind: 'text' },
  { head: 'id', width: 10, align: 'left', kind: 'hidden' },
  { head: 'data', width: 10, align: 'left', kind: 'hidden' },
  { head: 'more', width: 10, align: 'left', kind: 'hidden' },
];

/** How the hidden sheet begins, so that a file of ours is known whatever it is called. */
export const MARK = 'so-thi-dua/bang-tieu-chi/1';
export const DATA_SHEET = 'Dữ liệu';

/** A cell holds 32,767 characters; longer data goes on in the next. */
export const CHUNK = 30_000;

export type TableNode = Part | Group | Leaf;
/** A node as its row carries it: without what lies below it. */
export type BareNode = Omit<Part, 'children'> | Omit<Group, 'children'> | Leaf;

export interface RowData {
  readonly depth: number;
  readonly node: BareNode;
}

export const bareNode = (node: TableNode): BareNode => {
  if ('rule' in node) return node;
  const { children: _below, ...own } = node;
  return own;
};

/** The points a row shows, in hundredths; undefined where it shows none. A penalty shows how far down it goes. */
export function shownPoints(node: BareNode, role: Part['role']): number | undefined {
  if (role === 'conditions') return undefined;
  if (role !== 'penalty') return 'kind' in node && node.kind === 'group_info' ? undefined : node.max;
  if ('role' in node) return node.min ?? 0;
  if (!('rule' in node)) return undefined;
  const { rule } = node;
  return rule.kind === 'expert' || rule.kind === 'bonus_penalty' ? rule.min : undefined;
}

/** The rule in words: the office's own, then the engine's. */
export const ruleWords = (node: BareNode): string =>
  'rule' in node ? [node.text, engineWords(node)].filter((words) => words !== '').join('\n') : '';

export const engineWords = (leaf: Leaf): string => sayAll(ruleOf(leaf), 'vi');

export const evidenceWords = (node: BareNode): string => ('rule' in node && node.evidence ? 'Bắt buộc' : '');

export const unitOf = (node: BareNode): string => ('rule' in node ? node.unit : '');

/** Points for people, in notes. */
export const pointsText = (hundredths: number | undefined): string =>
  hundredths === undefined ? '' : formatHundredths(hundredths, 'vi');
