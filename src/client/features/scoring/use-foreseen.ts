// What the screen shows between the key and the disk. Saving takes several frames on a weak computer, and a total that
// follows only then makes a fast hand wait for it. So the rule runs at once, on a world of the screen's own; what it
// gives is shown as being saved, and takes nothing from anybody: no change, no draft, no record comes of it. What the
// storage says in the end takes its place, also where that is a no [SC7].

import { startTransition, useCallback, useMemo, useState } from 'react';
import { applyChange } from '../../../domain/changes/apply-change.ts';
import { changeRules, type Intent } from '../../../domain/changes/registry.ts';
import { createOverlay } from '../../../domain/changes/overlay.ts';
import { columnIdOf } from '../../../domain/ids.ts';
import type { Cell } from '../../../domain/scoring/cell.ts';
import type { Actor } from '../../../domain/workflow/permissions.ts';
import { viewBloc, type BlocView } from '../../parts/bloc-view.ts';
import { BEING_SAVED } from '../../parts/cell-state.ts';
import { useReplica } from '../../replica/use-replica.ts';

export type ScoreIntent = Extract<Intent, { name: 'enter-score' }>;

/** One entry on its way to the disk, with the cell that it met. */
interface Coming {
  readonly intent: ScoreIntent;
  readonly met: Cell | undefined;
}

export interface Foreseen {
  /** The view with what is being saved in its place. */
  readonly view: BlocView;
  /** Shows the entries until `save` has an answer, and gives that. */
  readonly during: <T>(intents: readonly ScoreIntent[], save: () => Promise<T>) => Promise<T>;
}

export function useForeseen(view: BlocView): Foreseen {
  const { actor } = useReplica();
  const [coming, setComing] = useState<readonly Coming[]>([]);

  const during: Foreseen['during'] = useCallback(
    async (intents, save) => {
      const mine = intents.map((intent) => ({ intent, met: cellAt(view, intent) }));
      setComing((now) => [...now, ...mine]);
      const leave = () => setComing((now) => now.filter((one) => !mine.includes(one)));
      try {
        return await save();
      } finally {
        // The copy has its cell by now, and the screen with it: this only tidies up, and hurries nobody.
        startTransition(leave);
      }
    },
    [view],
  );

  return { view: useMemo(() => foresee(view, actor, coming), [view, actor, coming]), during };
}

function cellAt({ world }: Pick<BlocView, 'world'>, { args }: ScoreIntent): Cell | undefined {
  return world.get('column', columnIdOf(args.sheetId, args.owner))?.cells[args.criterionId];
}

/** The view as it will be once all that comes is saved; what has reached its cell, or is refused, changes nothing. */
export function foresee(view: BlocView, actor: Actor, coming: readonly Coming[]): BlocView {
  const open = coming.filter(({ intent, met }) => cellAt(view, intent) === met);
  if (open.length === 0) return view;
  const world = createOverlay(view.world);
  for (const { intent } of open) {
    const base = changeRules['enter-score'].baseOf?.(world, actor, intent.args) ?? null;
    const change = { ...intent, id: BEING_SAVED, base, at: Date.now() };
    const result = applyChange(world, actor, change);
    if (result.ok) world.write(result.value);
  }
  const seen = viewBloc(world, view.period.id);
  return seen ? { ...seen, source: view.source } : view;
}
