// The rows as they are handed on: each with its role, and criteria with the words of the rows that go on with them.

import { suggestRule } from '../rule-words/suggest-rule.ts';
import type { CellProblem, Corrections, RowReading, RowRole } from '../understanding.ts';
import type { RowKind } from './row-kinds.ts';
import type { Fields } from './rows.ts';
import { NODES } from './settled.ts';
import type { TreeRow } from './tree.ts';

export type Reading = Omit<RowReading, 'at'>;

const BARE = {
  depth: 0,
  code: '',
  name: '',
  max: undefined,
  text: '',
  unit: '',
  evidence: '',
  bonus: undefined,
  rest: '',
  suggestion: undefined,
  problems: [],
} as const;

/** A row above the table: its title, or its head. */
export const aboveReading = (index: number, head: readonly number[], name: string): Reading => ({
  ...BARE,
  index,
  name,
  role: name === '' ? 'blank' : head.includes(index) ? 'head' : 'title',
});

/** Rows in the sheet's order; what goes on with a criterion is gathered at the criterion too. */
export function readingsOf(
  fields: readonly Fields[],
  kinds: readonly (RowKind | 'other')[],
  tree: readonly TreeRow[],
  corrections: Corrections,
  textOf: (index: number) => string,
): readonly Reading[] {
  const inTree = new Map<number, TreeRow[]>();
  for (const twig of tree) inTree.set(twig.row.index, [...(inTree.get(twig.row.index) ?? []), twig]);
  const readings: Reading[] = [];
  const wordsOf = new Map<Reading, { row: Fields; words: string; points: number | undefined }[]>();
  const penalties = new Set<Reading>();
  let last: Reading | undefined;
  for (const [at, row] of fields.entries()) {
    const kind = kinds[at] ?? 'blank';
    const own = inTree.get(row.index) ?? [];
    for (const twig of own) {
      const reading = nodeReading(twig, corrections);
      readings.push(reading);
      if ((reading.partRole ?? twig.within) === 'penalty') penalties.add(reading);
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
    return NODES.has(reading.role) ? gathered(reading, penalties.has(reading), words) : reading;
  });
}

const fieldsOf = ({
  index,
  codeText,
  name,
  group,
  max,
  bonus,
  text,
  unit,
  evidence,
  rest,
  problems,
}: Fields) => ({
  index,
  code: codeText,
  name: name || group,
  max,
  bonus,
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
  isPenalty: boolean,
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
    reading.role === 'criterion' && (reading.max !== undefined || isPenalty)
      ? suggestRule({
          name: reading.name,
          text: isOwn ? '' : reading.text,
          unit: reading.unit,
          max: isPenalty ? Math.min(0, -Math.abs(reading.max ?? 0)) : (reading.max ?? 0),
          steps: [
            ...(isOwn ? [{ words: reading.text, points: reading.max }] : []),
            ...words.map(({ row, points }) => ({
              words: [row.name, row.text].filter((said) => said !== '').join('\n'),
              points,
            })),
          ],
        })
      : undefined;
  // What is taken off needs no points of its own where its words say how much.
  const problems = suggestion
    ? reading.problems.filter(({ code }) => code !== 'points-missing')
    : reading.problems;
  return { ...whole, suggestion, problems };
}

const pointsText = (hundredths: number): string => String(hundredths / 100).replace('.', ',');
