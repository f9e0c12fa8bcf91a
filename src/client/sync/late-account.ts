// The account side, fetched when it is first asked: who works offline never asks.

import type { Account } from './account.ts';

/** An `Account` that is fetched with the first question. A chunk that does not come fails that question alone. */
export const lateAccount = (load: () => Promise<Account>): Account => ({
  welcome: async () => (await load()).welcome(),
  session: async () => (await load()).session(),
  signIn: async (request) => (await load()).signIn(request),
  signOut: async () => (await load()).signOut(),
  setUp: async (request) => (await load()).setUp(request),
  people: async () => (await load()).people(),
  blocs: async () => (await load()).blocs(),
  makeBloc: async (facts) => (await load()).makeBloc(facts),
  addPerson: async (person) => (await load()).addPerson(person),
  newPassword: async (personId, lost) => (await load()).newPassword(personId, lost),
  setActive: async (personId, active) => (await load()).setActive(personId, active),
  setGrants: async (personId, roles) => (await load()).setGrants(personId, roles),
});
