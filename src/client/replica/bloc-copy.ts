// One bloc on this device, in memory: the stored base with the outbox replayed on top. Pure but for its own maps,
// so that tests can run many of them against one server.

import { applyChange, type Change, type Write } from '../../domain/changes/apply-change.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { canJudge } from '../../domain/changes/known-rules.ts';
import { createOverlay, type Overlay } from '../../domain/changes/overlay.ts';
import { changeIdOf, type ChangeId, type WriterId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import { isRecordKind, type RecordBodies, type RecordKind } from '../../domain/records.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';

/** A change of this device that the base does not hold yet. */
export interface Pending {
  readonly place: number;
  readonly writer: WriterId;
  readonly seq: number;
  readonly change: Change;
  /** The bloc's position at which the server took it; the base holds it from there on. Null while unsent. */
  readonly takenAt: number | null;
}

export const pendingOf = (
  place: number,
  writer: WriterId,
  seq: number,
  { name, args, base, at }: Omit<Change, 'id'>,
): Pending => ({
  place,
  writer,
  seq,
  takenAt: null,
  change: { id: changeIdOf(writer, seq), name, args, base, at },
});

export interface BlocCopy extends World {
  readonly bloc: string;
  /** Every record of a kind, in no promised order. */
  readonly all: <K extends RecordKind>(kind: K) => readonly Readonly<RecordBodies[K]>[];
  /** What the server gave, without this device's own unsent work. */
  readonly base: ReadonlyMap<string, PlacedRecord>;
  readonly pending: readonly Pending[];
  /** Changes that wait although the rules, as far as this device knows, now refuse them. */
  readonly contested: ReadonlyMap<ChangeId, Problem>;
  /** Some of what waits is not shown yet, since its rule is not in memory [CH6]. */
  readonly isBehind: boolean;
  /** Shows what was left out, as far as the rules are here now. */
  readonly catchUp: () => void;
  /** Takes in what a pull brought; `pending` is what the outbox holds after it. */
  readonly rebase: (records: readonly PlacedRecord[], pending: readonly Pending[], fresh: boolean) => void;
  /** Shows changes that are in the outbox by now. */
  readonly append: (pending: readonly Pending[]) => void;
  /** The server took these: they wait only for the pull that brings them. */
  readonly taken: (places: ReadonlySet<number>, position: number) => void;
  /** What a change would write, on top of some writes not yet shown. */
  readonly tryChange: (change: Change, over: readonly Write[]) => ReturnType<typeof applyChange>;
  /** Changes tried one on top of the other; none of them is shown. `world` is what they have made so far. */
  readonly draft: () => {
    readonly world: World;
    readonly tryChange: (change: Change) => ReturnType<typeof applyChange>;
  };
}

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

/** A copy of one bloc for one person. */
export function createBlocCopy(bloc: string, actor: () => Actor): BlocCopy {
  let base = new Map<string, PlacedRecord>();
  let view = new Map<string, unknown>();
  let pending: readonly Pending[] = [];
  let contested = new Map<ChangeId, Problem>();
  let isBehind = false;

  const get: World['get'] = (kind, id) => view.get(keyOf(kind, id)) as never;
  const over = (writes: readonly Write[]): Overlay => {
    const overlay = createOverlay({ get });
    overlay.write(writes);
    return overlay;
  };

  /** What is shown was not changed but replaced, so that screens see by identity what is new. */
  const show = (more: readonly Pending[]) => {
    const overlay = createOverlay({ get });
    for (const { change } of more) {
      const result = canJudge(change.name) ? applyChange(overlay, actor(), change) : undefined;
      if (!result) isBehind = true;
      else if (result.ok) overlay.write(result.value);
      else contested.set(change.id, result.problem);
    }
    for (const [key, { body }] of overlay.written) view.set(key, body);
  };

  const replay = () => {
    view = new Map(
      [...base].flatMap(([key, record]) => (isRecordKind(record.kind) ? [[key, record.body]] : [])),
    );
    contested = new Map();
    isBehind = false;
    show(pending);
  };

  return {
    bloc,
    get,
    all: (kind) => [...view].flatMap(([key, body]) => (key.startsWith(`${kind} `) ? [body as never] : [])),
    get base() {
      return base;
    },
    get pending() {
      return pending;
    },
    get contested() {
      return contested;
    },
    get isBehind() {
      return isBehind;
    },
    catchUp() {
      if (isBehind) replay();
    },
    rebase(records, left, fresh) {
      base = fresh ? new Map() : new Map(base);
      for (const record of records) base.set(keyOf(record.kind, record.id), record);
      pending = left;
      replay();
    },
    append(more) {
      pending = [...pending, ...more];
      show(more);
    },
    taken(places, position) {
      pending = pending.map((one) => (places.has(one.place) ? { ...one, takenAt: position } : one));
    },
    tryChange: (change, writes) => applyChange(writes.length > 0 ? over(writes) : { get }, actor(), change),
    draft() {
      const overlay = over([]);
      return {
        world: overlay,
        tryChange(change) {
          const result = applyChange(overlay, actor(), change);
          if (result.ok) overlay.write(result.value);
          return result;
        },
      };
    },
  };
}
