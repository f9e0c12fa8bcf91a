// How a sheet went through the bloc's review: every move of it in order, what waits on this device last. Pure, so that the
// page of the review and the paper tell the same.

import type { Language } from '../../base/words.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import type { ChangeId, PersonId, SheetId } from '../../domain/ids.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import type { Pending } from '../replica/bloc-copy.ts';
import { moveInWords } from './change-words.ts';

/** Moves that a review is made of; only ever what `toldInHistory` tells. */
const STEPS = ['begin-review', 'pass-level', 'send-back-level', 'finish-review', 'reopen-review'] as const;
export type StepName = (typeof STEPS)[number];

export interface ReviewStep {
  readonly id: ChangeId;
  readonly name: StepName;
  readonly author: PersonId;
  /** The author's clock. */
  readonly at: number;
  /** The number of the level that was passed or gone back to; undefined where none is meant. */
  readonly level: number | undefined;
  /** '' where none was given. */
  readonly reason: string;
  /** Not at the server yet. */
  readonly waits: boolean;
}

type Done = Pick<Change, 'id' | 'name' | 'args' | 'at'> & {
  readonly author: PersonId;
  readonly waits: boolean;
};

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
    .map(({ change, takenAt }): Done => ({ ...change, author: me, waits: takenAt === null }));
  return [...entries.map((entry): Done => ({ ...entry, waits: false })), ...waiting].flatMap(
    ({ id, name, args, author, at, waits }) => {
      const { sheetId: of, level, to, reason } = (args ?? {}) as Readonly<Record<string, unknown>>;
      const step = STEPS.find((one) => one === name);
      if (!step || of !== sheetId) return [];
      const number = level ?? to;
      return [
        {
          id,
          name: step,
          author,
          at,
          level: typeof number === 'number' ? number : undefined,
          reason: typeof reason === 'string' ? reason : '',
          waits,
        },
      ];
    },
  );
}

/** "Duyệt qua một cấp rà soát": as a line of its own begins. */
export function stepInWords(name: StepName, language: Language): string {
  const words = moveInWords(name, language);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
