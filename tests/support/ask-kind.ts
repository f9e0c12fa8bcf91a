// One rule asked about one figure, with its defaults in place.

import type { CellInput } from '../../src/domain/scoring/cell.ts';
import { toPoints } from '../../src/domain/scoring/fraction.ts';
import type { TransformName } from '../../src/domain/scoring/transforms/transform.ts';
import { points } from '../../src/domain/scoring/points.ts';
import { kindOf, Rule } from '../../src/domain/scoring/rule-kinds/registry.ts';
import type { GivenInput, Outcome, Peer } from '../../src/domain/scoring/rule-kinds/rule-kind.ts';
import { sayAll } from '../../src/domain/scoring/words.ts';

export interface Asked {
  /** Points in hundredths, or the code of what is wrong, or the state. */
  readonly gives: number | string;
  readonly outcome: Outcome;
  readonly vi: string;
  readonly en: string;
}

export interface About {
  readonly max?: number;
  readonly target?: string;
  readonly unit?: string;
  readonly peers?: readonly Peer[];
  readonly transform?: TransformName;
}

/** What a rule gives for a figure ("12.5"), a mark or a whole input. */
export function ask(
  rule: Readonly<Record<string, unknown>>,
  figure: string | boolean | GivenInput,
  { max = 1000, target, unit = '', peers = [], transform = 'identity' }: About = {},
): Asked {
  const params = Rule.parse(rule);
  const input: GivenInput =
    typeof figure === 'string'
      ? { value: figure }
      : typeof figure === 'boolean'
        ? { passed: figure }
        : figure;
  const question = { params, max: points(max), unit, input, target, peers, transform, round: toPoints };
  const kind = kindOf(params);
  const outcome = kind.evaluate(question);
  const { figures, working } = kind.explain(question);
  const lines = [...figures, ...working];
  return { gives: giftOf(outcome), outcome, vi: sayAll(lines, 'vi'), en: sayAll(lines, 'en') };
}

const giftOf = (outcome: Outcome): number | string =>
  outcome.state === 'scored'
    ? outcome.points
    : outcome.state === 'invalid'
      ? outcome.problem.code
      : outcome.state;

/** What the rule alone says, before anything is entered. */
export function ruleWords(rule: Readonly<Record<string, unknown>>, max = 1000, unit = ''): string {
  const params = Rule.parse(rule);
  return sayAll(kindOf(params).rule({ params, max: points(max), unit }), 'vi');
}

/** What earns full marks by itself, and what it really earns; undefined where nothing is offered. */
export function fullMarks(
  rule: Readonly<Record<string, unknown>>,
  { max = 1000, target }: About = {},
): { readonly input: GivenInput; readonly gives: number | string } | undefined {
  const params = Rule.parse(rule);
  const input = kindOf(params).fullMarks({ params, max: points(max), target });
  return (
    input && { input, gives: ask(rule, input, { max, ...(target === undefined ? {} : { target }) }).gives }
  );
}

/** Another unit's figure and target; either may be missing. */
export const peer = (unitId: string, input: CellInput | string, target?: string): Peer => ({
  unitId,
  input: typeof input === 'string' ? { value: input } : input,
  target,
});
