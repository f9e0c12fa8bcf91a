// What a sheet says, row by row: its columns, its tree of parts, groups and criteria, its words on how points are
// given. Pure, so that the screen may ask again at every correction. Nothing is dropped: each cell that holds
// something is taken by a field or named by a problem [IM5].

import { must } from '../../base/assert.ts';
import { suggestRule } from './rule-words/suggest-rule.ts';
import type { SourceSheet } from './source-book.ts';
import { codeOf, splitCode } from './understand/code-text.ts';
import { columnsOf, repeatsHead } from './understand/columns.ts';
import { gridOf } from './understand/grid.ts';
import { ledgerOf, type Ledger } from './understand/ledger.ts';
import { outline } from './understand/outline.ts';
import { pointsInName } from './understand/points-text.ts';
import { repairCodes } from './understand/repair-codes.ts';
import { kindsOf, type RowKind } from './understand/row-kinds.ts';
import { readFields, type Fields } from './understand/rows.ts';
import { checkSums } from './understand/sums.ts';
import { titleOf } from './understand/title.ts';
import { partRoleOf, treeOf, type TreeRow } from './understand/tree.ts';
import {
  NO_CORRECTIONS,
  type CellProblem,
  type Corrections,
  type Placement,
  type RowReading,
  type RowRole,
  type Understanding,
} from './understanding.ts';

export type {
  CellProblem,
  CellProblemCode,
  ColumnRole,
  Corrections,
  RowCorrection,
  RowReading,
  RowRole,
  RuleSuggestion,
  SumProblem,
  Understanding,
} from './understanding.ts';
export { COLUMN_ROLES, NO_CORRECTIONS, ROW_ROLES } from './understanding.ts';
export { bestSheet } from './best-sheet.ts';
export { sayCellProblem, sayColumnRole, sayRowRole } from './problem-words.ts';

/** Rows of which a suggested rule can be taken, for "take all". */
export const allSuggestions = ({ rows }: Understanding): readonly number[] =>
  rows.flatMap(({ index, suggestion }) => (suggestion ? [index] : []));

/** Reads a sheet, with what a person set right. */
export function understand(sheet: SourceSheet, corrections: Corrections = NO_CORRECTIONS): Understanding {
  const grid = gridOf(sheet);
  const ledger = ledgerOf(sheet);
  const columns = columnsOf(grid, corrections);
  const { first } = columns;
  const fields = readFields(grid, columns, ledger).map((row) => corrected(row, corrections));
  const kinds = withCorrections(
    fields,
    kindsOf(
      fields,
      (index) => grid.filled(index).length,
      (index) => repeatsHead(grid, columns.headRows, index),
    ),
    corrections,
  );
  const nodes = fields.flatMap((row, at) => (kinds[at] === 'node' ? withGroup(row) : []));
  const tree = treeOf(
    outline(
      repairCodes(nodes),
      ({ index, isOpening }) => (isOpening ? undefined : corrections.rows[index]?.depth),
      ({ name }) => partRoleOf(name) !== undefined,
    ),
  );
  const textOf = (index: number) =>
    grid
      .filled(index)
      .map(({ cell }) => cell.text)
      .join(' ');
  const readings = readingsOf(fields, kinds, tree, corrections, textOf);
  const above = Array.from({ length: first }, (_, index) =>
    aboveReading(index, columns.headRows, textOf(index)),
  );
  for (const row of [...above, ...readings]) placeWhole(ledger, row);
  const rows = [...above, ...readings].map((row) => ({
    ...row,
    at: sheet.rows[row.index]?.at ?? row.index + 1,
  }));
  const refs = new Map(fields.map(({ index, maxRef }) => [index, maxRef]));
  const { placed, problems } = ledger.close();
  return {
    title: corrections.title ?? titleOf(sheet, columns.headRows[0] ?? first),
    headRows: columns.headRows,
    columns: columns.roles.map((role, column) => ({ role, head: columns.heads[column] ?? '' })),
    rows,
    sums: checkSums(rows, (index) => refs.get(index) ?? ''),
    problems: [...rows.flatMap((row) => row.problems), ...hiddenProblems(sheet), ...problems],
    accepted: corrections.accepted,
    placed,
  };
}

const corrected = (row: Fields, { rows }: Corrections): Fields => {
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

const NODES: ReadonlySet<RowRole> = new Set(['part', 'group', 'heading', 'criterion']);

const withCorrections = (
  fields: readonly Fields[],
  kinds: readonly RowKind[],
  { rows }: Corrections,
): readonly (RowKind | 'other')[] =>
  kinds.map((kind, at) => {
    const role = rows[fields[at]?.index ?? -1]?.role;
    return role === undefined ? kind : NODES.has(role) ? 'node' : 'other';
  });

/** A column of groups opens one more row above the row it first stands in. */
function withGroup(row: Fields): readonly Fields[] {
  if (row.group === '') return [row];
  const split = splitCode(row.group);
  const said = pointsInName(split?.name ?? row.group);
  const opening: Fields = {
    ...row,
    code: split?.code,
    codeText: split?.code.text ?? '',
    name: said?.name ?? split?.name ?? row.group,
    max: said?.points,
    text: '',
    unit: '',
    evidence: '',
    rest: '',
    problems: [],
    isOpening: true,
  };
  return row.name === ''
    ? [{ ...opening, max: row.max ?? opening.max, rest: row.rest }]
    : [opening, { ...row, group: '' }];
}

type Reading = Omit<RowReading, 'at'>;

const BARE = {
  depth: 0,
  code: '',
  name: '',
  max: undefined,
  text: '',
  unit: '',
  evidence: '',
  rest: '',
  suggestion: undefined,
  problems: [],
} as const;

const aboveReading = (index: number, head: readonly number[], name: string): Reading => ({
  ...BARE,
  index,
  name,
  role: name === '' ? 'blank' : head.includes(index) ? 'head' : 'title',
});

/** Rows in the sheet's order; what goes on with a criterion is gathered at the criterion too. */
function readingsOf(
  fields: readonly Fields[],
  kinds: readonly (RowKind | 'other')[],
  tree: readonly TreeRow[],
  corrections: Corrections,
  textOf: (index: number) => string,
): readonly Reading[] {
  const inTree = (index: number) => tree.filter(({ row }) => row.index === index);
  const readings: Reading[] = [];
  const wordsOf = new Map<Reading, { row: Fields; words: string; points: number | undefined }[]>();
  let last: Reading | undefined;
  for (const [at, row] of fields.entries()) {
    const kind = kinds[at] ?? 'blank';
    const own = inTree(row.index);
    for (const twig of own) {
      const reading = nodeReading(twig, corrections);
      readings.push(reading);
      if (reading.role === 'tier' || reading.role === 'text')
        wordsOf.get(last ?? reading)?.push(wordsIn(twig.row));
      else {
        last = reading;
        wordsOf.set(reading, []);
      }
    }
    if (own.length > 0) continue;
    const role = corrections.rows[row.index]?.role ?? (kind === 'other' || kind === 'node' ? 'ignore' : kind);
    const isBeside = BESIDE.has(role);
    const reading: Reading = {
      ...(isBeside ? besideFields(row, textOf(row.index)) : fieldsOf(row)),
      depth: last && !isBeside ? last.depth + 1 : 0,
      suggestion: undefined,
      role,
    };
    readings.push(reading);
    if ((role === 'text' || role === 'tier') && last) wordsOf.get(last)?.push(wordsIn(row));
  }
  return readings.map((reading) => {
    const words = wordsOf.get(reading) ?? [];
    return NODES.has(reading.role) ? gathered(reading, words) : reading;
  });
}

const fieldsOf = ({ index, codeText, name, max, text, unit, evidence, rest, problems }: Fields) => ({
  index,
  code: codeText,
  name,
  max,
  text,
  unit,
  evidence,
  rest,
  problems,
});

/** Rows beside the tree are kept as they are read aloud, from left to right; nothing in them can be wrong. */
const BESIDE: ReadonlySet<RowRole> = new Set(['title', 'head', 'note', 'signature', 'blank', 'ignore']);
const besideFields = ({ index }: Fields, name: string) => ({ ...BARE, index, name });

function nodeReading({ row, role, depth, max, partRole, within }: TreeRow, { rows }: Corrections): Reading {
  const own = rows[row.index];
  const settled = own?.role ?? role;
  const isTree = NODES.has(settled);
  const isMissing =
    settled === 'criterion' &&
    max === undefined &&
    (own?.partRole ?? within) !== 'conditions' &&
    row.problems.length === 0;
  return {
    ...fieldsOf(row),
    role: settled,
    depth,
    max,
    ...(isTree && (own?.partRole ?? partRole) ? { partRole: own?.partRole ?? partRole } : {}),
    suggestion: undefined,
    problems: [
      ...row.problems,
      ...(isMissing ? [{ ref: row.maxRef, text: row.name, code: 'points-missing' } as const] : []),
      ...(isTree ? tooLong(row) : []),
    ],
  };
}

/** What is longer than the table holds is cut there, and kept beside it. */
const tooLong = ({ name, codeText, text, unit, maxRef }: Fields): readonly CellProblem[] => [
  ...(codeText.length > 30 ? [{ ref: maxRef, text: codeText, code: 'code-too-long' } as const] : []),
  ...(name.length > 1000 ? [{ ref: maxRef, text: name, code: 'name-too-long' } as const] : []),
  ...(text.length > 2000 ? [{ ref: maxRef, text, code: 'text-too-long' } as const] : []),
  ...(unit.length > 60 ? [{ ref: maxRef, text: unit, code: 'unit-too-long' } as const] : []),
];

const wordsIn = (row: Fields) => ({
  row,
  words: [[row.codeText, row.name].filter((text) => text !== '').join(' '), row.text]
    .filter((text) => text !== '')
    .join('\n'),
  points: row.max,
});

/** The first step may stand in the criterion's own row, its points being those of the criterion. */
const isOwnStep = ({ text }: Reading, words: readonly { readonly points: number | undefined }[]): boolean =>
  text !== '' &&
  words.length > 0 &&
  words.every(({ points }) => points !== undefined) &&
  !/\d\s*(?:điểm|đ)(?!\p{L})/iu.test(text);

/** A criterion with the words of the rows that go on with it, and what rule they amount to. */
function gathered(
  reading: Reading,
  words: readonly { row: Fields; words: string; points: number | undefined }[],
): Reading {
  const lines = words.map(({ words: said, points }) =>
    points === undefined ? said : `${said}: ${pointsText(points)} điểm`,
  );
  const text = [reading.text, ...lines].filter((line) => line !== '').join('\n');
  const rests = [reading.rest, ...words.map(({ row }) => row.rest)].filter((rest) => rest !== '');
  const evidence = [reading.evidence, ...words.map(({ row }) => row.evidence)]
    .filter((one) => one !== '')
    .join('\n');
  const isOwn = isOwnStep(reading, words);
  const whole = { ...reading, text, rest: rests.join('; '), evidence };
  const suggestion =
    reading.role === 'criterion' && reading.max !== undefined
      ? suggestRule({
          name: reading.name,
          text: isOwn ? '' : reading.text,
          unit: reading.unit,
          max: reading.max,
          steps: [
            ...(isOwn ? [{ words: reading.text, points: reading.max }] : []),
            ...words.map(({ row, points }) => ({
              words: [row.name, row.text].filter((said) => said !== '').join('\n'),
              points,
            })),
          ],
        })
      : undefined;
  return { ...whole, suggestion };
}

const pointsText = (hundredths: number): string => String(hundredths / 100).replace('.', ',');

const WHOLE_ROW: Partial<Readonly<Record<RowRole, Placement>>> = {
  title: 'title',
  head: 'head',
  total: 'total',
  note: 'note',
  signature: 'signature',
  ignore: 'ignored',
  tier: 'tier',
  text: 'text',
};

function placeWhole(ledger: Ledger, { index, role }: Reading): void {
  const placement = WHOLE_ROW[role];
  if (placement) ledger.placeRow(index, placement);
}

/** Hidden rows and columns are read like any other, and said to have been hidden. */
function hiddenProblems(sheet: SourceSheet): readonly CellProblem[] {
  const firstIn = (cells: SourceSheet['rows'][number]['cells']) => cells.find(({ text }) => text !== '');
  const rows = sheet.rows.flatMap(({ hidden, cells }) => (hidden ? (firstIn(cells) ?? []) : []));
  const columns = sheet.hiddenColumns.flatMap(
    (column) => firstIn(sheet.rows.map(({ cells }) => must(cells[column], 'a cell in each column'))) ?? [],
  );
  return [...rows, ...columns].map(({ ref, text }) => ({ ref, text, code: 'hidden' }));
}
