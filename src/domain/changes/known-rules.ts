// The rules that are in memory by now. A change whose rule is not there yet is neither refused nor passed over: whoever
// has one in hand keeps it, and fetches the rules [CH6].

import { must } from '../../base/assert.ts';
import type { ChangeRule } from './define-change.ts';
import type { z } from 'zod';
import type { RecordKind } from '../records.ts';
import { rulesAtHand, schemasAtHand } from './rules-at-hand.ts';

type AnyRule = ChangeRule<string, unknown>;
type Rules = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Partial<Record<RecordKind, z.ZodType>>>;

let known: Rules = rulesAtHand;
let schemas: Schemas = schemasAtHand;
let isWhole = false;
const waiting = new Set<() => void>();

/** By the registry, as soon as it is read; the schemas are of all that they write. */
export function learnRules(all: Rules, records: Schemas): void {
  known = all;
  schemas = records;
  isWhole = true;
  for (const tell of waiting) tell();
  waiting.clear();
}

/** Told once all of them are here, whoever has fetched them. */
export const whenWhole = (tell: () => void): void => void (isWhole ? tell() : waiting.add(tell));

/** Whether a change of this name can be judged now: its rule is here, or this release has none of that name. */
export const canJudge = (name: string): boolean => isWhole || Object.hasOwn(known, name);

/** The rule of a change; undefined where this release knows none of that name. Throws where it may still come. */
export function ruleNamed(name: string): AnyRule | undefined {
  if (!canJudge(name)) throw new Error(`the rule of ${name} is not here yet`);
  // The registry pairs each name with its own arguments; the schema of the rule is what proves them.
  return Object.hasOwn(known, name) ? (known[name] as AnyRule) : undefined;
}

/** [CH5] Whether it can be read again: change by change a record may grow beyond what its schema holds. */
export const isRecord = (kind: RecordKind, body: unknown): boolean =>
  // A rule and the schema of what it writes are here together.
  must(schemas[kind], `the schema of ${kind}`).safeParse(body).success;

/** Fetches all there are. Throws where their file does not come; the next to ask tries again. */
export const allRules = (): Promise<unknown> => import('./registry.ts');
