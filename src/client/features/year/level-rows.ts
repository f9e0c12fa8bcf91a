// The levels of the review as the form shows them: as many rows as were asked for, each with a name and a post. Pure.

import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import {
  levelsOf,
  LevelPost,
  MOST_LEVELS,
  type ReviewLevel,
} from '../../../domain/workflow/review-levels.ts';

type Row = 1 | 2 | 3 | 4 | 5;
export type LevelField = 'count' | `name ${Row}` | `post ${Row}`;
type Values = Readonly<Record<LevelField, string>>;

export const ROWS: readonly Row[] = [1, 2, 3, 4, 5].slice(0, MOST_LEVELS) as Row[];

/** What an office mostly calls the level of a post, where it says nothing else. */
const USUAL: { readonly [P in LevelPost]: string } = {
  secretary: 'Thư ký khối rà soát',
  deputy: 'Phó khối thẩm tra',
  leader: 'Trưởng khối duyệt',
};

/** What the record says, and beyond it the order that is usual: secretary, deputy, leader. */
export function savedRows(period: BlocPeriod): Values {
  const levels = levelsOf(period);
  const usual: readonly LevelPost[] = ['secretary', 'deputy', 'leader', 'leader', 'leader'];
  const rows = ROWS.map((row) => {
    const post = levels[row - 1]?.post ?? usual[row - 1] ?? 'leader';
    return [
      [`name ${row}`, levels[row - 1]?.name ?? USUAL[post]],
      [`post ${row}`, post],
    ] as const;
  });
  return Object.fromEntries([['count', String(Math.max(1, levels.length))], ...rows.flat()]) as Values;
}

/** How many rows the form has; 1: the review has a single step, and no levels. */
export const countIn = ({ count }: Values): number =>
  Math.min(MOST_LEVELS, Math.max(1, Math.trunc(Number(count)) || 1));

/** The levels as they are to be written; none for a single step. A row without a name gets the usual one. */
export function levelsIn(values: Values): ReviewLevel[] {
  const count = countIn(values);
  if (count === 1) return [];
  return ROWS.slice(0, count).map((row) => {
    const post = postIn(values[`post ${row}`]);
    return { name: values[`name ${row}`].trim() || USUAL[post], post };
  });
}

/** Another post takes its usual name with it, unless the office gave the level a name of its own. */
export const nameForPost = (name: string, post: string): string =>
  Object.values(USUAL).includes(name.trim()) ? USUAL[postIn(post)] : name;

const postIn = (text: string): LevelPost => LevelPost.safeParse(text).data ?? 'leader';
