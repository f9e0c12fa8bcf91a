// A bloc whose criteria go through all thirteen kinds of rule in turn, filled by dice.

import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { sheetIdOf } from '../../src/domain/ids.ts';
import type { Cell, CellInput } from '../../src/domain/scoring/cell.ts';
import type { UnitInputs } from '../../src/domain/scoring/total.ts';
import type { Random } from '../../src/base/random.ts';

const PERIOD = 'khoi-do.2024';
const options = [
  { id: 'a', label: 'Xuất sắc', points: 1000 },
  { id: 'b', label: 'Tốt', points: 750 },
];
const items = [
  { id: 'a', label: 'Vắng', each: 100 },
  { id: 'b', label: 'Chậm', each: 50 },
];

/** Each kind with a hand that fills it. */
const KINDS: readonly (readonly [object, (figure: string, whole: number) => CellInput])[] = [
  [{ kind: 'pass_fail' }, (_, whole) => ({ passed: whole % 7 > 0 })],
  [{ kind: 'choice', options }, (_, whole) => ({ choice: whole % 2 ? 'a' : 'b' })],
  [
    {
      kind: 'tiers',
      tiers: [
        { min: '100', points: 1000 },
        { min: '80', max_excl: '100', points: 700 },
        { max_excl: '80', points: 500 },
      ],
    },
    (value) => ({ value }),
  ],
  [{ kind: 'target_ratio' }, (value) => ({ value })],
  [{ kind: 'step', base: 'target', up: 20, down: 20 }, (value) => ({ value })],
  [{ kind: 'relative_to_leader' }, (value) => ({ value })],
  [{ kind: 'rank_points', points: [1000, 900, 800, 700], rest: 500, tie: 'average' }, (value) => ({ value })],
  [{ kind: 'per_unit', pointPerUnit: 100 }, (_, whole) => ({ value: String(whole % 13) })],
  [{ kind: 'deduct', items }, (_, whole) => ({ counts: { a: String(whole % 3), b: String(whole % 4) } })],
  [
    { kind: 'bonus_penalty', bonusEach: 50, penaltyEach: 100, min: -500 },
    (_, whole) => ({ counts: { bonus: String(whole % 9), penalty: String(whole % 2) } }),
  ],
  [{ kind: 'band', low: '70', high: { ref: 'target' } }, (value) => ({ value })],
  [{ kind: 'expert', step: 10 }, (_, whole) => ({ value: String((whole % 100) / 10) })],
  [{ kind: 'external_score', source: 'Sở', sourceMax: '200', map: 'linear' }, (value) => ({ value })],
];

/** A table of so many criteria in parts of twenty, with tie rules. */
export const everyKindTable = (criteria: number): CriteriaTable => {
  const leaves = Array.from({ length: criteria }, (_, index) => ({
    id: `c.${index + 1}`,
    code: String(index + 1),
    name: `Tiêu chí số ${index + 1}`,
    max: 1000,
    rule: KINDS[index % KINDS.length]?.[0],
  }));
  return CriteriaTable.parse({
    periodId: PERIOD,
    version: 1,
    stage: 'applied',
    title: 'Bảng tiêu chí để đo',
    scale: criteria * 1000,
    policies: {
      notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
      bonusCap: null,
      penaltyCap: null,
      tieBreak: [{ by: 'part', part: 'p.1' }, { by: 'at_max' }],
    },
    parts: Array.from({ length: Math.ceil(criteria / 20) }, (_, index) => {
      const children = leaves.slice(index * 20, index * 20 + 20);
      return {
        id: `p.${index + 1}`,
        code: String(index + 1),
        name: `Phần ${index + 1}`,
        role: 'score',
        max: children.length * 1000,
        children,
      };
    }),
  });
};

/** Every cell filled, made anew each time: nothing that was remembered of other cells helps. */
export function everyKindInputs(units: number, criteria: number, random: Random): UnitInputs[] {
  const ids = Array.from({ length: criteria }, (_, index) => `c.${index + 1}`);
  const values = Object.fromEntries(ids.map((id) => [id, '100']));
  return Array.from({ length: units }, (_, unit) => {
    const unitId = `u-${unit + 1}`;
    const cells = ids.map((id, index) => {
      const figure = String(Math.round(6000 + random() * 7000) / 100);
      const input = KINDS[index % KINDS.length]?.[1](figure, Math.floor(random() * 1000)) ?? null;
      const by = `abcdefghijkl-${unit * criteria + index + 1}`;
      const cell: Cell = [{ input, reason: '', at: 0, by, author: 'a' }];
      return [id, cell] as const;
    });
    return {
      unitId,
      column: { sheetId: sheetIdOf(PERIOD, unitId), owner: 'bloc', cells: Object.fromEntries(cells) },
      targets: { periodId: PERIOD, unitId, values },
    };
  });
}
