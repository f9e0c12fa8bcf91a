// Taking in what people did. Any change may come any number of times, in any order; each gets a verdict, and one
// that cannot be taken never holds up the others.

import { applyChange, type Write } from '../../domain/changes/apply-change.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { createOverlay, type Standing } from '../../domain/changes/overlay.ts';
import { isChangeName } from '../../domain/changes/registry.ts';
import { holdingReason, unitOfHeld, type HeldReason } from '../../domain/held/held-change.ts';
import { changeIdOf } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import { recordUnitOf } from '../../domain/record-units.ts';
import type { RecordBodies, RecordKind } from '../../domain/records.ts';
import type { Actor, Grant } from '../../domain/workflow/permissions.ts';
import { hasPart } from '../../domain/workflow/read-scope.ts';
import type { Row } from '../../protocol/columns.ts';
import {
  inRanges,
  toRanges,
  withRange,
  type ChangeRow,
  type PushRequest,
  type PushResponse,
} from '../../protocol/push.ts';
import { must } from '../../base/assert.ts';
import { fail, type Result } from '../../base/result.ts';
import type { Clock } from '../../base/clock.ts';
import { RequestFault } from '../request-fault.ts';
import {
  lockBloc,
  moveBloc,
  openHeldOf,
  putRecords,
  type BlocHead,
  type RecordToPut,
} from '../store/blocs.ts';
import { MOST_PARTS } from '../store/columns.ts';
import { appendSegment, isOfAnotherDevice, segmentsOfWriter } from '../store/segments.ts';
import { sha256, type Signer } from '../signing/signer.ts';
import { pastGrantsOf } from '../store/people.ts';
import type { Store, Tx } from '../store/store.ts';
import { putWriterIds, type WriterIds } from '../store/writers.ts';
import { contentOf, readArrivals, type Arrival, type Arrivals } from './arrivals.ts';
import {
  createBlocMemories,
  idsOf,
  knownOf,
  load,
  NotLoaded,
  remember,
  worldOf,
  type BlocMemories,
} from './bloc-memory.ts';
import { createGroupCommit } from './group-commit.ts';
import { changesText, readChanges, rowsText, type LoggedChange } from './log-entries.ts';
import { asOnce } from './sight.ts';

interface Job {
  readonly actor: Actor;
  /** Why all of it is held, whatever it says. */
  readonly hold: HeldReason | undefined;
  readonly bloc: string;
  /** The server that the device believes it speaks with; null where it says none. */
  readonly epoch: string | null;
  readonly writer: string;
  readonly device: string;
  readonly arrivals: Arrivals;
}

export interface PushDeps {
  readonly store: Store;
  /** Signs receipts and checkpoints; without one (while the sample is written) nobody asks for them. */
  readonly signer?: Signer;
  readonly now: Clock;
  readonly mostChanges: number;
  /** Most pushes that are committed together; one, only to measure what the others save. */
  readonly mostTogether?: number;
  /** Told when a bloc has moved, once it is on the disk. */
  readonly onMoved?: (bloc: string, position: number) => void;
  /** Told of a rule that threw: a bug, with the name of the change and nothing of its content. */
  readonly onBug: (error: unknown, name: string) => void;
}

export interface Push {
  /** `hold`: why all of it is held, whatever it says: whose account was closed, or what sealed it was lost. */
  readonly push: (actor: Actor, request: PushRequest, hold?: HeldReason) => Promise<PushResponse>;
  readonly drain: () => Promise<void>;
}

/** The server's side of POST /api/sync/push. */
export function createPush(deps: PushDeps): Push {
  const { store, signer } = deps;
  const memories = createBlocMemories();
  /** The newest committed head of each bloc pushed to, so that a group needs one checkpoint a bloc. */
  const heads = createHeads();
  const group = createGroupCommit<Job, Taken>(
    {
      store,
      laneOf: ({ bloc }) => (store.lanes === 'one' ? '' : bloc),
      run: (tx, job) => take({ ...deps, memories }, tx, job),
      committed(group) {
        for (const { bloc, head, answer } of group) {
          const before = heads.newest(bloc, answer.epoch)?.position;
          heads.note(bloc, answer.epoch, head);
          if (before === undefined || head.position > before) deps.onMoved?.(bloc, head.position);
        }
      },
      undone: ({ bloc }) => memories.forget(bloc),
    },
    deps.mostTogether,
  );
  return {
    push: async (actor, request, hold) => {
      // A bloc one has no part in, and never had, answers as one that does not exist [SY9].
      if (!hasPart(actor, request.bloc) && !hasPart(await asOnce(store.read, actor), request.bloc)) {
        throw new RequestFault('not-found');
      }
      const { bloc, epoch, writer, device } = request;
      mustBeOf(store, epoch);
      const arrivals = readArrivals(request, deps.mostChanges);
      const taken = await group.submit({ actor, hold, bloc, epoch, writer, device, arrivals });
      return signer ? signAnswer(signer, taken) : taken.answer;
    },
    drain: group.drain,
  };

  /** Signed only now: nothing is vouched for that is not on the disk [SG1]. */
  function signAnswer({ receipt, checkpoint }: Signer, taken: Taken): PushResponse {
    const { answer, bloc, writer, head, seqs, batch } = taken;
    const { epoch, at } = answer;
    const said = { bloc, epoch, writer, taken: toRanges(seqs), batch: sha256(batch), at };
    return {
      ...answer,
      receipt: receipt({ ...said, position: head.position, head: head.head }),
      checkpoint: checkpoint(bloc, epoch, heads.newest(bloc, epoch) ?? head),
    };
  }
}

/** What a push came to. */
interface Taken {
  readonly answer: PushResponse;
  readonly bloc: string;
  readonly writer: string;
  readonly head: BlocHead;
  /** The numbers of the batch that the log holds. */
  readonly seqs: readonly number[];
  /** The batch as it came. */
  readonly batch: string;
}

const MOST_HEADS = 1000;

function createHeads() {
  const heads = new Map<string, BlocHead & { readonly epoch: string }>();
  /** Of a database that was put back, the log that is gone may have reached further [BK9]. */
  const newest = (bloc: string, epoch: string): BlocHead | undefined => {
    const known = heads.get(bloc);
    return known?.epoch === epoch ? known : undefined;
  };
  return {
    newest,
    note(bloc: string, epoch: string, { position, head }: BlocHead): void {
      const known = newest(bloc, epoch);
      if (known && known.position > position) return;
      if (!heads.has(bloc) && heads.size >= MOST_HEADS) heads.clear();
      heads.set(bloc, { position, head, epoch });
    },
  };
}

/**
 * Sent to the server before a restore: the device must first offer again what that one had taken, or its changes would
 * come before those they were built on [SY16].
 */
function mustBeOf(store: Store, epoch: string | null): void {
  if (epoch !== null && epoch !== store.epoch) throw new RequestFault('epoch-changed');
}

interface TakeDeps extends PushDeps {
  readonly memories: BlocMemories;
}

type Refused = PushResponse['refused'][number];

async function take({ store, memories, now, onBug }: TakeDeps, tx: Tx, job: Job): Promise<Taken> {
  const { actor, hold, bloc, writer, device, arrivals } = job;
  const locked = await lockBloc(tx, bloc);
  if (!locked) throw new RequestFault('not-found');
  // The database may have been put back since the push was read.
  mustBeOf(store, job.epoch);
  const start: BlocHead = locked;
  const memory = memories.at(bloc, start.head);
  const receivedAt = now();
  const accepted: number[] = [];
  const duplicate: number[] = [];
  const refused: Refused[] = [];
  // In place: a push that fails takes the memory of its bloc with it.
  const world = createOverlay(worldOf(memory), { inPlace: true });
  const logged: ChangeRow[] = [];
  /** Of those that are in the log when this is over. */
  const seqs: number[] = [];
  const problems: [seq: number, problem: Problem][] = [];
  const held: [seq: number, reason: Problem][] = [];
  /** The roles that the author held once and holds no more; looked up when a no makes one ask. */
  let past: Grant[] | undefined;
  const newlyHeld: [seq: number, reason: Problem][] = [];
  /** By unit, those of this push among them; asked for where something is to be held. */
  const openHeld = new Map<string | null, number>();

  const ids = await idsOf(tx, bloc, memory, writer);
  if (ids && ids.author !== actor.personId) {
    // A writer is one person's, or a neighbour could use up the ids of changes that are still offline [SY8].
    for (const { change } of arrivals.inOrder) refused.push(collision(writer, change.seq));
    return answer(start);
  }
  const known = await knownAmong(tx, bloc, writer, ids, arrivals.inOrder);
  // Whoever found a device can read in its copy what the person's others call themselves, and would use up their ids
  // before they come with them [AU8].
  const isOfAnother = hold === 'held-device-lost' && (await isOfAnotherDevice(tx, writer, device));

  for (const arrival of arrivals.inOrder) {
    const { change } = arrival;
    const { seq } = change;
    const before = known.get(seq);
    if (before && !canBeJudgedAgain(before)) {
      if (contentOf(before) !== contentOf(change)) {
        refused.push(collision(writer, seq));
        continue;
      }
      if (before.verdict === 'held' && before.problem) held.push([seq, before.problem as Problem]);
      else if (before.problem) refused.push({ seq, problem: before.problem });
      else duplicate.push(seq);
      seqs.push(seq);
      continue;
    }
    if (isOfAnother) {
      refused.push(collision(writer, seq));
      continue;
    }
    const judged = async (by: Actor) => {
      for (;;) {
        const verdict = judge({ world, onBug, receivedAt }, by, writer, arrival);
        if (!(verdict instanceof NotLoaded)) return verdict;
        await load(tx, bloc, memory, verdict);
      }
    };
    // Nearly every change is judged at once: nothing is waited for on its account.
    let verdict = judge({ world, onBug, receivedAt }, actor, writer, arrival);
    if (verdict instanceof NotLoaded) verdict = await judged(actor);
    if (verdict === 'bug') {
      // Not entered in the log: a mended server takes it when it comes again.
      refused.push({ seq, problem: { code: 'change-unreadable' } });
      continue;
    }
    logged.push(change);
    seqs.push(seq);
    const reason = verdict.ok && !hold ? undefined : await holding(verdict, judged);
    if (reason && !(await hasRoomToHold(change))) {
      // Whoever decides goes through them one by one, and every device of the bloc has them all [HD5].
      refused.push({ seq, problem: { code: 'held-full' } });
      problems.push([seq, { code: 'held-full' }]);
    } else if (reason) {
      held.push([seq, { code: reason }]);
      newlyHeld.push([seq, { code: reason }]);
      world.write([heldWrite(change, reason)], start.position + logged.length);
    } else if (verdict.ok) {
      accepted.push(seq);
      world.write(verdict.value, start.position + logged.length);
    } else {
      refused.push({ seq, problem: verdict.problem });
      problems.push([seq, verdict.problem]);
    }
  }

  return answer(logged.length > 0 ? await enter() : start);

  /** Whether this one waits for an officer, and why. What was never anybody's to do is refused as it is. */
  async function holding(
    verdict: Result<readonly Write[], Problem>,
    judged: (by: Actor) => Promise<Result<readonly Write[], Problem> | 'bug'>,
  ): Promise<HeldReason | undefined> {
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
  }

  async function hasRoomToHold({ args }: ChangeRow): Promise<boolean> {
    const unit = unitOfHeld(args);
    const open = (openHeld.get(unit) ?? (await openHeldOf(tx, bloc, unit))) + 1;
    if (open > MOST_HELD) return false;
    openHeld.set(unit, open);
    return true;
  }

  function heldWrite(change: ChangeRow, reason: HeldReason): Write {
    const { seq, name, args, base, at } = change;
    const id = changeIdOf(writer, seq);
    const author = actor.personId;
    const unitId = unitOfHeld(args);
    const body = { id, unitId, author, name, args, base, at, reason, receivedAt, settled: null };
    return { kind: 'held-change', id, body };
  }

  /** Everything that this push leaves, in the one transaction of its effect. */
  async function enter(): Promise<BlocHead> {
    const entered = logged.map(({ seq }) => seq);
    const [firstSeq, lastSeq] = [must(entered[0], 'a change'), must(entered.at(-1), 'a change')];
    const position = start.position + logged.length;
    const isWhole = arrivals.isPlain && logged.length === arrivals.inOrder.length;
    const changes = isWhole ? arrivals.text : rowsText(logged as Row[]);
    const head = await appendSegment(
      tx,
      {
        bloc,
        first: start.position + 1,
        last: position,
        kind: 'changes',
        writer,
        first_seq: firstSeq,
        last_seq: lastSeq,
        author: actor.personId,
        device,
        received_at: receivedAt,
        entries: changesText(changes, problems, newlyHeld),
      },
      start.head,
    );
    const taken = toRanges(entered).reduce(withRange, ids?.taken ?? []);
    await putWriterIds(tx, bloc, writer, { author: actor.personId, taken });
    const standings = [...world.written.values()];
    await putRecords(
      tx,
      standings.map((standing) => toPut(bloc, standing, partsOf(standing))),
    );
    await moveBloc(tx, bloc, { position, head });

    memory.head = head;
    memory.writers.set(writer, { author: actor.personId, taken });
    for (const standing of standings) {
      const { kind, id, body, changed } = standing;
      const before = partsOf(standing);
      remember(memory, kind, id, { body, parts: changed && before < MOST_PARTS ? before + 1 : 1 });
    }
    return { position, head };
  }

  function partsOf({ kind, id }: Standing): number {
    return knownOf(memory, kind, id)?.parts ?? 0;
  }

  function answer(head: BlocHead): Taken {
    return {
      answer: {
        epoch: store.epoch,
        position: head.position,
        at: receivedAt,
        accepted: toRanges(accepted),
        duplicate: toRanges(duplicate),
        refused,
        held: held.map(([seq, reason]) => ({ seq, reason })),
      },
      bloc,
      writer,
      head,
      seqs,
      batch: arrivals.text,
    };
  }
}

/** Open at once for one unit: more than all its criteria, entered anew several times. */
const MOST_HELD = 1000;
const UNREADABLE: ReadonlySet<Problem['code']> = new Set(['change-unreadable', 'change-unknown']);

const collision = (writer: string, seq: number): Refused => ({
  seq,
  problem: { code: 'change-id-collision', id: changeIdOf(writer, seq) },
});

/** What the log says of those among the arrivals that came before. */
async function knownAmong(
  tx: Tx,
  bloc: string,
  writer: string,
  ids: WriterIds | undefined,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<number, LoggedChange>> {
  const known = new Map<number, LoggedChange>();
  const taken = ids?.taken ?? [];
  const [end, first] = [taken.at(-1)?.[1] ?? 0, arrivals[0]?.change.seq ?? 0];
  // Nearly always all are new.
  if (first > end) return known;
  const seqs = new Set(arrivals.map(({ change }) => change.seq).filter((seq) => inRanges(taken, seq)));
  // By runs: a batch is nearly always one, and a far stray must not fetch all that lies between.
  for (const [first, last] of toRanges([...seqs])) {
    for (const { entries } of await segmentsOfWriter(tx, bloc, writer, first, last)) {
      // Of one that was judged again the later verdict stands.
      for (const change of readChanges(entries)) if (seqs.has(change.seq)) known.set(change.seq, change);
    }
  }
  return known;
}

/** A kind of change that an older server did not know is not lost: it is judged when this one knows it [SY6]. */
const canBeJudgedAgain = ({ problem, name }: LoggedChange): boolean =>
  problem?.code === 'change-unknown' && isChangeName(name);

const toPut = (bloc: string, { kind, id, body, changed, place }: Standing, parts: number): RecordToPut => ({
  bloc,
  kind,
  id,
  // The kind picks its own reader; the compiler cannot follow the pairing through the union.
  unit: (recordUnitOf[kind] as (body: RecordBodies[RecordKind]) => string | null)(body),
  position: place,
  body,
  ...(changed ? { changed: { cells: changed, parts } } : {}),
});

interface JudgeDeps {
  readonly world: World;
  readonly onBug: PushDeps['onBug'];
  readonly receivedAt: number;
}

/** Runs the rule with authority. Rules are synchronous: one that misses a record is run again with it. */
function judge(
  { world, onBug, receivedAt }: JudgeDeps,
  actor: Actor,
  writer: string,
  { change, readable }: Arrival,
): Result<readonly Write[], Problem> | 'bug' | NotLoaded {
  if (!readable) return fail({ code: 'change-unreadable' });
  const { seq, name, args, base, at } = change;
  try {
    return applyChange(world, actor, { id: changeIdOf(writer, seq), name, args, base, at, receivedAt });
  } catch (signal) {
    if (signal instanceof NotLoaded) return signal;
    onBug(signal, name);
    return 'bug';
  }
}
