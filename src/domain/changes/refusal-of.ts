import type { Problem } from '../problems.ts';
import type { Actor } from '../workflow/permissions.ts';
import { applyChange } from './apply-change.ts';
import type { World } from './define-change.ts';
import type { Intent } from './registry.ts';

// A change that is asked about, never made: it needs an id to run, and none will ever see it.
const ASKING = { id: '000000000000-1', base: null, at: 0 } as const;

/** Why a thing cannot be done now, without doing it; undefined where it can. For greyed buttons. */
export function refusalOf(world: World, actor: Actor, { name, args }: Intent): Problem | undefined {
  const result = applyChange(world, actor, { ...ASKING, name, args });
  return result.ok ? undefined : result.problem;
}
