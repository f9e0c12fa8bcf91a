// Taking in what people did. Any change may come any number of times, in any order; each gets a verdict, and one
// that cannot be taken never holds up the others.

import { applyChange, type Write } from '../../domain/changes/apply-change.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { createOverlay, type Standing } from '../../domain/changes/overlay.ts';
import { isChangeName } from '../../domain/changes/registry.ts';
import type { HeldReason } from '../../domain/held/held-change.ts';
import { changeIdOf } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import { recordUnitOf } from '../../domain/record-units.ts';
import type { RecordBodies, RecordKind } from '../../domain/records.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
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
import { lockBloc, moveBloc, putRecords, type BlocHead, type RecordToPut } from '../store/blocs.ts';
import { MOST_PARTS } from '../store/columns.ts';
import { appendSegment, isOfAnotherDevice, segmentsOfWriter } from '../store/segments.ts';
import { sha256, type Signer } from '../signing/signer.ts';
import type { Store, Tx } from '../store/store.ts';
import { putWriterIds, type WriterIds } from '../store/writers.ts';
import type { Allowance } from './allowance.ts';
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
  type BlocMemory,
} from './bloc-memory.ts';
import { createGroupCommit } from './group-commit.ts';
import { createHolding, heldWrite } from './holding.ts';
import { changesText, readChanges, rowsText, type LoggedChange } from './log-entries.ts';
import { asOnce } from './sight.ts';
import { answerOf, newProblems, seqsInLog, type Verdict } from './verdicts.ts';

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
  /** How much one person may enter; whoever leaves it out bounds nobody. */
  readonly allowance?: Allowance;
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
      // Whoever found a lost device uses up nothing of its owner's.
      const whose = hold === 'held-device-lost' ? `${actor.personId} lost` : actor.personId;
      deps.allowance?.ask(whose);
      const arrivals = readArrivals(request, deps.mostChanges);
      const settle = deps.allowance?.take(whose, arrivals.text.length);
      let entered = 0;
      let taken: Taken;
      try {
        taken = await group.submit({ actor, hold, bloc, epoch, writer, device, arrivals });
        entered = taken.entered;
      } finally {
        // What was taken before, and comes again since its answer was lost, takes no room.
        settle?.(entered);
      }
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
  /** What it added to the log, in letters; none where nothing of it was new. */
  readonly entered: number;
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

async function take({ store, memories, now, onBug }: TakeDeps, tx: Tx, job: Job): Promise<Taken> {
  const { actor, hold, bloc, writer, device, arrivals } = job;
  const start = await lockBloc(tx, bloc);
  if (!start) throw new RequestFault('not-found');
  // The database may have been put back since the push was read.
  mustBeOf(store, job.epoch);
  const memory = memories.at(bloc, start.head);
  const receivedAt = now();
  const verdicts: Verdict[] = [];
  const taken = (head: BlocHead, entered = 0): Taken => {
    const line = { epoch: store.epoch, position: head.position, at: receivedAt };
    const answer = { ...line, ...answerOf(verdicts) };
    return { answer, bloc, writer, head, entered, seqs: seqsInLog(verdicts), batch: arrivals.text };
  };

  const ids = await idsOf(tx, bloc, memory, writer);
  if (ids && ids.author !== actor.personId) {
    // A writer is one person's, or a neighbour could use up the ids of changes that are still offline [SY8].
    for (const { change } of arrivals.inOrder) verdicts.push(collision(writer, change.seq));
    return taken(start);
  }
  const known = await knownAmong(tx, bloc, writer, ids, arrivals.inOrder);
  // Whoever found a device can read in its copy what the person's others call themselves, and would use up their ids
  // before they come with them [AU8].
  const isOfAnother = hold === 'held-device-lost' && (await isOfAnotherDevice(tx, writer, device));
  // In place: a push that fails takes the memory of its bloc with it.
  const world = createOverlay(worldOf(memory), { inPlace: true });
  const holding = createHolding({ tx, bloc, actor, hold });
  const held = { writer, author: actor.personId, receivedAt };
  const logged: ChangeRow[] = [];

  for (const arrival of arrivals.inOrder) {
    const { change } = arrival;
    const { seq } = change;
    const before = known.get(seq);
    if (before && !canBeJudgedAgain(before)) {
      const isSame = contentOf(before) === contentOf(change);
      verdicts.push(isSame ? verdictBefore(before) : collision(writer, seq));
      continue;
    }
    if (isOfAnother) {
      verdicts.push(collision(writer, seq));
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
      verdicts.push({ seq, is: 'refused', problem: { code: 'change-unreadable' }, logged: 'never' });
      continue;
    }
    logged.push(change);
    const reason = verdict.ok && !hold ? undefined : await holding.reasonFor(verdict, judged);
    if (reason && !(await holding.takeRoom(change))) {
      verdicts.push({ seq, is: 'refused', problem: { code: 'held-full' }, logged: 'now' });
    } else if (reason) {
      verdicts.push({ seq, is: 'held', problem: { code: reason }, logged: 'now' });
      world.write([heldWrite(held, change, reason)], start.position + logged.length);
    } else if (verdict.ok) {
      verdicts.push({ seq, is: 'accepted', logged: 'now' });
      world.write(verdict.value, start.position + logged.length);
    } else {
      verdicts.push({ seq, is: 'refused', problem: verdict.problem, logged: 'now' });
    }
  }
  if (logged.length === 0) return taken(start);
  const standings = [...world.written.values()];
  const { entered, ...head } = await enter(tx, job, {
    start,
    memory,
    receivedAt,
    ids,
    logged,
    verdicts,
    standings,
  });
  return taken(head, entered);
}

interface Judged {
  readonly start: BlocHead;
  readonly memory: BlocMemory;
  readonly receivedAt: number;
  readonly ids: WriterIds | undefined;
  readonly logged: ChangeRow[];
  readonly verdicts: readonly Verdict[];
  readonly standings: readonly Standing[];
}

/** Everything that a push leaves, in the one transaction of its effect. */
async function enter(
  tx: Tx,
  { actor, bloc, writer, device, arrivals }: Job,
  { start, memory, receivedAt, ids, logged, verdicts, standings }: Judged,
): Promise<BlocHead & { readonly entered: number }> {
  const seqs = logged.map(({ seq }) => seq);
  const [firstSeq, lastSeq] = [must(seqs[0], 'a change'), must(seqs.at(-1), 'a change')];
  const position = start.position + logged.length;
  const isWhole = arrivals.isPlain && logged.length === arrivals.inOrder.length;
  const changes = isWhole ? arrivals.text : rowsText(logged as Row[]);
  const entries = changesText(changes, newProblems(verdicts, 'refused'), newProblems(verdicts, 'held'));
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
      entries,
    },
    start.head,
  );
  const taken = toRanges(seqs).reduce(withRange, ids?.taken ?? []);
  await putWriterIds(tx, bloc, writer, { author: actor.personId, taken });
  const partsOf = ({ kind, id }: Standing): number => knownOf(memory, kind, id)?.parts ?? 0;
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
  return { position, head, entered: entries.length };
}

const collision = (writer: string, seq: number): Verdict => ({
  seq,
  is: 'refused',
  problem: { code: 'change-id-collision', id: changeIdOf(writer, seq) },
  logged: 'never',
});

/** What a change that comes again was told when it came first. */
function verdictBefore({ seq, verdict, problem }: LoggedChange): Verdict {
  if (!problem) return { seq, is: 'duplicate', logged: 'before' };
  return { seq, is: verdict === 'held' ? 'held' : 'refused', problem: problem as Problem, logged: 'before' };
}

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
