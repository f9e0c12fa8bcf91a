import type { Problem } from '../problems.ts';
import type { Actor } from '../workflow/permissions.ts';
import { applyChange } from './apply-change.ts';
import type { World } from './define-change.ts';
import type { rulesAtHand } from './rules-at-hand.ts';

type AtHand = typeof rulesAtHand;
/** What can be asked about before all rules are in memory. */
export type IntentAtHand = {
  readonly [N in keyof AtHand]: { readonly name: N; readonly args: Parameters<AtHand[N]['apply']>[2] };
}[keyof AtHand];

// A change that is asked about, never made: it needs an id to run, and none will ever see it.
const ASKING = { id: '000000000000-1', base: null, at: 0 } as const;

/** Why a thing cannot be done now, without doing it; undefined where it can. Throws where its rule is not here yet. */
export function askRule(
  world: World,
  actor: Actor,
  { name, args }: { readonly name: string; readonly args: unknown },
): Problem | undefined {
  const result = applyChange(world, actor, { ...ASKING, name, args });
  return result.ok ? undefined : result.problem;
}

/** `refusalOf` for the screen on which sheets are filled in, which does not wait for the other rules. */
export const refusalAtHand = (world: World, actor: Actor, intent: IntentAtHand): Problem | undefined =>
  askRule(world, actor, intent);
