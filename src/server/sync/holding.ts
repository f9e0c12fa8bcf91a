// Which changes of a push wait for an officer instead of being counted or refused, and how many of them may [HD1].

import type { Write } from '../../domain/changes/apply-change.ts';
import { holdingReason, unitOfHeld, type HeldReason } from '../../domain/held/held-change.ts';
import { changeIdOf } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Actor, Grant } from '../../domain/workflow/permissions.ts';
import type { Result } from '../../base/result.ts';
import type { ChangeRow } from '../../protocol/push.ts';
import { heldPlaces, openHeldOf, type OpenHeld } from '../store/blocs.ts';
import { pastGrantsOf } from '../store/people.ts';
import type { Tx } from '../store/store.ts';

type Judged = Result<readonly Write[], Problem>;

interface Deps {
  readonly tx: Tx;
  readonly bloc: string;
  readonly actor: Actor;
  /** Why all of the push is held, whatever it says. */
  readonly hold: HeldReason | undefined;
}

export interface Holding {
  /**
   * Whether a change waits for an officer, and why. What was never anybody's to do is refused as it is. `judged`: what
   * the rule says of it where somebody with other roles does it.
   */
  readonly reasonFor: (
    verdict: Judged,
    judged: (by: Actor) => Promise<Judged | 'bug'>,
  ) => Promise<HeldReason | undefined>;
  /** Whether one more may wait. Whoever decides goes through them one by one, and every device has them all [HD5]. */
  readonly takeRoom: (change: ChangeRow) => Promise<boolean>;
}

/**
 * Places at once for one person's work on one unit: more than all its criteria, entered anew several times; a whole table
 * takes some dozens. Of the unit twice as many, so that one person leaves room for another.
 */
const MOST_HELD_OF_ONE = 1000;
const MOST_HELD = 2 * MOST_HELD_OF_ONE;
const UNREADABLE: ReadonlySet<Problem['code']> = new Set(['change-unreadable', 'change-unknown']);

/** For one push. */
export function createHolding({ tx, bloc, actor, hold }: Deps): Holding {
  /** The roles that the author held once and holds no more; looked up when a no makes one ask. */
  let past: Grant[] | undefined;
  /** By unit, those of this push among them; asked for where something is to be held. */
  const openByUnit = new Map<string | null, OpenHeld>();

  return {
    async reasonFor(verdict, judged) {
      if (verdict.ok) return hold;
      const isOfRole = verdict.problem.code === 'not-permitted' || verdict.problem.code === 'own-unit';
      if (isOfRole) past ??= await pastGrantsOf(tx, actor.personId);
      /** With these roles it would have counted, or at least have been held. */
      const isWith = async (grants: Grant[]): Promise<boolean> => {
        const then = await judged({ ...actor, grants });
        return then !== 'bug' && (then.ok || holdingReason(then.problem, () => false) !== undefined);
      };
      const couldOnce =
        isOfRole &&
        past !== undefined &&
        past.length > 0 &&
        // Whoever has come to a unit since was not of it when they scored it.
        ((await isWith([...actor.grants, ...past])) || (await isWith(past)));
      if (!hold) return holdingReason(verdict.problem, () => couldOnce);
      // An end of the account makes nothing one's own that never was.
      const isNobodys = isOfRole ? !couldOnce : UNREADABLE.has(verdict.problem.code);
      return isNobodys ? undefined : hold;
    },

    async takeRoom({ args }) {
      const unit = unitOfHeld(args);
      const before = openByUnit.get(unit) ?? (await openHeldOf(tx, bloc, unit, actor.personId));
      const places = heldPlaces(JSON.stringify(args).length);
      const open = { all: before.all + places, own: before.own + places };
      if (open.all > MOST_HELD || open.own > MOST_HELD_OF_ONE) return false;
      openByUnit.set(unit, open);
      return true;
    },
  };
}

interface Held {
  readonly writer: string;
  readonly author: string;
  readonly receivedAt: number;
}

/** The record under which a change waits. */
export function heldWrite(
  { writer, author, receivedAt }: Held,
  change: ChangeRow,
  reason: HeldReason,
): Write {
  const { seq, name, args, base, at } = change;
  const id = changeIdOf(writer, seq);
  const unitId = unitOfHeld(args);
  const body = { id, unitId, author, name, args, base, at, reason, receivedAt, settled: null };
  return { kind: 'held-change', id, body };
}
