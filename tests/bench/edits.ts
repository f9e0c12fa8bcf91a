// What an officer types in a long evening: unit after unit, criterion after criterion, figures that differ, a
// reason here and there. The same seed gives the same evening, and nothing in it repeats to please a compressor.

import type { Intent } from '../../src/domain/changes/registry.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';

/** Mulberry32: small, even, and the same on every engine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Edit {
  readonly unit: number;
  readonly criterion: number;
  readonly input: CellInput;
  readonly reason: string;
  readonly at: number;
}

const WHY = [
  'Theo báo cáo số',
  'Thiếu minh chứng, đối chiếu công văn số',
  'Số liệu Cục Thống kê, biểu',
  'Kết luận kiểm tra số',
  'Đơn vị giải trình tại văn bản số',
];
const OFFICES = ['UBND', 'SNV', 'BTC', 'STC', 'CTK'];
const START = Date.UTC(2024, 10, 18, 1, 0, 0);

/** The first `count` edits of a bloc of `units` × `criteria`, each in a cell of its own. */
export function edits(seed: number, count: number, { criteria }: { readonly criteria: number }): Edit[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let at = START;
  return Array.from({ length: count }, (_, index) => {
    at += 1500 + Math.floor(random() * 20_000);
    const criterion = index % criteria;
    const reason = random() < 0.06 ? `${pick(WHY)} ${Math.floor(random() * 900) + 10}/${pick(OFFICES)}` : '';
    return { unit: Math.floor(index / criteria), criterion, input: inputFor(criterion, random), reason, at };
  });
}

/** The kinds come in turn, as `bigTable` lays them out. */
function inputFor(criterion: number, random: () => number): CellInput {
  switch (criterion % 6) {
    case 0:
      return { passed: random() < 0.85 };
    case 1:
      return { value: String(Math.floor(random() * 12)) };
    case 5:
      return { value: decimal(random() * 10, 1) };
    default:
      return { value: decimal(60 + random() * 70, random() < 0.5 ? 1 : 2) };
  }
}

const decimal = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** The edit as a screen asks for it. */
export const intentOf = (
  sheetIds: readonly string[],
  criterionIds: readonly string[],
  owner: 'self' | 'bloc',
  { unit, criterion, input, reason }: Edit,
): Intent => ({
  name: 'enter-score',
  args: {
    sheetId: sheetIds[unit] as string,
    owner,
    criterionId: criterionIds[criterion] as string,
    input,
    reason,
    table: 1,
  },
});
