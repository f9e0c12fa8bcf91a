import { expect, test } from 'vitest';
import { readInputsFile } from '../../../src/cli/score/inputs-file.ts';
import { scoreResult } from '../../../src/cli/score/result.ts';
import { leaf, part, tableOf } from '../../support/small-bloc.ts';

test('[EX13] the command names whose mean KG earned', () => {
  const table = tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })])], {
    policies: { notAssigned: { policy: 'give_average' } },
  });
  const units = ['KG', '8', '7,5'].map((a, at) => ({ unit: `u-${at}`, name: `Huyện ${at}`, inputs: { a } }));
  const result = scoreResult(table, readInputsFile('inputs.json', { units }, table), 'vi');
  const own = result.units.find(({ unit }) => unit === 'u-0');
  expect(own?.criteria[0]?.working).toEqual([
    'KG – không giao. Theo bảng tiêu chí được điểm bình quân của 2 đơn vị khác (Huyện 1: 8; Huyện 2: 7,5): 15,5 ÷ 2 = 7,75.',
  ]);
});
