// What the screen shows between the key and the disk. Saving takes several frames on a weak computer, and a total that
// follows only then makes a fast hand wait for it. So the rule runs at once, on a world of the screen's own; what it
// gives is shown as being saved, and takes nothing from anybody: no change, no draft, no record comes of it. What the
// storage says in the end takes its place, also where that is a no [SC7].

import { startTransition, useCallback, useMemo, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { applyChange, type Write } from '../../../domain/changes/apply-change.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import { createOverlay } from '../../../domain/changes/overlay.ts';
import { enterScore } from '../../../domain/changes/enter-score.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { columnIdOf } from '../../../domain/ids.ts';
import type { Cell } from '../../../domain/scoring/cell.ts';
import type { Actor } from '../../../domain/workflow/permissions.ts';
import { viewBloc, type BlocView } from '../../parts/bloc-view.ts';
import { BEING_SAVED } from '../../parts/cell-state.ts';
import { useReplica } from '../../replica/use-replica.ts';

export type ScoreIntent = Extract<Intent, { name: 'enter-score' }>;

/** Entries on their way to the disk as one, each with the cell that it met. */
export type Coming = readonly { readonly intent: ScoreIntent; readonly met: Cell | undefined }[];

export interface Foreseen {
  /** The view with what is being saved in its place. */
  readonly view: BlocView;
  /** Shows the entries until `save` has an answer, why not or nothing, and gives that. */
  readonly during: (
    intents: readonly ScoreIntent[],
    save: () => Promise<Words | undefined>,
  ) => Promise<Words | undefined>;
}

/** `world` is the copy itself, which knows what was saved before the screen does. */
export function useForeseen(view: BlocView, world: World): Foreseen {
  const { actor } = useReplica();
  const [coming, setComing] = useState<readonly Coming[]>([]);

  const during: Foreseen['during'] = useCallback(
    async (intents, save) => {
      const mine = intents.map((intent) => ({ intent, met: cellAt(world, intent) }));
      setComing((now) => [...now, mine]);
      let no: Words | undefined;
      try {
        no = await save();
      } catch (error) {
        setComing((now) => now.filter((one) => !isSame(one, mine)));
        throw error;
      }
      const stand = new Map(intents.map((intent) => [cellIdOf(intent), cellAt(world, intent)]));
      const leave = () => setComing((now) => without(now, mine, stand));
      // What was refused goes at once. What was saved is on the screen by now: that only tidies up, and hurries nobody.
      if (no) leave();
      else startTransition(leave);
      return no;
    },
    [world],
  );

  return { view: useMemo(() => foresee(view, actor, coming), [view, actor, coming]), during };
}

/** One cell of the bloc. */
export const cellIdOf = ({ args }: ScoreIntent): string =>
  `${columnIdOf(args.sheetId, args.owner)} ${args.criterionId}`;

function cellAt(world: World, { args }: ScoreIntent): Cell | undefined {
  return world.get('column', columnIdOf(args.sheetId, args.owner))?.cells[args.criterionId];
}

/** By what was entered: with another cell under it, it is another list, and is waited for all the same. */
const isSame = (one: Coming, other: Coming): boolean => one[0]?.intent === other[0]?.intent;

/** What still comes, once one has its answer: what was entered on top of it stands on what that left in the cells. */
export const without = (
  coming: readonly Coming[],
  done: Coming,
  stand: ReadonlyMap<string, Cell | undefined>,
): readonly Coming[] =>
  coming
    .filter((one) => !isSame(one, done))
    .map((one) =>
      one.some(({ intent }) => stand.has(cellIdOf(intent)))
        ? one.map(({ intent, met }) => {
            const id = cellIdOf(intent);
            return { intent, met: stand.has(id) ? stand.get(id) : met };
          })
        : one,
    );

/**
 * The view as it will be once all that comes is saved. What has reached its cell changes nothing any more, and neither
 * does what the rules refuse: entries that are saved as one are refused as one.
 */
export function foresee(view: BlocView, actor: Actor, coming: readonly Coming[]): BlocView {
  const earlier = new Set<string>();
  const open = coming.filter((one) => {
    const isOpen = one.some(
      ({ intent, met }) => cellAt(view.world, intent) === met || earlier.has(cellIdOf(intent)),
    );
    for (const { intent } of one) earlier.add(cellIdOf(intent));
    return isOpen;
  });
  if (open.length === 0) return view;
  const world = createOverlay(view.world);
  for (const one of open) for (const writes of writesOf(world, actor, one)) world.write(writes);
  const seen = viewBloc(world, view.period.id);
  return seen ? { ...seen, source: view.source } : view;
}

function writesOf(under: World, actor: Actor, coming: Coming): readonly (readonly Write[])[] {
  const world = createOverlay(under);
  const written: (readonly Write[])[] = [];
  for (const { intent } of coming) {
    const base = enterScore.baseOf?.(world, actor, intent.args) ?? null;
    const result = applyChange(world, actor, { ...intent, id: BEING_SAVED, base, at: Date.now() });
    if (!result.ok) return [];
    world.write(result.value);
    written.push(result.value);
  }
  return written;
}
