// Makes ../cac-huyen-2023.json: the districts' table, with the parameters of each rule written here by hand from
// its sentence. Kinds the engine does not reckon yet are scored by hand, their words kept.
// Run: node src/server/sample/convert/cac-huyen.ts

import { must } from '../../../base/assert.ts';
import { hundredths, readSource, writeTable, type SourceNode } from './source-table.ts';

const tier = (points: number, ends: Readonly<Record<string, string>>) => ({
  ...ends,
  points: hundredths(points),
});

/** Rules by the criterion's code. `assumed`: its targets are made up. */
const rules: Readonly<Record<string, { readonly rule: object; readonly assumed?: true }>> = {
  'I.1': { rule: { kind: 'target_ratio' }, assumed: true },
  'I.3': { rule: { kind: 'target_ratio' } },
  'I.4': {
    rule: {
      kind: 'tiers',
      measure: 'percent_of_target',
      tiers: [
        tier(60, { min: '100' }),
        tier(50, { min: '90' }),
        tier(40, { min: '80' }),
        tier(20, { max_excl: '80' }),
      ],
    },
    assumed: true,
  },
  'I.5': {
    rule: {
      kind: 'tiers',
      measure: 'short_of_target',
      most: '100',
      tiers: [tier(40, { max: '0' }), tier(30, { max_excl: '2' }), tier(15, { min: '2' })],
    },
    assumed: true,
  },
  'I.6': { rule: { kind: 'pass_fail' } },
  'I.7': { rule: { kind: 'per_unit', pointPerUnit: hundredths(15) } },
  'I.8': { rule: { kind: 'relative_to_leader', baseShare: '0.5' }, assumed: true },
  'I.12': {
    rule: {
      kind: 'tiers',
      direction: 'lower_better',
      most: '100',
      tiers: [
        tier(20, { max: '5' }),
        tier(15, { max: '8' }),
        tier(10, { max: '10' }),
        tier(0, { min_excl: '10' }),
      ],
    },
  },
  'II.4': { rule: { kind: 'pass_fail' } },
  'II.5': {
    rule: {
      kind: 'tiers',
      most: '100',
      tiers: [
        tier(40, { eq: '100' }),
        tier(30, { min: '90' }),
        tier(20, { min: '80' }),
        tier(0, { max_excl: '80' }),
      ],
    },
  },
  'III.1': {
    rule: {
      kind: 'tiers',
      domain: 'integer',
      direction: 'lower_better',
      tiers: [
        tier(30, { eq: '0' }),
        tier(25, { max: '5' }),
        tier(15, { max: '10' }),
        tier(0, { min_excl: '10' }),
      ],
    },
  },
  'III.2': { rule: { kind: 'per_unit', pointPerUnit: hundredths(7) } },
  'III.3': { rule: { kind: 'per_unit', pointPerUnit: hundredths(2) } },
  'III.4': {
    rule: {
      kind: 'tiers',
      most: '100',
      tiers: [tier(20, { min: '60' }), tier(15, { min: '40' }), tier(5, { max_excl: '40' })],
    },
  },
  'III.6': {
    rule: {
      kind: 'tiers',
      domain: 'integer',
      direction: 'lower_better',
      tiers: [
        tier(40, { eq: '0' }),
        tier(30, { max: '2' }),
        tier(20, { max: '5' }),
        tier(10, { max: '10' }),
        tier(0, { min_excl: '10' }),
      ],
    },
  },
  'T.2': { rule: { kind: 'per_unit', pointPerUnit: hundredths(5) } },
};

/** Judged by hand: whether because the table says so, or because the engine has no such kind yet. */
const byHand: Readonly<
  Record<string, { readonly step?: number; readonly min?: number; readonly waits: boolean }>
> = {
  'I.2': { step: 1, waits: true },
  'I.9': { waits: true },
  'I.10': { step: 4, waits: true },
  'I.11': { step: 5, waits: true },
  'I.13': { step: 0.5, waits: false },
  'II.1': { step: 10, waits: true },
  'II.2': { step: 0.5, waits: false },
  'II.3': { step: 5, waits: true },
  'III.5': { step: 5, waits: true },
  'T.1': { step: 5, waits: true },
  'P.1': { step: 5, min: -50, waits: true },
};

function leaf(node: SourceNode): object {
  const base = {
    id: node.code.toLowerCase(),
    code: node.code,
    name: node.name,
    max: hundredths(node.max),
    unit: node.unit ?? '',
    text: node.rule,
  };
  const known = rules[node.code];
  if (known) return { ...base, ...known };
  const { step, min, waits } = must(byHand[node.code], `a rule for ${node.code}`);
  return {
    ...base,
    rule: {
      kind: 'expert',
      ...(step === undefined ? {} : { step: hundredths(step) }),
      ...(min === undefined ? {} : { min: hundredths(min) }),
    },
    ...(waits ? { byHand: true } : {}),
  };
}

const source = readSource('cac-huyen-2023');

writeTable('cac-huyen-2023', {
  periodId: 'cac-huyen.2023',
  version: 1,
  stage: 'applied',
  title: source.title,
  scale: hundredths(source.total),
  policies: {
    notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
    bonusCap: hundredths(30),
    penaltyCap: hundredths(-50),
    tieBreak: [{ by: 'part', part: 'i' }, { by: 'bonus' }, { by: 'ballot' }],
  },
  parts: source.parts.map((part) => ({
    id: part.code.toLowerCase(),
    code: part.code,
    name: part.name,
    role: part.is_bonus ? 'bonus' : part.is_penalty ? 'penalty' : 'score',
    max: hundredths(part.max),
    ...(part.min === undefined ? {} : { min: hundredths(part.min) }),
    children: part.criteria.map(leaf),
  })),
});
