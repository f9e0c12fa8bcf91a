import type { Problem } from '../problems.ts';
import type { Actor } from '../workflow/permissions.ts';
import type { World } from './define-change.ts';
import { askRule } from './refusal-at-hand.ts';
// Whoever asks here has every rule in memory.
import './registry.ts';
import type { Intent } from './registry.ts';

/** Why a thing cannot be done now, without doing it; undefined where it can. For greyed buttons. */
export const refusalOf = (world: World, actor: Actor, intent: Intent): Problem | undefined =>
  askRule(world, actor, intent);
