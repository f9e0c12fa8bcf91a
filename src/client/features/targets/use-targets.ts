// What the grid of targets knows and can do.

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { sheetIdOf, type CriterionId, type UnitId } from '../../../domain/ids.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import { useDrafts, useMyDrafts } from '../../parts/use-drafts.ts';
import type { BlocView, UnitView } from '../../parts/bloc-view.ts';
import { targetLeaves } from '../../parts/target-leaves.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useLanguage } from '../../words/language.tsx';
import { draftInput, draftText, readTarget, targetText } from './target-text.ts';

interface TargetPlace {
  readonly unitId: UnitId;
  readonly criterionId: CriterionId;
}

export interface TargetEntry extends TargetPlace {
  readonly text: string;
}

export interface ShownTarget {
  readonly text: string;
  /** It was typed here, is no figure, and is kept on this device until it is mended [TG1]. */
  readonly isUnreadable: boolean;
}

export interface TargetGrid {
  readonly leaves: readonly Leaf[];
  /** Those whose targets this device has been given. */
  readonly units: readonly UnitView[];
  readonly shown: (place: TargetPlace) => ShownTarget;
  /** How many texts wait to be mended. */
  readonly unreadable: number;
  /** Why this person may not give targets of any unit; undefined where they may. */
  readonly bar: Words | undefined;
  /** Why not of this one. */
  readonly barOf: (unitId: UnitId) => Words | undefined;
  /** Why the last entry was not saved. */
  readonly refused: Words | undefined;
  /** What is being typed: kept against a page that goes. */
  readonly keep: (entry: TargetEntry) => void;
  /** Saves on this device what can be read, keeps the rest as it is, and says how many those were. */
  readonly enter: (entries: readonly TargetEntry[]) => Promise<{ readonly unreadable: number } | undefined>;
  /** What was typed here and is not saved is not wanted after all. */
  readonly drop: (place: TargetPlace) => void;
}

export function useTargets(view: BlocView, copy: BlocCopy): TargetGrid {
  const { actor } = useReplica();
  const { language } = useLanguage();
  const commit = useCommit(copy.bloc);
  const drafts = useDrafts();
  const mine = useMyDrafts();
  const [refused, setRefused] = useState<Words>();
  // A text under the hand is not wrong yet: "-" is on the way to "-5".
  const [inHand, setInHand] = useState<string>();
  const periodId = view.period.id;
  const units = view.units.filter(({ sheet }) => sheet !== undefined);
  const leaves = targetLeaves(view);
  const readOf = ({ text, criterionId }: TargetEntry) =>
    readTarget(
      text,
      language,
      leaves.find(({ id }) => id === criterionId),
    );

  const placeOf = ({ unitId, criterionId }: TargetPlace) =>
    ({ bloc: copy.bloc, sheetId: sheetIdOf(periodId, unitId), owner: 'target', criterionId }) as const;
  const draftAt = (place: TargetPlace, some = mine) => {
    const { sheetId } = placeOf(place);
    return some.find(
      (one) => one.owner === 'target' && one.sheetId === sheetId && one.criterionId === place.criterionId,
    );
  };
  const stored = ({ unitId, criterionId }: TargetPlace) =>
    view.unitById.get(unitId)?.targets?.values[criterionId] ?? null;
  const keep = (entry: TargetEntry) => drafts.keep(placeOf(entry), { input: draftInput(readOf(entry)) });
  const keyOf = ({ sheetId, criterionId }: ReturnType<typeof placeOf>) => `${sheetId} ${criterionId}`;

  const bars = new Map(
    (units.length > 0 ? units.map(({ unit }) => unit.id) : ['']).map((unitId) => {
      const targets = [{ unitId, criterionId: 'a', value: null }];
      const problem = refusalOf(copy, actor, { name: 'set-targets', args: { periodId, targets } });
      return [unitId, problem && wordsOf(problem)] as const;
    }),
  );
  const everyBar = [...bars.values()];

  return {
    leaves,
    units,
    bar: everyBar.every((bar) => bar !== undefined) ? everyBar[0] : undefined,
    barOf: (unitId) => bars.get(unitId),
    refused,
    unreadable: mine.filter(
      ({ owner, bloc, sheetId, criterionId, typed }) =>
        owner === 'target' && bloc === copy.bloc && isText(typed) && `${sheetId} ${criterionId}` !== inHand,
    ).length,
    keep(entry) {
      setInHand(keyOf(placeOf(entry)));
      keep(entry);
    },

    shown(place) {
      const draft = draftAt(place);
      if (!draft) return { text: targetText(stored(place), language), isUnreadable: false };
      return { text: draftText(draft.typed.input, language), isUnreadable: isText(draft.typed) };
    },

    drop(place) {
      setInHand(undefined);
      const draft = draftAt(place, drafts.mine());
      if (draft) drafts.drop(draft, draft.typed);
    },

    async enter(entries) {
      setInHand(undefined);
      const read = entries.map((entry) => ({ ...entry, typed: readOf(entry) }));
      // First against a page that goes, then into the work: what cannot be read stays where it is.
      for (const entry of entries) keep(entry);
      const targets = read.flatMap(({ unitId, criterionId, typed }) =>
        typed.is === 'target' ? [{ unitId, criterionId, value: typed.value }] : [],
      );
      // By the copy itself: who takes something back has its screen of before that was saved.
      const news = targets.filter((one) => {
        const stands = copy.get('targets', `${periodId}/${one.unitId}`)?.values[one.criterionId] ?? null;
        return isNews(copy, one.value, stands);
      });
      const no =
        news.length > 0
          ? await commit([{ name: 'set-targets', args: { periodId, targets: news } }])
          : undefined;
      setRefused(no);
      if (no) return undefined;
      for (const entry of read) {
        if (entry.typed.is === 'target') drafts.drop(placeOf(entry), { input: draftInput(entry.typed) });
      }
      return { unreadable: read.length - targets.length };
    },
  };
}

/** While something waits unseen for its rule, what is shown may not be what stands: everything is news [CH7]. */
export const isNews = (
  { isBehind }: Pick<BlocCopy, 'isBehind'>,
  value: string | null,
  stored: string | null,
): boolean => isBehind || value !== stored;

const isText = ({ input }: { readonly input?: unknown }): boolean =>
  typeof input === 'object' && input !== null && 'typed' in input;
