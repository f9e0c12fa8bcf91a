// A rule kind for a rule in words, offered beside the words and never applied unseen [IM6]. A wrong rule is far worse
// than none: what two kinds claim, what leaves numbers unexplained or earns more than the maximum is not offered.

import { checkTable } from '../../../domain/criteria/check-table.ts';
import type { CriteriaTable, Leaf } from '../../../domain/criteria/criteria-table.ts';
import { points } from '../../../domain/scoring/points.ts';
import { Rule, type RuleKindName } from '../../../domain/scoring/rule-kinds/registry.ts';
import type { RuleSuggestion } from '../understanding.ts';
import { pointsInName } from '../understand/points-text.ts';
import { plain } from '../understand/words-of.ts';
import { numbersIn, type RuleWords } from './clauses.ts';
import { readBonusPenalty, readDeduct, readPerUnit } from './counts-words.ts';
import { readChoice, readPassFail, readRankPoints } from './options-words.ts';
import {
  readBand,
  readExpert,
  readExternalScore,
  readRelativeToLeader,
  readStep,
  readTargetRatio,
} from './target-words.ts';
import { rangeIn } from './ranges.ts';
import { readTiers } from './tiers-words.ts';

export interface Guess {
  readonly rule: Rule;
  readonly unit: string;
  readonly sure: RuleSuggestion['sure'];
}

const READERS: readonly ((words: RuleWords) => Guess | undefined)[] = [
  readPassFail,
  readChoice,
  readTiers,
  readTargetRatio,
  readStep,
  readRelativeToLeader,
  readRankPoints,
  readPerUnit,
  readDeduct,
  readBonusPenalty,
  readBand,
  readExternalScore,
  readExpert,
];

/** Where two kinds read the same words, the first knows more of them. */
const KNOWS_MORE: readonly (readonly [RuleKindName, RuleKindName])[] = [
  ['pass_fail', 'choice'],
  ['pass_fail', 'tiers'],
  ['tiers', 'choice'],
  ['rank_points', 'choice'],
  ['rank_points', 'tiers'],
  ['step', 'target_ratio'],
  ['step', 'per_unit'],
  ['step', 'bonus_penalty'],
  ['step', 'tiers'],
  ['bonus_penalty', 'per_unit'],
  ['bonus_penalty', 'deduct'],
  ['relative_to_leader', 'target_ratio'],
  ['external_score', 'expert'],
  ['external_score', 'target_ratio'],
];

/** The rule that the words amount to; undefined where that is not clear. */
export function suggestRule(words: RuleWords): RuleSuggestion | undefined {
  // Longer than any name or rule may be: the patterns that read them are not made for it.
  const given = [words.name, words.text, ...words.steps.map((step) => step.words)];
  if (words.name.length > 1200 || given.reduce((sum, { length }) => sum + length, 0) > MOST) return undefined;
  const suggestion = suggestFrom(words);
  if (suggestion) return suggestion;
  // A line that names a document beside lines that price: it says nothing about points.
  const lines = words.text.split('\n');
  const priced = lines.filter((line) => /\d/.test(line) || SAYS_MORE.test(line));
  if (priced.length === lines.length || priced.length < 2) return undefined;
  const again = suggestFrom({ ...words, text: priced.join('\n') });
  return again && { ...again, from: words.text, sure: 'likely' };
}

/** With room for the document's lines that name no price. */
const MOST = 6000;

const SAYS_MORE = /điểm|trừ|cộng|xét|quyết định|tối đa|không|mức|ngoài|theo|tính/iu;

function suggestFrom(words: RuleWords): RuleSuggestion | undefined {
  const all = withNameWords(words);
  const said = [all.text, ...all.steps.map((step) => step.words)].filter((text) => text !== '').join('\n');
  if (said.trim() === '' || said.length > 3000) return undefined;
  const guesses = READERS.flatMap((read) => read(all) ?? []);
  const left = guesses.filter(
    ({ rule }) =>
      !KNOWS_MORE.some(
        ([more, less]) => less === rule.kind && guesses.some((other) => other.rule.kind === more),
      ),
  );
  const [guess, second] = left;
  if (!guess || second || !Rule.safeParse(guess.rule).success) return undefined;
  // Beside the scale nothing is earned: only what takes off can stand there.
  if (all.max <= 0 && !['bonus_penalty', 'expert', 'pass_fail'].includes(guess.rule.kind)) return undefined;
  const sure = weighed(guess, all, said);
  if (sure === undefined) return undefined;
  return {
    rule: guess.rule,
    // Steps know what they are steps of; elsewhere the office's own word stands over the one in the sentence.
    unit: guess.rule.kind === 'tiers' || words.unit === '' ? guess.unit : words.unit,
    from: said,
    sure,
  };
}

/** A rule may stand in the name itself: "Xây dựng mô hình mới (mỗi mô hình 2 điểm)". */
function withNameWords(words: RuleWords): RuleWords {
  const { name, max, steps } = words;
  // The criterion's own row may be the first step: "đạt từ 100% trở lên", and lower ones under it.
  const below = steps.flatMap(({ points: own }) => own ?? []);
  const isFirst =
    words.text === '' && below.length === steps.length && below.length > 0 && Math.max(...below) < max;
  if (isFirst && rangeIn(plain(name))) return { ...words, steps: [{ words: name, points: max }, ...steps] };
  if (words.text !== '' || steps.length > 0) return words;
  // "Xếp loại xuất sắc: 15 điểm; tốt: 12 điểm": the name is the list of levels.
  const priced = name.match(/\d\s*(?:điểm|đ)(?!\p{L})/giu)?.length ?? 0;
  if (priced > 1 && !name.includes('(')) return { ...words, text: name };
  const inside = lastWordsOf(name);
  if (inside !== undefined && pointsInName(name) === undefined) return { ...words, text: inside };
  return /(?:mỗi|cứ|trừ|cộng)\s[^]*\d\s*(?:điểm|đ)(?!\p{L})/iu.test(name) ? { ...words, text: name } : words;
}

/** What a name says of points in its last bracket, or behind the first colon after all of them. */
function lastWordsOf(name: string): string | undefined {
  const body = name.trimEnd().replace(/\)$/, '');
  const [opens, closes] = [body.lastIndexOf('('), body.lastIndexOf(')')];
  const from = opens > closes ? opens : body.indexOf(':', closes + 1);
  const inside = from < 0 ? '' : body.slice(from + 1).trim();
  return /điểm|đ\/|đạt \/ không/iu.test(inside) ? inside : undefined;
}

/** What the engine's own checks say of it, and whether every number of the words is in it. */
function weighed({ rule, sure }: Guess, words: RuleWords, said: string): RuleSuggestion['sure'] | undefined {
  const leaf: Leaf = {
    id: 'x',
    code: '',
    name: 'x',
    max: points(Math.max(0, words.max)),
    unit: '',
    rule,
    text: '',
  };
  const codes = faultsOf(leaf);
  // Steps that never reach the maximum are steps of which some are missing.
  if (rule.kind === 'tiers' && codes.includes('max-unreachable')) return undefined;
  if (codes.includes('tiers-overlap') || earnsMore(rule, words.max)) return undefined;
  const own = numbersOf(rule, words.max, said);
  const unexplained = numbersIn(said).filter((number) => !own.has(number));
  if (unexplained.length > 1) return undefined;
  return codes.length > 0 || unexplained.length > 0 ? 'likely' : sure;
}

function faultsOf(leaf: Leaf): readonly string[] {
  const part = { id: 'p', code: '', name: 'p', role: 'score', max: leaf.max, children: [leaf] } as const;
  const of = { periodId: '', title: '', scale: leaf.max };
  const table = { ...of, gates: [], grades: [], policies: { tieBreak: [] }, parts: [part] };
  return checkTable(table as unknown as CriteriaTable).map(({ code }) => code);
}

/** A step rule may reward going beyond; every other kind stays within the maximum. */
function earnsMore(rule: Rule, max: number): boolean {
  switch (rule.kind) {
    case 'tiers':
      return rule.tiers.some((tier) => tier.points > max);
    case 'choice':
      return rule.options.some((option) => option.points > max);
    case 'rank_points':
      return rule.points.some((own) => own > max);
    case 'per_unit':
      return (rule.cap ?? max) > max;
    case 'bonus_penalty':
      return (rule.max ?? max) > Math.max(0, max);
    case 'deduct':
      return rule.items.some(({ each }) => each > max);
    case 'step':
      return (rule.start ?? max) > max;
    default:
      return false;
  }
}

/** Every number a rule knows of, as decimals: its points and its figures. */
function numbersOf(rule: Rule, max: number, said: string): ReadonlySet<string> {
  const own = new Set<string>(['0', '1', '100', String(Math.abs(max) / 100)]);
  const visit = (value: unknown): void => {
    if (typeof value === 'number') own.add(String(Math.abs(value) / 100));
    else if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) {
      own.add(value.replace('-', ''));
      // A share is said as a percentage.
      own.add(String(Number((Number(value) * 100).toFixed(4))));
    } else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) visit(one);
  };
  visit(rule);
  if (rule.kind === 'step') {
    own.add(String(((rule.cap ?? max) - (rule.start ?? 0)) / 100));
  }
  if (rule.kind === 'deduct') own.add(String((max - (rule.floor ?? 0)) / 100));
  if (rule.kind === 'rank_points' && /(?:thứ|hạng)\s*0?\d/u.test(plain(said)))
    for (let place = 1; place <= rule.points.length + 1; place += 1) own.add(String(place));
  return own;
}
