// How a sheet went through the bloc's review: every move of it in order, what waits on this device last. Pure, so that the
// page of the review and the paper tell the same.

import type { Language } from '../../base/words.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import type { ChangeId, PersonId, SheetId } from '../../domain/ids.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import type { Pending } from '../replica/bloc-copy.ts';
import { moveInWords } from './change-words.ts';
import type { ToldMoment } from './told-moment.ts';

/** Moves that a review is made of; only ever what `toldInHistory` tells. */
const STEPS = ['begin-review', 'pass-level', 'send-back-level', 'finish-review', 'reopen-review'] as const;
export type StepName = (typeof STEPS)[number];

export interface ReviewStep extends ToldMoment {
  readonly id: ChangeId;
  readonly name: StepName;
  readonly author: PersonId;
  /** The number of the level that was passed or gone back to; undefined where none is meant. */
  readonly level: number | undefined;
  /** Passed before, and void since because the score was changed. */
  readonly isAgain: boolean;
  /** '' where none was given. */
  readonly reason: string;
  /** Not at the server yet. */
  readonly waits: boolean;
}

type Done = Pick<Change, 'id' | 'name' | 'args'> &
  ToldMoment & { readonly author: PersonId; readonly waits: boolean };

/** [HY4] */
export function reviewSteps(
  sheetId: SheetId,
  entries: readonly HistoryEntry[],
  pending: readonly Pending[],
  me: PersonId,
): readonly ReviewStep[] {
  const known = new Set(entries.map(({ id }) => id));
  const waiting = pending
    .filter(({ change }) => !known.has(change.id))
    .map(({ change, takenAt }): Done => ({
      ...change,
      receivedAt: undefined,
      author: me,
      waits: takenAt === null,
    }));
  const all = [...entries.map((entry): Done => ({ ...entry, waits: false })), ...waiting];
  return withVoid(all.flatMap((done) => stepOf(sheetId, done) ?? []));
}

function stepOf(
  sheetId: SheetId,
  { id, name, args, author, at, receivedAt, waits }: Done,
): Omit<ReviewStep, 'isAgain'> | undefined {
  const { sheetId: of, level, to, reason } = (args ?? {}) as Readonly<Record<string, unknown>>;
  const step = STEPS.find((one) => one === name);
  if (!step || of !== sheetId) return undefined;
  const number = level ?? to;
  return {
    id,
    name: step,
    author,
    at,
    receivedAt,
    level: typeof number === 'number' ? number : undefined,
    reason: typeof reason === 'string' ? reason : '',
    waits,
  };
}

/** A level that is passed once more, and was not sent back: what it had passed was changed in between [LV5]. */
function withVoid(steps: readonly Omit<ReviewStep, 'isAgain'>[]): readonly ReviewStep[] {
  let passed = 0;
  let isFinished = false;
  return steps.map((step) => {
    const { name, level = 1 } = step;
    // Finished and not reopened: the Department returned it, and the review begins anew [SU4].
    if (name === 'pass-level' && isFinished) passed = 0;
    const isAgain = name === 'pass-level' && level <= passed;
    if (name === 'pass-level') passed = level;
    if (name === 'send-back-level') passed = level - 1;
    isFinished = name === 'finish-review';
    return { ...step, isAgain };
  });
}

/** "Duyệt qua một cấp rà soát": as a line of its own begins. */
export function stepInWords(name: StepName, language: Language): string {
  const words = moveInWords(name, language);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
