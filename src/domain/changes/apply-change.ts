// The one way a change meets a world: read its arguments, run its rule, and only then let the write count.

import { fail, type Result } from '../../base/result.ts';
import type { ChangeId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { recordIdOf, type RecordBodies, type RecordKind } from '../records.ts';
import type { Actor } from '../workflow/permissions.ts';
import type { ChangeRule, World } from './define-change.ts';
import { changeRules, isChangeName } from './registry.ts';

/** A change as it is stored and sent. */
export interface Change {
  readonly id: ChangeId;
  readonly name: string;
  readonly args: unknown;
  readonly base: ChangeId | null;
  readonly at: number;
}

/** One record as a rule left it. */
export type Write = {
  readonly [K in RecordKind]: { readonly kind: K; readonly id: string; readonly body: RecordBodies[K] };
}[RecordKind];

/**
 * The writes a change makes, or the reason it makes none. The world itself is not touched: whoever calls keeps
 * the writes, or drops them. Throws only where the world's own `get` does.
 */
export function applyChange(world: World, actor: Actor, change: Change): Result<readonly Write[], Problem> {
  if (!isChangeName(change.name)) return fail({ code: 'change-unknown', name: change.name });
  // The registry pairs each name with its own arguments; the schema below is what proves them.
  const rule = changeRules[change.name] as ChangeRule<string, unknown>;
  const args = rule.args.safeParse(change.args);
  if (!args.success) return fail({ code: 'change-unreadable' });

  const writes = new Map<string, Write>();
  const draft = {
    get: <K extends RecordKind>(kind: K, id: string) =>
      (writes.get(`${kind} ${id}`)?.body as RecordBodies[K] | undefined) ?? world.get(kind, id),
    put: <K extends RecordKind>(kind: K, body: RecordBodies[K]) => {
      const id = recordIdOf[kind](body);
      writes.set(`${kind} ${id}`, { kind, id, body } as unknown as Write);
    },
  };
  const result = rule.apply(draft, actor, args.data, change);
  return result.ok ? { ok: true, value: [...writes.values()] } : result;
}
