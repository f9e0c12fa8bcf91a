// Makes ../cong-an-xa-347-2025.json: the complete commune table, five levels deep. The source gives no points for
// each one counted: a fifth of the maximum is assumed, and marked so.
// Run: node src/server/sample/convert/cong-an-xa-347.ts

import { assert } from '../../../base/assert.ts';
import { hundredths, readSource, writeTable, type SourceNode } from './source-table.ts';

interface Place {
  readonly id: string;
  readonly code: string;
  /** What stands before the code in the id. */
  readonly before: string;
}

const taken = new Set<string>();

/** "i.1.6a": the way down, saying nothing twice where a code repeats the one above it. */
function placeIn(above: Place, code: string): Place {
  const low = code.toLowerCase();
  const repeats = low.startsWith(above.code);
  const before = repeats ? above.before : `${above.id}.`;
  const id = `${before}${low}`;
  assert(!taken.has(id), `the id ${id} repeats`);
  taken.add(id);
  return { id, code: low, before };
}

function node(source: SourceNode, above: Place): object {
  const place = placeIn(above, source.code);
  const base = { id: place.id, code: source.code, name: source.name, max: hundredths(source.max) };
  if (source.criteria) return { ...base, children: source.criteria.map((child) => node(child, place)) };
  return { ...base, text: source.rule, ...ruleOf(source) };
}

function ruleOf({ rule_kind: kind, max }: SourceNode): object {
  switch (kind) {
    case 'pass_fail':
      return { rule: { kind } };
    case 'per_unit':
      return { rule: { kind, pointPerUnit: hundredths(max) / 5 }, unit: 'lần', assumed: true };
    case 'relative_to_leader':
      return { rule: { kind, baseShare: '0.5' }, unit: 'vụ', assumed: true };
    default:
      throw new Error(`no rule for ${kind}`);
  }
}

const source = readSource('cong-an-xa-347-2025');

writeTable('cong-an-xa-347-2025', {
  periodId: 'cong-an-xa-347.2025',
  version: 1,
  stage: 'applied',
  title: source.title,
  scale: hundredths(source.total),
  policies: {
    notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
    bonusCap: null,
    penaltyCap: null,
    tieBreak: [{ by: 'part', part: 'i' }, { by: 'ballot' }],
  },
  parts: source.parts.map((part) => {
    const code = part.code.toLowerCase();
    const place = { id: code, code, before: '' };
    return {
      id: code,
      code: part.code,
      name: part.name,
      role: 'score',
      max: hundredths(part.max),
      children: part.criteria.map((child) => node(child, place)),
    };
  }),
});
