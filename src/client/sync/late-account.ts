// The account side, fetched when it is first asked: who works offline never asks.

import type { Account } from './account.ts';

type Question = (...given: unknown[]) => Promise<unknown>;

/**
 * An `Account` that is fetched with the first question. A chunk that does not come fails that question alone. Its questions
 * are not listed: each would be carried by everybody who only enters a score.
 */
export const lateAccount = (load: () => Promise<Account>): Account =>
  new Proxy({} as Account, {
    get:
      (_, name): Question =>
      async (...given) =>
        ((await load()) as unknown as Record<typeof name, Question>)[name]?.(...given),
  });
