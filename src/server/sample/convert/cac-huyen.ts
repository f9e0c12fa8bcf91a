// Makes ../cac-huyen-2023.json: the districts' table, with the parameters of each rule written here by hand from
// its sentence.
// Run: node src/server/sample/convert/cac-huyen.ts

import { must } from '../../../base/assert.ts';
import { hundredths, readSource, writeTable, type SourceNode } from './source-table.ts';

const tier = (points: number, ends: Readonly<Record<string, string>>) => ({
  ...ends,
  points: hundredths(points),
});

/** Rules by the criterion's code. `assumed`: its targets are made up. */
const rules: Readonly<
  Record<string, { readonly rule: object; readonly assumed?: true; readonly evidence?: 'required' }>
> = {
  'I.1': { rule: { kind: 'target_ratio' }, assumed: true },
  'I.2': {
    rule: {
      kind: 'step',
      base: 'target',
      up: hundredths(1),
      down: hundredths(1),
      start: hundredths(50),
      cap: hundredths(60),
    },
    assumed: true,
  },
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
  'I.9': {
    rule: { kind: 'external_score', source: 'Sở Nội vụ', sourceMax: '100', map: 'linear' },
    evidence: 'required',
  },
  'I.10': {
    rule: {
      kind: 'rank_points',
      points: [40, 36, 32, 28].map(hundredths),
      rest: hundredths(20),
    },
  },
  'I.11': {
    rule: {
      kind: 'deduct',
      items: [
        { id: 'vu-viec', label: 'Vụ việc phức tạp', each: hundredths(5) },
        { id: 'diem-nong', label: 'Điểm nóng', each: hundredths(10) },
      ],
    },
  },
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
  'I.13': { rule: { kind: 'expert', step: hundredths(0.5) } },
  'II.1': {
    rule: {
      kind: 'choice',
      options: [
        { id: 'xuat-sac', label: 'Hoàn thành xuất sắc nhiệm vụ', points: hundredths(60) },
        { id: 'tot', label: 'Hoàn thành tốt nhiệm vụ', points: hundredths(50) },
        { id: 'hoan-thanh', label: 'Hoàn thành nhiệm vụ', points: hundredths(30) },
        { id: 'khong', label: 'Không hoàn thành nhiệm vụ', points: 0 },
      ],
    },
  },
  'II.2': { rule: { kind: 'expert', step: hundredths(0.5) } },
  'II.3': {
    rule: {
      kind: 'deduct',
      items: [
        { id: 'nhac-nho', label: 'Cán bộ bị nhắc nhở bằng văn bản', each: hundredths(5) },
        { id: 'ky-luat', label: 'Người bị kỷ luật', each: hundredths(10) },
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
  'III.5': {
    rule: { kind: 'deduct', items: [{ id: 'vang', label: 'Lần vắng', each: hundredths(5) }] },
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
  'T.1': {
    rule: {
      kind: 'choice',
      options: [
        { id: 'chinh-phu', label: 'Cờ Chính phủ', points: hundredths(15) },
        { id: 'bo', label: 'Cờ bộ', points: hundredths(10) },
        { id: 'khong', label: 'Không có Cờ', points: 0 },
      ],
    },
    evidence: 'required',
  },
  'T.2': { rule: { kind: 'per_unit', pointPerUnit: hundredths(5) } },
  'P.1': {
    rule: { kind: 'bonus_penalty', bonusEach: 0, penaltyEach: hundredths(5), min: hundredths(-50), max: 0 },
  },
};

function leaf(node: SourceNode): object {
  const { evidence, ...known } = must(rules[node.code], `a rule for ${node.code}`);
  return {
    id: node.code.toLowerCase(),
    code: node.code,
    name: node.name,
    max: hundredths(node.max),
    unit: node.unit ?? '',
    text: node.rule,
    ...known,
    ...(evidence ? { evidence } : {}),
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
  gates: [
    {
      id: 'g1',
      kind: 'disqualify_flag',
      text: 'Có lãnh đạo chủ chốt bị kỷ luật từ khiển trách trở lên trong năm',
    },
    { id: 'g2', kind: 'disqualify_rank', text: 'Không ký giao ước, không nộp bảng tự chấm' },
    { id: 'g3', kind: 'hold_pending', text: 'Đang bị thanh tra, điều tra, có đơn tố cáo đang xác minh' },
  ],
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
