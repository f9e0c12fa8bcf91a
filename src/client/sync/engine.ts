// The loop around the state table: probe, push what waits, pull what is new, rest. One bloc's trouble does not
// keep the others waiting.

import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { Problem } from '../../domain/problems.ts';
import { seenText } from '../../protocol/checkpoint.ts';
import { unpackRows } from '../../protocol/columns.ts';
import type { PullResponse } from '../../protocol/pull.ts';
import { inRanges, type PushResponse } from '../../protocol/push.ts';
import { checkOf, joinRecords, type PlacedRecord } from '../../protocol/record-rows.ts';
import type { Pending } from '../replica/bloc-copy.ts';
import type { Replica } from '../replica/replica.ts';
import { initialSyncState } from './initial-state.ts';
import { LONGEST_RETRY_AFTER_MS, next, type SyncEvent, type SyncState } from './sync-state.ts';
import type { Answer } from './ask.ts';
import { createBatches, unsent, type Batches, type Limits } from './next-batch.ts';
import { fetchHistory } from './fetch-history.ts';
import type { Transport } from './transport.ts';

export interface SyncEngine {
  readonly state: SyncState;
  /** How far the pull of a bloc has come, while one runs. */
  readonly pulling: Pulling | undefined;
  /** Something to send, or (urgent) a person who asked. Cheap; may be called at every edit. */
  readonly wake: (urgent: boolean) => void;
  /** Something may have changed, and nobody asked; the time that the server has named stands. */
  readonly hint: () => void;
  /** Whether news is heard has changed, and with it how long there is to rest. Cheap where nothing changes. */
  readonly restAnew: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

export interface Pulling {
  readonly bloc: string;
  readonly records: number;
  readonly cells: number;
}

/** Why a bloc's work is let be: the server takes nothing of it from this person, or cannot read what comes next. */
type Bar = 'no' | 'unread';

interface Deps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly device: string;
  readonly now: Clock;
  readonly random: Random;
  /** Only the leading tab's engine works; the others' wakes are passed on to it. */
  readonly timers: { readonly set: (work: () => void, ms: number) => () => void };
  /** What others gave this device to bring, and what it needs to be carried itself; after its own work is up. */
  readonly carry?: (() => Promise<void>) | undefined;
  /** What may come behind the history. */
  readonly lookBack?: (() => Promise<void>) | undefined;
  /** Sends what must never be in the way of the above, until the signal says to leave it. */
  readonly files?: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Whether the server's news reaches this device. */
  readonly hearsNews?: (() => boolean) | undefined;
  /** The server's answer that the session has ended: the screens ask to sign in, and nothing is hidden. */
  readonly onSignedOut: () => void;
}

const NOTHING_PUSHED: SyncEvent = { is: 'pushed', left: false, count: 0, full: false };
/** After a round, before the history of what it brought is fetched: whatever is typed meanwhile goes first. */
const LOOK_BACK_MS = 3000;
/** What a round in a minute is put off by where news is heard. */
const HEARD_MS = 4 * 60_000;
/** Edits come in bursts: what is typed within this time goes up together. */
const GATHER_MS = 400;

/** Runs until stopped. Starts with a round of its own. */
export function startSync(deps: Deps): SyncEngine {
  const { now, random, timers } = deps;
  const listeners = new Set<() => void>();
  const batches = createBatches(deps);
  let state = initialSyncState;
  let pulling: Pulling | undefined;
  let stopped = false;
  let cancelTimer = () => {};
  let gathering = false;
  let lookingBack = false;
  /** Files are on their way; aborted, they leave the line to what is more urgent. */
  let filing: AbortController | undefined;
  /** The changes this server can judge; undefined where it has not said, and then it is asked. */
  let knows: ReadonlySet<string> | undefined;
  /** Blocs whose work the server would not take: until a round is asked for, or its time has come, they are let be. */
  let barred: ReadonlyMap<string, Bar> = new Map();
  /** Until when the server takes nothing more of this account [EN19]; no wake shortens it, what there is to pull comes. */
  let later = 0;

  const tell = () => listeners.forEach((listener) => listener());
  const showPulling = (progress: Pulling | undefined) => {
    pulling = progress;
    tell();
  };

  function happen(event: SyncEvent): void {
    if (stopped) return;
    if (event.is === 'hint' || (event.is === 'wake' && event.urgent)) barred = new Map();
    const [after, action] = next(state, event, { now: now(), random });
    state = after;
    tell();
    if (action !== 'rest') void act(action).then(happen, bug);
    if (action === 'rest' && event.is === 'pulled') {
      timers.set(lookBack, LOOK_BACK_MS);
      if (deps.files) timers.set(sendFiles, LOOK_BACK_MS);
    }
    rest();
  }

  /** Until the engine tries again by itself. Behind a round that went well, too: there may be no news to wake it. */
  function rest(): void {
    cancelTimer();
    if (stopped || state.retryAt === null) return;
    // Who is told of news need not ask each minute; a stream that has died unnoticed is found out all the same.
    const more = state.failures === 0 && deps.hearsNews?.() === true ? HEARD_MS : 0;
    cancelTimer = timers.set(() => happen({ is: 'wake', urgent: true }), state.retryAt - now() + more);
  }

  /** An error here is ours, not the line's: it goes to the top, and the next wake starts afresh. */
  const bug = (error: unknown) => {
    if (stopped) return;
    happen({ is: 'failed', reach: 'server-trouble' });
    throw error;
  };

  function act(action: 'probe' | 'push' | 'pull'): Promise<SyncEvent> {
    if (action === 'probe') {
      const probing = probe(deps, (names) => (knows = names && new Set(names)));
      // The question is on its way: what waits is packed while nothing else can be done for it.
      try {
        if (!isLater()) batches.prepare(limits());
      } catch {
        // The push meets the same, and tells.
      }
      return probing;
    }
    if (action === 'push' && isLater()) return Promise.resolve(NOTHING_PUSHED);
    if (action === 'push') {
      // A whole piece of a file may take a minute: no score waits that long. What of it had come is not lost.
      if ([...deps.replica.copies.values()].some((copy) => unsent(copy).length > 0)) filing?.abort();
      return pushOnce(deps, batches, limits(), {
        bar: (bloc, why) => (barred = new Map([...barred, [bloc, why]])),
        putOff: (ms) => (later = now() + ms),
      });
    }
    return pullRound();
  }

  const limits = (): Limits => ({
    bytes: state.batch,
    canSend: ({ change }) => knows === undefined || knows.has(change.name),
    barred,
  });

  async function pullRound(): Promise<SyncEvent> {
    await deps.carry?.();
    const event = await pullAll(deps, showPulling);
    if (event.is !== 'pulled') return event;
    const barredBy = (why: Bar) => [...barred].flatMap(([bloc, bar]) => (bar === why ? [bloc] : []));
    return {
      ...event,
      shut: [...new Set([...barredBy('no'), ...event.shut])],
      unread: barredBy('unread'),
      later: isLater() ? later : null,
    };
  }

  /** A clock that was set back does not make the wait longer than one may be. */
  const isLater = (): boolean => now() < later && later - now() <= LONGEST_RETRY_AFTER_MS;

  /** History can be fetched at any time: what goes wrong with it now is left to a later round. */
  function lookBack(): void {
    if (stopped || lookingBack || state.doing !== 'resting') return;
    lookingBack = true;
    void fetchHistory(deps)
      .then(() => deps.lookBack?.())
      .catch(() => undefined)
      .finally(() => (lookingBack = false));
  }

  /** What goes wrong with files is told at the files, or left to a later round. */
  function sendFiles(): void {
    if (stopped || filing || !deps.files || state.doing !== 'resting') return;
    filing = new AbortController();
    void deps.files(filing.signal).finally(() => (filing = undefined));
  }

  happen({ is: 'wake', urgent: true });

  return {
    get state() {
      return state;
    },
    get pulling() {
      return pulling;
    },
    wake(urgent) {
      if (urgent) return happen({ is: 'wake', urgent });
      if (gathering || stopped) return;
      gathering = true;
      timers.set(() => {
        gathering = false;
        happen({ is: 'wake', urgent: false });
      }, GATHER_MS);
    },
    hint: () => happen({ is: 'hint' }),
    restAnew: rest,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopped = true;
      filing?.abort();
      cancelTimer();
    },
  };
}

async function probe(
  { replica, transport, onSignedOut }: Deps,
  tellKnown: (names: readonly string[] | undefined) => void,
): Promise<SyncEvent> {
  const [answer] = await Promise.all([transport.ping(), replica.store.adoptLeft()]);
  if (answer.is !== 'answer') return asFailure(answer, onSignedOut);
  tellKnown(answer.value.knows);
  await replica.store.meetEpoch(answer.value.epoch);
  return { is: 'reached' };
}

/** One batch of one writer of one bloc: the oldest that waits. */
async function pushOnce(
  { replica, transport, now, onSignedOut }: Deps,
  batches: Batches,
  limits: Limits,
  { bar, putOff }: { bar: (bloc: string, why: Bar) => void; putOff: (ms: number) => void },
): Promise<SyncEvent> {
  const next = batches.next(limits);
  if (!next) return NOTHING_PUSHED;
  const { request, changes: batch, weight, isFull } = next;
  const { bloc, writer } = request;

  const answer = await transport.push(request);
  if (answer.is === 'trouble' && answer.fault?.code === 'epoch-changed') return { is: 'restored' };
  const isUnread = isNotRead(answer);
  // Halved until what it stumbles over is alone: what was done before that is read, and taken.
  if (isUnread && batch.length > 1) return { is: 'too-large', count: batch.length, weight };
  if (isUnread && answer.is === 'trouble' && answer.fault?.code === 'too-deep') {
    const refused = batch.map((pending) => ({ pending, problem: { code: 'change-too-deep' } as const }));
    const ours = { epoch: '', position: 0, at: now(), accepted: [], isOurs: true } as const;
    await replica.store.recordSent({ bloc, writer, ...ours, refused });
    return { is: 'pushed', left: batches.isAny(limits), count: batch.length, full: false };
  }
  if (answer.is === 'trouble' && answer.fault?.code === 'too-many-requests') {
    putOff(Math.min(answer.retryAfter ?? LONGEST_RETRY_AFTER_MS, LONGEST_RETRY_AFTER_MS));
    return NOTHING_PUSHED;
  }
  if (isUnread || isOfThisBloc(answer)) {
    bar(bloc, isUnread ? 'unread' : 'no');
    return { is: 'pushed', left: true, count: 0, full: false };
  }
  if (answer.is !== 'answer') return { ...asFailure(answer, onSignedOut), weight };
  const verdicts = verdictsOf(answer.value, batch);
  // An answer that names none of them would have us send the same again at once, for ever.
  if (verdicts.accepted.length + verdicts.refused.length === 0) {
    return { is: 'failed', reach: 'server-trouble' };
  }
  await replica.store.recordSent({ bloc, writer, ...verdicts });
  return { is: 'pushed', left: batches.isAny(limits), count: batch.length, full: isFull };
}

/** The message itself is what the server stumbles over: too large, nested too deeply, of no shape that it knows. */
const isNotRead = (answer: Answer<unknown>): boolean =>
  answer.is === 'too-large' || (answer.is === 'trouble' && [400, 422].includes(answer.status));

/** A no that another bloc's work need not meet: a role taken away. */
const isOfThisBloc = (answer: Answer<unknown>): boolean =>
  answer.is === 'trouble' && answer.status >= 400 && answer.status < 500 && answer.status !== 429;

/** Success is what the server named, change by change; what it did not name still waits. */
function verdictsOf(
  { epoch, position, at, accepted, duplicate, refused, held, receipt }: PushResponse,
  batch: readonly Pending[],
) {
  const bySeq = new Map(batch.map((one) => [one.seq, one]));
  const named = (seq: number, problem: Problem, isHeld: boolean) => {
    const pending = bySeq.get(seq);
    return pending ? [{ pending, problem, held: isHeld }] : [];
  };
  return {
    epoch,
    position,
    at,
    accepted: batch.filter(({ seq }) => inRanges(accepted, seq) || inRanges(duplicate, seq)),
    refused: [
      ...refused.flatMap(({ seq, problem }) => named(seq, problem as Problem, false)),
      ...held.flatMap(({ seq, reason }) => named(seq, reason as Problem, true)),
    ],
    receipt: receipt ?? null,
  };
}

async function pullAll(deps: Deps, show: (progress: Pulling | undefined) => void): Promise<SyncEvent> {
  const { replica, onSignedOut } = deps;
  let trouble: SyncEvent | undefined;
  const shut: string[] = [];
  try {
    for (const bloc of replica.blocs.keys()) {
      const answer = await pullBloc(deps, bloc, show);
      if (answer && isOfThisBloc(answer)) shut.push(bloc);
      else if (answer) trouble = asFailure(answer, onSignedOut);
      if (trouble?.is === 'failed' && trouble.reach !== 'server-trouble') break;
    }
  } finally {
    show(undefined);
  }
  return trouble ?? { is: 'pulled', shut, unread: [], later: null };
}

/** The records of a page; undefined where its rows do not make any: a bad message, like one cut short. */
function recordsOf({ records, cells }: PullResponse): readonly PlacedRecord[] | undefined {
  try {
    return joinRecords(unpackRows(records), unpackRows(cells));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** Every page of one bloc. Undefined where all went well. */
async function pullBloc(
  { replica, transport }: Deps,
  bloc: string,
  show: (progress: Pulling | undefined) => void,
): Promise<Exclude<Answer<PullResponse>, { is: 'answer' }> | undefined> {
  let [records, cells, again, hasBegunAnew] = [0, 0, false, false];
  for (;;) {
    // A person may close a bloc while its pages are on their way.
    const row = replica.blocs.get(bloc);
    const reach = replica.store.reachOf(bloc);
    if (!row || !reach) return undefined;
    const { epoch, scope } = reach;
    const answer = await transport.pull({
      bloc,
      cursor: again ? 0 : reach.cursor,
      epoch: again ? '' : epoch,
      scope,
      // Another epoch's log is another log.
      known: row.checkpoint?.epoch === epoch && !again ? seenText(row.checkpoint) : undefined,
    });
    if (answer.is !== 'answer') return answer;
    const page = answer.value;
    const placed = recordsOf(page);
    if (!placed) return { is: 'trouble', status: 200, fault: undefined };
    records += page.records.rows;
    cells += page.cells.rows;
    show({ bloc, records, cells });
    await replica.store.applyPage({ ...page, records: placed });
    if (page.more) {
      again = false;
      continue;
    }
    // A copy that does not add up is fetched anew, once; what waits to be sent stays.
    if (hasBegunAnew || !page.check || sameCheck(page.check, replica, bloc)) return undefined;
    [again, hasBegunAnew] = [true, true];
    [records, cells] = [0, 0];
  }
}

function sameCheck(check: { count: number; sum: number }, replica: Replica, bloc: string): boolean {
  const copy = replica.copies.get(bloc);
  if (!copy) return true;
  const held = checkOf(copy.base.values());
  return held.count === check.count && held.sum === check.sum;
}

function asFailure(
  answer: Exclude<Answer<unknown>, { is: 'answer' }>,
  onSignedOut: () => void,
): Extract<SyncEvent, { is: 'failed' }> {
  switch (answer.is) {
    case 'too-large':
      // Only a push has a size to mend; anything else that answers so is not our server's doing.
      return { is: 'failed', reach: 'server-trouble' };
    case 'trouble':
      return answer.retryAfter === undefined
        ? { is: 'failed', reach: 'server-trouble' }
        : { is: 'failed', reach: 'server-trouble', retryAfter: answer.retryAfter };
    case 'signed-out':
      onSignedOut();
      return { is: 'failed', reach: 'signed-out' };
    default:
      return { is: 'failed', reach: answer.is };
  }
}
