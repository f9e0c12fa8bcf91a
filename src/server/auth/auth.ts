// Who is asking. Sessions are kept here and not in the cookie, so that ending one is at once true everywhere.

import { hash, randomBytes } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { Words } from '../../base/words.ts';
import type { Actor, Grant } from '../../domain/workflow/permissions.ts';
import { passwordFault, passwordFaultWords, type PasswordChange } from '../../protocol/password.ts';
import type { SetUpRequest } from '../../protocol/session.ts';
import { houseOf } from '../network-of.ts';
import { RequestFault } from '../request-fault.ts';
import {
  addPerson,
  addSession,
  dropOldSessions,
  dropSession,
  dropSessionsOf,
  grantsOf,
  hasAdministrator,
  isStill,
  newPersonId,
  personByUsername,
  ownerOfSession,
  setPassword,
  touchSession,
  type PersonEntry,
} from '../store/people.ts';
import { isFull, isReadOnly } from '../store/no-writes.ts';
import type { Store } from '../store/store.ts';
import { hashPassword, isPassword, pretend } from './passwords.ts';
import { addSetUp, holdsSetUp, takeSetUp } from './set-up.ts';
import { samplePassword, wrongNow } from './password-words.ts';
import { createThrottle, type Outcome } from './throttle.ts';
import { usernameTaken } from './username-taken.ts';

/** How long sessions last, in milliseconds. */
interface SessionTimes {
  readonly fieldIdle: number;
  readonly field: number;
  readonly officer: number;
  readonly administrator: number;
}

export interface AuthDeps {
  readonly store: Store;
  readonly now: Clock;
  /** Sample accounts may sign in. */
  readonly demo: boolean;
  readonly times: SessionTimes;
}

/** A signed-in person, with the roles they hold at this moment. */
export interface SignedIn {
  readonly actor: Actor;
  readonly username: string;
  readonly office: string;
  /** Their password is one that an administrator gave out [AU16]. */
  readonly hasGivenPassword: boolean;
  /** When they will be asked to sign in again. */
  readonly until: number;
}

export interface Auth {
  readonly signIn: (
    username: string,
    password: string,
    address: string,
  ) => Promise<SignedIn & { readonly token: string; readonly expires: number }>;
  readonly signOut: (token: string) => Promise<void>;
  /** The person behind a cookie; undefined where it names no living session. */
  readonly whoIs: (token: string | undefined) => Promise<SignedIn | undefined>;
  /** The same for somebody who brings work: whose account was closed is let in that far, to have it held [HD1]. */
  readonly whoBrings: (
    token: string | undefined,
  ) => Promise<(SignedIn & { readonly stopped: boolean }) | undefined>;
  /**
   * A password of the person's own choice in the place of the one they have: every session of theirs ends but the one it is
   * asked in. Throws where it is not taken, with why in words.
   */
  readonly changePassword: (token: string, change: PasswordChange, address: string) => Promise<void>;
  readonly needsSetUp: () => Promise<boolean>;
  /**
   * A new one-time token for a server without an administrator; undefined where there is one. It holds for a week, and once
   * one was used none holds.
   */
  readonly offerSetUp: () => Promise<string | undefined>;
  readonly setUp: (request: SetUpRequest) => Promise<void>;
}

const TOUCH_EVERY = 10 * 60_000;
/** A clock that is put right by less than this ends nobody's session. */
const CLOCK_SLACK = 60 * 60_000;
/** A clock before this release is behind, as one without a battery after a power cut: it says nothing of what was ahead. */
const CLOCK_LEAST = Date.UTC(2026, 10, 1);
const sha256 = (text: string) => hash('sha256', text);
const newToken = () => randomBytes(32).toString('base64url');
const SIGNING_IN: Words = {
  vi: 'Tài khoản này đang được đăng nhập nhiều lần cùng lúc. Hãy thử lại sau ít giây.',
  en: 'This account is being signed in several times at once. Try again in a few seconds.',
};

export function createAuth({ store, now, demo, times }: AuthDeps): Auth {
  const throttle = createThrottle(now);

  const mayEnter = (person: Pick<PersonEntry, 'active' | 'sample'>): boolean =>
    person.active === 1 && (demo || person.sample === 0);

  async function signIn(username: string, password: string, address: string) {
    const person = await recognise(username, password, address);
    const grants = await grantsOf(store.read, person.id);
    const { idle, absolute } = lengthFor(grants, times);
    const token = newToken();
    const at = now();
    await store.transaction(async (tx) => {
      // Comparing took its time: a password that was renewed meanwhile, as for a lost device, lets nobody in.
      if (!(await isStill(tx, person))) throw new RequestFault('wrong-password');
      await dropOldSessions(tx, at);
      await addSession(tx, {
        token: sha256(token),
        person: person.id,
        created: at,
        last_seen: at,
        expires: at + absolute,
        idle,
      });
    });
    return {
      token,
      expires: at + absolute,
      ...signedInOf(person, grants),
      until: at + Math.min(idle, absolute),
    };
  }

  /** Whose username and password these are. Throws where they are nobody's who may enter, or it is too soon to say. */
  async function recognise(username: string, password: string, address: string): Promise<PersonEntry> {
    // Counted before the slow part, or a hundred tries at once would all be free.
    const turn = throttle.take(`${username} ${houseOf(address)}`);
    if (turn.is === 'wait') throw new RequestFault('too-many-tries', { retryAfter: turn.seconds });
    if (turn.is === 'busy') throw new RequestFault('server-busy', { retryAfter: 1, words: SIGNING_IN });
    let outcome: Outcome = 'unknown';
    try {
      const person = await personByUsername(store.read, username);
      const right = person ? await isPassword(person.password, password) : (await pretend(password), false);
      outcome = person && right && mayEnter(person) ? 'right' : 'wrong';
      // One answer for an unknown name, a wrong password and a closed account [AU2].
      if (!person || outcome === 'wrong') throw new RequestFault('wrong-password');
      return person;
    } finally {
      turn.end(outcome);
    }
  }

  async function whoBrings(
    token: string | undefined,
  ): Promise<(SignedIn & { readonly stopped: boolean }) | undefined> {
    if (!token || token.length > 100) return undefined;
    const owner = await ownerOfSession(store.read, sha256(token));
    if (!owner) return undefined;
    const { session, person, grants } = owner;
    const at = now();
    // Made by a clock that was ahead, it would outlive its length by as much.
    if (session.created > at + CLOCK_SLACK && at > CLOCK_LEAST) return undefined;
    if (at >= session.expires || at >= session.last_seen + session.idle) return undefined;
    const stopped = person.active === 0;
    if (!stopped && !mayEnter(person)) return undefined;
    // A role that was given later may be one with shorter sessions.
    const { idle, absolute } = lengthFor(grants, times);
    const expires = Math.min(session.expires, session.created + absolute);
    if (at >= expires) return undefined;
    if (at - session.last_seen > TOUCH_EVERY) await touch(session.token, at);
    const until = Math.min(expires, at + idle);
    return { ...signedInOf(person, grants), until, stopped };
  }

  /** A disk that takes no writes must not keep anybody from reading; the session is then as old as it was. */
  async function touch(token: string, at: number): Promise<void> {
    try {
      await touchSession(store.write, token, at);
    } catch (error) {
      if (!isFull(error) && !isReadOnly(error)) throw error;
    }
  }

  async function whoIs(token: string | undefined): Promise<SignedIn | undefined> {
    const { stopped = true, ...signedIn } = (await whoBrings(token)) ?? {};
    return stopped ? undefined : (signedIn as SignedIn);
  }

  async function changePassword(token: string, change: PasswordChange, address: string): Promise<void> {
    const session = sha256(token);
    const owner = (await ownerOfSession(store.read, session))?.person;
    if (!owner) throw new RequestFault('not-signed-in');
    // It is published, and the next who tries the sample is to come in by it.
    if (owner.sample === 1) throw new RequestFault('bad-request', { words: samplePassword });
    const fault = passwordFault(change, owner.username);
    if (fault) throw new RequestFault('bad-request', { words: passwordFaultWords[fault] });
    const person = await recognise(owner.username, change.password, address).catch((error: unknown) => {
      const isWrong = error instanceof RequestFault && error.code === 'wrong-password';
      throw isWrong ? wrongNow() : error;
    });
    const password = await hashPassword(change.next);
    await store.transaction(async (tx) => {
      // An administrator may have renewed it meanwhile, as for a lost device: then this is not theirs to say.
      if (!(await isStill(tx, person))) throw wrongNow();
      await setPassword(tx, person.id, { password, given: 0 });
      await dropSessionsOf(tx, person.id, session);
    });
  }

  const needsSetUp = async () => !demo && !(await hasAdministrator(store.read));

  return {
    signIn,
    whoIs,
    whoBrings,
    changePassword,
    needsSetUp,
    signOut: (token) => dropSession(store.write, sha256(token)),

    offerSetUp: async () => ((await needsSetUp()) ? addSetUp(store, 'first', now()) : undefined),

    async setUp({ token, username, name, password }) {
      const stored = await hashPassword(password.normalize('NFC'));
      await store.transaction(async (tx) => {
        if (await personByUsername(tx, username)) {
          // Who has no link learns nothing of who has an account.
          if (await holdsSetUp(tx, token, now())) throw usernameTaken(username);
          throw new RequestFault('not-found');
        }
        if (!(await takeSetUp(tx, token, now()))) throw new RequestFault('not-found');
        await addPerson(
          tx,
          {
            id: newPersonId(username),
            username,
            name,
            office: '',
            password: stored,
            active: 1,
            sample: 0,
            created: now(),
            given: 0,
            revision: 0,
          },
          [{ role: 'administrator', blocId: null, periodId: null, unitId: null }],
        );
      });
    },
  };
}

const signedInOf = (
  { id, username, name, office, given }: Pick<PersonEntry, 'id' | 'username' | 'name' | 'office' | 'given'>,
  grants: Grant[],
): Omit<SignedIn, 'until'> => ({
  actor: { personId: id, name, grants },
  username,
  office,
  hasGivenPassword: given === 1,
});

/** The shortest that any of a person's roles asks for [AU3]. */
function lengthFor(
  grants: readonly Grant[],
  times: SessionTimes,
): { readonly idle: number; readonly absolute: number } {
  const lengths = grants.map(({ role }) =>
    role === 'administrator'
      ? times.administrator
      : role === 'province-officer'
        ? times.officer
        : times.field,
  );
  const absolute = Math.min(times.field, ...lengths);
  return { idle: Math.min(times.fieldIdle, absolute), absolute };
}
