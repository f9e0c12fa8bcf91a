// What a person set right, put in before the rows are joined to a tree.

import type { Corrections, RowRole } from '../understanding.ts';
import { codeOf, splitCode } from './code-text.ts';
import { pointsInName } from './points-text.ts';
import type { RowKind } from './row-kinds.ts';
import type { Fields } from './rows.ts';

/** A row's fields as a person left them. */
export const corrected = (row: Fields, { rows }: Corrections): Fields => {
  const own = rows[row.index];
  if (!own) return row;
  return {
    ...row,
    max: own.max ?? row.max,
    name: own.name ?? row.name,
    ...(own.code === undefined
      ? {}
      : { codeText: own.code, code: codeOf(own.code), codeDay: undefined, isCodeNumber: false }),
    // What a person settled is no problem any more.
    problems:
      own.max === undefined ? row.problems : row.problems.filter(({ code }) => !code.startsWith('points')),
  };
};

/** Roles of rows that have a place in the tree. */
export const NODES: ReadonlySet<RowRole> = new Set(['part', 'group', 'heading', 'criterion']);

/** `other`: a person said that the row is no part of the tree. */
export const withCorrections = (
  fields: readonly Fields[],
  kinds: readonly RowKind[],
  { rows }: Corrections,
): readonly (RowKind | 'other')[] =>
  kinds.map((kind, at) => {
    const role = rows[fields[at]?.index ?? -1]?.role;
    return role === undefined ? kind : NODES.has(role) ? 'node' : 'other';
  });

/** Whether the numbers of a table with a column of groups are those of the groups: no other row has one. */
export const numbersGroups = (rows: readonly Fields[]): boolean =>
  rows.some(({ group, name, codeText }) => group === '' && name !== '' && codeText === '') &&
  rows.every(({ group, codeText }) => (group === '') === (codeText === ''));

/** A column of groups opens one more row above the row it first stands in. */
export function withGroup(row: Fields, isNumbered: boolean): readonly Fields[] {
  if (row.group === '') return [row];
  const split = splitCode(row.group);
  const said = pointsInName(split?.name ?? row.group);
  const opening: Fields = {
    ...row,
    code: isNumbered ? row.code : split?.code,
    codeText: isNumbered ? row.codeText : (split?.code.text ?? ''),
    name: said?.name ?? split?.name ?? row.group,
    max: said?.points,
    text: '',
    unit: '',
    evidence: '',
    bonus: undefined,
    rest: '',
    problems: [],
    isOpening: true,
  };
  return row.name === ''
    ? [{ ...opening, max: row.max ?? opening.max, rest: row.rest }]
    : [opening, { ...row, group: '', ...(isNumbered ? { code: undefined, codeText: '' } : {}) }];
}
