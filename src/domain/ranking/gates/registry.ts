// Every kind of gate, once.

import { z } from 'zod';
import { capLevel, CapLevel } from './cap-level.ts';
import { disqualifyFlag, DisqualifyFlag } from './disqualify-flag.ts';
import { disqualifyRank, DisqualifyRank } from './disqualify-rank.ts';
import type { GateKind } from './gate.ts';
import { holdPending, HoldPending } from './hold-pending.ts';
import { noSubmission, NoSubmission } from './no-submission.ts';
import { notRegistered, NotRegistered } from './not-registered.ts';
import { unitDissolved, UnitDissolved } from './unit-dissolved.ts';
import { zeroCriterion, ZeroCriterion } from './zero-criterion.ts';

export const Gate = z.discriminatedUnion('kind', [
  DisqualifyRank,
  DisqualifyFlag,
  HoldPending,
  NotRegistered,
  ZeroCriterion,
  CapLevel,
  NoSubmission,
  UnitDissolved,
]);
export type Gate = z.infer<typeof Gate>;
export type GateKindName = Gate['kind'];

const gateKinds: { readonly [K in GateKindName]: GateKind<Extract<Gate, { kind: K }>> } = {
  disqualify_rank: disqualifyRank,
  disqualify_flag: disqualifyFlag,
  hold_pending: holdPending,
  not_registered: notRegistered,
  zero_criterion: zeroCriterion,
  cap_level: capLevel,
  no_submission: noSubmission,
  unit_dissolved: unitDissolved,
};

/** The kind behind a gate. The cast is sound: a gate's `kind` names its own entry. */
export const gateKindOf = (gate: Gate): GateKind<Gate> => gateKinds[gate.kind] as unknown as GateKind<Gate>;
