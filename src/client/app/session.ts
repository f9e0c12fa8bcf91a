// Who works on this device now, with their replica and their line. A small store outside React: it lives longer
// than any screen, and opens with no network from what the device remembers.

import type { Session } from '../../protocol/session.ts';
import { unsentCount } from '../parts/attention.ts';
import {
  deviceId,
  currentPerson,
  leaveDevice,
  rememberPerson,
  watchPerson,
} from '../replica/known-people.ts';
import { isClosedHere } from '../replica/closed-blocs.ts';
import { deleteDatabase, openDatabase } from '../replica/database.ts';
import { localStore } from '../replica/drafts.ts';
import { withMirror } from '../replica/journal/mirror.ts';
import { openOpfsJournals } from '../replica/journal/opfs-journals.ts';
import { askToPersist } from '../replica/lasting-storage.ts';
import { openReplica, type Replica } from '../replica/replica.ts';
import { storageErrorName } from '../replica/storage-guard.ts';
import type { LeftWork } from './signed-out.ts';
import type { Account } from '../sync/account.ts';
import { joinLate } from '../sync/late-sync.ts';
import type { Line } from '../sync/line.ts';
import type { TabSync } from '../sync/tab-sync.ts';

type SessionState =
  | { readonly is: 'opening' }
  /** The device's storage does not open: nothing may be typed that could not be kept. */
  | {
      readonly is: 'broken';
      readonly problem: string;
      /** Somebody is known whose storage can be deleted, and unsent work put back from its second copy. */
      readonly canMend: boolean;
    }
  | { readonly is: 'signed-out'; readonly left: readonly LeftWork[] }
  | {
      readonly is: 'signed-in';
      readonly session: Session;
      readonly replica: Replica;
      readonly sync: TabSync;
    };

interface Deps {
  readonly account: Account;
  /** Fetched when it is called for. */
  readonly line: () => Promise<Line>;
  /** Kept when the sign-in page is here: a page that is shown as coming first is held back by React for a third of a second. */
  readonly fetchSignIn: () => Promise<unknown>;
  /** Kept when the first screen is drawn. */
  readonly firstPaint: () => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  readonly locks: LockManager | undefined;
}

export interface SessionStore {
  readonly state: SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly start: () => Promise<void>;
  readonly enter: (session: Session) => Promise<void>;
  /** Roles and blocs as the server has them now; offline, what was last known stays. */
  readonly refresh: () => Promise<boolean>;
  /** Why it did not work, or undefined. */
  readonly leave: () => Promise<'no-network' | 'holds-work' | undefined>;
  /** Deletes a storage that does not open; what is unsent comes back from its journals at the next start. */
  readonly mend: () => Promise<void>;
  /** The server's clock; undefined where nobody answers. */
  readonly askServerTime: () => Promise<number | undefined>;
  /** Shows the sign-in page; what is unsent stays where it is. */
  readonly signInAgain: () => Promise<void>;
}

const signedOut = () => import('./signed-out.ts');

export function createSessionStore(deps: Deps): SessionStore {
  const { account, line, fetchSignIn, firstPaint, now, random, locks } = deps;
  const listeners = new Set<() => void>();
  let state: SessionState = { is: 'opening' };

  function become(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function close(): void {
    if (state.is !== 'signed-in') return;
    state.sync.stop();
    state.replica.close();
  }

  async function open(session: Session): Promise<void> {
    const late: { sync?: TabSync } = {};
    const replica = await openReplica({
      actor: session.actor,
      openStorage: openDatabase,
      removeStorage: deleteDatabase,
      openJournals: withMirror(openOpfsJournals, localStore()),
      memory: localStore(),
      now,
      random,
      locks,
      wakeSync: () => late.sync?.wake(false),
    });
    // The usual case is one bloc, whatever its years: it comes onto the device without being asked for.
    const [first, ...others] = session.blocs;
    const isOnly = others.every(({ blocId }) => blocId === first?.blocId);
    const isClosed = first && (await isClosedHere(replica.storage, first.blocId).catch(() => false));
    if (first && isOnly && !isClosed) await replica.store.take(first.blocId);
    const sync = joinLate(async () => {
      const [{ join }, device] = await Promise.all([line(), deviceId()]);
      // The line says itself that somebody was signed out; the work on the device stays open.
      return join({ replica, device, now, random, locks, onSignedOut: () => undefined });
    });
    late.sync = sync;
    become({ is: 'signed-in', session, replica, sync });
    // A bloc that is not here yet is what the reader waits for; else the grid is.
    const blocs = [...replica.blocs.values()];
    if (blocs.length > 0 && blocs.every(({ complete }) => complete)) void firstPaint().then(sync.begin);
    else sync.begin();
    askToKeep(replica);
    // Where its chunk does not come, the roles are asked for at the next start, as ever.
    void firstPaint()
      .then(() => import('./ask-anew.ts'))
      .then(({ askAnew }) => askAnew(replica, refresh))
      .catch(() => undefined);
  }

  /** Asked for when there is something to keep: browsers say yes to what is used, and people to what they made. */
  function askToKeep(replica: Replica): void {
    const leave = replica.subscribe(() => {
      if (replica.savedAt === null) return;
      leave();
      void askToPersist().catch(() => false);
    });
  }

  /** Roles may have changed while the device was away; offline, what was last known holds. False where nobody answered. */
  async function refresh(): Promise<boolean> {
    const answer = await account.session();
    if (answer.is !== 'answer') return false;
    if (state.is !== 'signed-in' || answer.value.actor.personId !== state.session.actor.personId) return true;
    await rememberPerson(answer.value, now());
    state.replica.setActor(answer.value.actor);
    become({ ...state, session: answer.value });
    return true;
  }

  async function showSignIn(): Promise<void> {
    // Where its chunk does not come, or a storage does not open, nobody is kept from signing in.
    const left = signedOut()
      .then(({ leftWork }) => leftWork())
      .catch(() => []);
    // A file that hangs leaves nobody in front of what is not theirs any more.
    await Promise.race([fetchSignIn(), new Promise((go) => setTimeout(go, 500))]);
    become({ is: 'signed-out', left: await left });
  }

  async function begin(): Promise<void> {
    try {
      const person = await currentPerson();
      if (!person) return await showSignIn();
      await open(person.session);
      void firstPaint().then(refresh);
    } catch (error) {
      const hasJournals = typeof navigator.storage?.getDirectory === 'function';
      const known = await currentPerson().catch(() => undefined);
      const problem = storageErrorName(error);
      become({ is: 'broken', problem, canMend: hasJournals && known !== undefined });
    }
  }

  /**
   * [AU9] Another tab has signed somebody in or out: the browser has one session for all of them, and what is shown here is
   * the other person's no more. What was typed is kept for whose it is, as where a page goes.
   */
  function elsewhere(personId: string | undefined): void {
    const isHere = state.is === 'signed-in' && state.session.actor.personId === personId;
    if (isHere || state.is === 'opening') return;
    close();
    if (personId === undefined) void showSignIn();
    else void begin();
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    start() {
      watchPerson(elsewhere);
      return begin();
    },

    refresh,

    async enter(session) {
      close();
      await rememberPerson(session, now());
      await open(session);
    },

    async leave() {
      if (state.is !== 'signed-in') return undefined;
      // First, or the server would have ended a session whose work then stayed here.
      const here = await signedOut().catch(() => undefined);
      if (!here) return 'no-network';
      const { replica } = state;
      // The button knew what this page knows; another tab may have begun something since.
      const holdsWork = async () => unsentCount(replica) > 0 || (await here.holdsWork(replica));
      if (await holdsWork()) return 'holds-work';
      const answer = await account.signOut();
      if (answer.is !== 'answer' && answer.is !== 'signed-out') return 'no-network';
      close();
      // The answer may take long, and whoever waits for it may go on working.
      if (await holdsWork()) await leaveDevice();
      else await here.emptyDevice(replica.actor.personId);
      await showSignIn();
      return undefined;
    },

    async mend() {
      const person = await currentPerson();
      if (person) await deleteDatabase(person.personId);
    },

    askServerTime: async () => (await line()).askServerTime(),

    async signInAgain() {
      close();
      await leaveDevice();
      await showSignIn();
    },
  };
}
