// Signing in and out, and the administrator's people: requests that need the network and say so.

import { z } from 'zod';
import type { NewBloc } from '../../domain/workflow/new-bloc.ts';
import { BlocList } from '../../protocol/blocs.ts';
import {
  NewPersonAnswer,
  PeopleList,
  Person,
  type NewActive,
  type NewGrants,
  type NewPerson,
} from '../../protocol/people.ts';
import type { PasswordChange } from '../../protocol/password.ts';
import {
  BlocOffer,
  Session,
  Welcome,
  type SetUpRequest,
  type SignInRequest,
} from '../../protocol/session.ts';
import { REQUEST_HEADER } from '../../protocol/version.ts';
import { ask, type Answer } from './ask.ts';

const PATIENCE_MS = 20_000;

export interface Account {
  readonly welcome: () => Promise<Answer<Welcome>>;
  readonly session: () => Promise<Answer<Session>>;
  readonly signIn: (request: SignInRequest) => Promise<Answer<Session>>;
  readonly signOut: () => Promise<Answer<unknown>>;
  /** A password of one's own choice; the session goes on, all others of the person end. */
  readonly changePassword: (change: PasswordChange) => Promise<Answer<Session>>;
  /** Makes the first administrator, and signs them in. */
  readonly setUp: (request: SetUpRequest) => Promise<Answer<Session>>;
  readonly people: () => Promise<Answer<PeopleList>>;
  /** The blocs by their names. */
  readonly blocs: () => Promise<Answer<BlocList>>;
  readonly makeBloc: (facts: NewBloc) => Promise<Answer<BlocOffer>>;
  readonly addPerson: (person: NewPerson) => Promise<Answer<NewPersonAnswer>>;
  /** `lost`: one of the person's devices is in strange hands. */
  readonly newPassword: (personId: string, lost: boolean) => Promise<Answer<NewPersonAnswer>>;
  /** `revision`: the account on which it was decided. */
  readonly setActive: (personId: string, what: NewActive) => Promise<Answer<Person>>;
  /** `grants`: all the roles that the person holds from now on; `seen`, `revision`: those on which it was decided. */
  readonly setGrants: (personId: string, roles: NewGrants) => Promise<Answer<Person>>;
}

/** The account side of the server, over `fetch`. */
export function createAccount(fetcher: typeof fetch): Account {
  const get = <T>(url: string, schema: z.ZodType<T>) => ask(fetcher, url, {}, schema, PATIENCE_MS);
  const send = <T>(method: string, url: string, body: unknown, schema: z.ZodType<T>) =>
    ask(
      fetcher,
      url,
      {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', [REQUEST_HEADER]: '1' },
      },
      schema,
      PATIENCE_MS,
    );
  return {
    welcome: () => get('/api/welcome', Welcome),
    session: () => get('/api/session', Session),
    signIn: (request) => send('POST', '/api/session', request, Session),
    signOut: () => send('DELETE', '/api/session', {}, z.unknown()),
    changePassword: (change) => send('POST', '/api/session/password', change, Session),
    async setUp(request) {
      const made = await send('POST', '/api/set-up', request, z.object({ done: z.literal(true) }));
      return made.is === 'answer' ? send('POST', '/api/session', request, Session) : made;
    },
    people: () => get('/api/people', PeopleList),
    blocs: () => get('/api/blocs', BlocList),
    makeBloc: (facts) => send('POST', '/api/blocs', facts, BlocOffer),
    addPerson: (person) => send('POST', '/api/people', person, NewPersonAnswer),
    newPassword: (id, lost) =>
      send('POST', `/api/people/${encodeURIComponent(id)}/password`, { lost }, NewPersonAnswer),
    setActive: (id, what) => send('POST', `/api/people/${encodeURIComponent(id)}/active`, what, Person),
    setGrants: (id, roles) => send('POST', `/api/people/${encodeURIComponent(id)}/grants`, roles, Person),
  };
}
