// Taking in what people did. Any change may come any number of times, in any order; each gets a verdict, and one
// that cannot be taken never holds up the others.

import { must } from '../../base/assert.ts';
import { applyChange, type Write } from '../../domain/changes/apply-change.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { createOverlay, type Standing } from '../../domain/changes/overlay.ts';
import { isChangeName } from '../../domain/changes/registry.ts';
import { changeIdOf } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import { recordUnitOf, type RecordBodies, type RecordKind } from '../../domain/records.ts';
import { readScope, type Actor } from '../../domain/workflow/permissions.ts';
import { unpackRows, type Row } from '../../protocol/columns.ts';
import { toRanges, type ChangeRow, type PushRequest, type PushResponse } from '../../protocol/push.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Clock } from '../../base/clock.ts';
import { RequestFault } from '../request-fault.ts';
import {
  appendLog,
  authorOfWriter,
  dropChange,
  knownChanges,
  lockBloc,
  moveBloc,
  putRecords,
  type KnownChange,
  type LogEntry,
} from '../store/blocs.ts';
import type { Store, Tx } from '../store/store.ts';
import {
  createBlocMemories,
  keyOf,
  load,
  NotLoaded,
  worldOf,
  type BlocMemories,
  type BlocMemory,
} from './bloc-memory.ts';
import { canonicalJson, contentHash } from './content-hash.ts';
import { createGroupCommit } from './group-commit.ts';

/** One change as it came: read, or kept as it is where it cannot be. */
interface Arrival {
  readonly change: ChangeRow;
  readonly readable: boolean;
  /** As they are logged: canonical JSON. */
  readonly args: string;
  readonly hash: string;
}

interface Job {
  readonly actor: Actor;
  readonly bloc: string;
  readonly writer: string;
  readonly device: string;
  readonly arrivals: readonly Arrival[];
}

export interface PushDeps {
  readonly store: Store;
  readonly now: Clock;
  readonly mostChanges: number;
  /** Told of a rule that threw: a bug, with the name of the change and nothing of its content. */
  readonly onBug: (error: unknown, name: string) => void;
}

export interface Push {
  readonly push: (actor: Actor, request: PushRequest) => Promise<PushResponse>;
  readonly drain: () => Promise<void>;
}

/** The server's side of POST /api/sync/push. */
export function createPush(deps: PushDeps): Push {
  const memories = createBlocMemories();
  const group = createGroupCommit<Job, PushResponse>({
    store: deps.store,
    run: (tx, job) => take({ ...deps, memories }, tx, job),
    undone: ({ bloc }) => memories.forget(bloc),
  });
  return {
    push: async (actor, request) => {
      // A bloc one has no part in answers as one that does not exist [SY9].
      if (!readScope(actor, request.bloc)) throw new RequestFault('not-found');
      // Sent to the server before a restore: the device must first offer again what that one had taken, or its
      // changes would come before those they were built on [SY14].
      if (request.epoch !== null && request.epoch !== deps.store.epoch) {
        throw new RequestFault('epoch-changed');
      }
      return group.submit({ actor, ...request, arrivals: readArrivals(request, deps.mostChanges) });
    },
    drain: group.drain,
  };
}

/** 8 KiB hold the longest reason in any script, with room. */
const MOST_CHANGE_CHARACTERS = 8192;
const MOST_SEQ = 999_999_999_999_999;
const isSeq = (seq: unknown): seq is number =>
  Number.isSafeInteger(seq) && (seq as number) >= 1 && (seq as number) <= MOST_SEQ;

/** `ChangeRow` by hand, since it runs for every change; the arguments are read by their rule. */
function readChange(seq: number, { name, args = null, base = null, at }: Row): ChangeRow | undefined {
  if (typeof name !== 'string' || name.length < 1 || name.length > 60) return undefined;
  if (base !== null && (typeof base !== 'string' || base.length > 40)) return undefined;
  return Number.isSafeInteger(at) ? { seq, name, args, base, at: at as number } : undefined;
}

/** The batch in its writer's order, each change once. */
function readArrivals({ changes }: PushRequest, most: number): readonly Arrival[] {
  if (changes.rows > most) throw new RequestFault('too-large');
  const bySeq = new Map<number, Arrival>();
  for (const row of unpack(changes)) {
    const { seq } = row;
    // Without its seq a change has no name to be answered by.
    if (!isSeq(seq)) throw new RequestFault('bad-request');
    const arrival = readArrival(seq, row);
    const twin = bySeq.get(seq);
    if (twin && twin.hash !== arrival.hash) throw new RequestFault('bad-request');
    bySeq.set(seq, arrival);
  }
  return [...bySeq.values()].sort((a, b) => a.change.seq - b.change.seq);
}

function unpack(changes: PushRequest['changes']): Row[] {
  try {
    return unpackRows(changes);
  } catch (error) {
    if (error instanceof RangeError) throw new RequestFault('bad-request');
    throw error;
  }
}

function readArrival(seq: number, row: Row): Arrival {
  const read = readChange(seq, row);
  const args = canonicalJson(read?.args);
  if (read && args.length <= MOST_CHANGE_CHARACTERS) {
    return { change: read, readable: true, args, hash: contentHash(read, args) };
  }
  // Kept, cut to size, so that what was refused can be looked at; its whole content makes the hash.
  const name = typeof row['name'] === 'string' ? row['name'].slice(0, 60) : '?';
  const content = canonicalJson(row);
  const change = { seq, name, args: null, base: null, at: 0 };
  const kept = JSON.stringify({ unreadable: content.slice(0, MOST_CHANGE_CHARACTERS) });
  return { change, readable: false, args: kept, hash: contentHash(change, content) };
}

interface TakeDeps extends PushDeps {
  readonly memories: BlocMemories;
}

type Refused = PushResponse['refused'][number];

async function take({ store, memories, now, onBug }: TakeDeps, tx: Tx, job: Job): Promise<PushResponse> {
  const { actor, bloc, writer, device, arrivals } = job;
  const start = await lockBloc(tx, bloc);
  if (start === undefined) throw new RequestFault('not-found');
  const memory = memories.at(bloc, start);
  const receivedAt = now();
  const accepted: number[] = [];
  const duplicate: number[] = [];
  const refused: Refused[] = [];
  const world = createOverlay(worldOf(memory));
  /** Where the change stands that wrote a record last, by the record's key. */
  const positions = new Map<string, number>();
  const log: LogEntry[] = [];

  const owner = await authorOfWriter(tx, bloc, writer);
  if (owner !== undefined && owner !== actor.personId) {
    // A writer is one person's, or a neighbour could use up the ids of changes that are still offline [SY8].
    for (const { change } of arrivals) refused.push(collision(writer, change.seq));
    return answer(start);
  }
  const known =
    owner === undefined
      ? new Map<number, KnownChange>()
      : await knownChanges(
          tx,
          bloc,
          writer,
          arrivals.map(({ change }) => change.seq),
        );

  for (const arrival of arrivals) {
    const { seq, name, base, at } = arrival.change;
    const before = known.get(seq);
    if (before && !canBeJudgedAgain(before)) {
      if (before.hash !== arrival.hash) refused.push(collision(writer, seq));
      else if (before.verdict === 'accepted') duplicate.push(seq);
      else refused.push({ seq, problem: JSON.parse(before.problem ?? '{"code":"change-unreadable"}') });
      continue;
    }
    const verdict = await judge({ tx, bloc, memory, world, onBug }, actor, writer, arrival);
    if (verdict === 'bug') {
      // Not entered in the log: a mended server takes it when it comes again.
      refused.push({ seq, problem: { code: 'change-unreadable' } });
      continue;
    }
    if (before) await dropChange(tx, bloc, writer, seq);
    const position = start + log.length + 1;
    if (verdict.ok) {
      accepted.push(seq);
      world.write(verdict.value);
      for (const write of verdict.value) positions.set(keyOf(write.kind, write.id), position);
    } else {
      refused.push({ seq, problem: verdict.problem });
    }
    log.push({
      bloc,
      writer,
      seq,
      position,
      name,
      args: arrival.args,
      base,
      at,
      author: actor.personId,
      device,
      received_at: receivedAt,
      hash: arrival.hash,
      verdict: verdict.ok ? 'accepted' : 'refused',
      problem: verdict.ok ? null : JSON.stringify(verdict.problem),
      previous: null,
    });
  }

  if (log.length > 0) {
    await appendLog(tx, log);
    await putRecords(
      tx,
      [...world.written].map(([key, standing]) =>
        toEntry(bloc, standing, must(positions.get(key), 'a place')),
      ),
    );
    await moveBloc(tx, bloc, start + log.length);
    memory.position = start + log.length;
    for (const [key, { body }] of world.written) memory.records.set(key, body);
  }
  return answer(start + log.length);

  function answer(position: number): PushResponse {
    return {
      epoch: store.epoch,
      position,
      at: receivedAt,
      accepted: toRanges(accepted),
      duplicate: toRanges(duplicate),
      refused,
      held: [],
    };
  }
}

const collision = (writer: string, seq: number): Refused => ({
  seq,
  problem: { code: 'change-id-collision', id: changeIdOf(writer, seq) },
});

/** A kind of change that an older server did not know is not lost: it is judged when this one knows it [SY6]. */
const canBeJudgedAgain = ({ verdict, problem, name }: KnownChange): boolean =>
  verdict === 'refused' && (problem?.includes('"change-unknown"') ?? false) && isChangeName(name);

const toEntry = (bloc: string, { kind, id, body }: Standing, position: number) => ({
  bloc,
  kind,
  id,
  // The kind picks its own reader; the compiler cannot follow the pairing through the union.
  unit: (recordUnitOf[kind] as (body: RecordBodies[RecordKind]) => string | null)(body),
  position,
  body: JSON.stringify(body),
});

interface JudgeDeps {
  readonly tx: Tx;
  readonly bloc: string;
  readonly memory: BlocMemory;
  readonly world: World;
  readonly onBug: PushDeps['onBug'];
}

/** Runs the rule with authority. Rules are synchronous: one that misses a record is run again with it. */
async function judge(
  { tx, bloc, memory, world, onBug }: JudgeDeps,
  actor: Actor,
  writer: string,
  { change, readable }: Arrival,
): Promise<Result<readonly Write[], Problem> | 'bug'> {
  if (!readable) return fail({ code: 'change-unreadable' });
  const { seq, name, args, base, at } = change;
  for (;;) {
    try {
      const result = applyChange(world, actor, { id: changeIdOf(writer, seq), name, args, base, at });
      return result.ok ? ok(result.value) : result;
    } catch (signal) {
      if (signal instanceof NotLoaded) {
        await load(tx, bloc, memory, signal);
      } else {
        onBug(signal, name);
        return 'bug';
      }
    }
  }
}
