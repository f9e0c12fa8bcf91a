// Which criterion a row of a filled sheet is about. A row that is none adds others up, or is one nobody knows here [IS3].

import {
  indexOf,
  type CriteriaTable,
  type Leaf,
  type Node,
  type Part,
} from '../../domain/criteria/criteria-table.ts';
import type { SourceRow } from '../import/source-book.ts';
import { saysTotal } from '../import/understand/row-kinds.ts';
import { plain } from '../import/understand/words-of.ts';
import { plainText, textOf, type FilledHeads } from './filled-heads.ts';

/** Undefined: the row is a group or a total, which is reckoned and never handed in. */
type RowCriterion = Leaf | 'no-such-criterion' | 'not-certain' | undefined;

/** Finds the criterion of a row: by our own hidden name for it, else by number and name together. */
export function criterionFinder(table: CriteriaTable): (row: SourceRow, heads: FilledHeads) => RowCriterion {
  const { leaves, leafById } = indexOf(table);
  const groups = groupsOf(table.parts);
  const groupNames = new Set(groups.map(({ name }) => plainText(name)));
  const groupRows = new Set(groups.map(({ code, name }) => rowKey(plainText(code), plainText(name))));
  const byName = grouped(leaves.map(({ leaf }) => [plainText(leaf.name), leaf]));
  const byCode = grouped(leaves.map(({ leaf }) => [plainText(leaf.code), leaf]));

  return (row, heads) => {
    const own = leafById.get(textOf(row, heads, 'id'))?.leaf;
    if (own) return own;
    const written = textOf(row, heads, 'name');
    const [code, name] = [plainText(textOf(row, heads, 'code')), plainText(written)];
    if (name === '') return undefined;
    const named = byName.get(name) ?? [];
    const both = named.filter((leaf) => plainText(leaf.code) === code);
    const isGroup = groupRows.has(rowKey(code, name));
    if (isGroup) return both.length === 0 ? undefined : 'not-certain';
    if (both.length === 1) return both[0];
    const isSum = groupNames.has(name) || isTotal(written);
    if (named.length === 0) {
      if (isSum) return undefined;
      return code !== '' && byCode.has(code) ? 'not-certain' : 'no-such-criterion';
    }
    // A name that stands once is enough where the sheet has no numbers, or numbers it otherwise; not where the row may
    // as well be the sum over that criterion.
    return named.length === 1 && !isSum ? named[0] : 'not-certain';
  };
}

const rowKey = (code: string, name: string): string => `${code}\n${name}`;

/** With their marks: "Công tác" adds nothing up, and "Tổng thu ngân sách" is a criterion. */
const isTotal = (name: string): boolean =>
  saysTotal(name) || /^(?:điểm thưởng|điểm trừ|xếp hạng)[:.\s]*$/.test(plain(name));

const groupsOf = (
  rows: readonly (Part | Node)[],
): readonly { readonly code: string; readonly name: string }[] =>
  rows.flatMap((row) => ('children' in row ? [row, ...groupsOf(row.children)] : []));

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const [key, value] of pairs) map.set(key, [...(map.get(key) ?? []), value]);
  return map;
}
