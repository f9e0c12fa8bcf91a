// The links by which an administrator is made without one: on a server that has none, printed where it starts; where the
// last of them is gone, by whoever works at the server's own machine (`set-up-link`). Each holds for a week, and once one
// was used none does [AU5] [AU14].

import { hash, randomBytes } from 'node:crypto';
import { hasAdministrator } from '../store/people.ts';
import { SET_UP_LINKS } from '../store/state.ts';
import { addState, dropState, getState, putState, type Db, type Store, type Tx } from '../store/store.ts';

/** Stands once a link was used: from then on this is no trial any more. */
const USED = 'set-up-used';
const HOLDS_MS = 7 * 24 * 60 * 60_000;
/** A server that is started again and again prints one each time: of that many the newest hold. */
const MOST = 50;

const sha256 = (text: string) => hash('sha256', text);

/** The sample's accounts, whose password is published, are asked for where an administrator was made [AU14]. */
export class DemoIsOver extends Error {}

/** `first`: good only while there is no administrator. `again`: also where there is one who cannot sign in any more. */
export type SetUpKind = 'first' | 'again';

const still = (words: readonly string[], now: number): readonly string[] =>
  words.filter((word) => now - Number(word.split('@')[1] ?? Number.NaN) < HOLDS_MS).slice(-MOST);

/** Makes a link's token, beside those before: another server may have printed one that somebody is about to open. */
export async function addSetUp(
  store: Pick<Store, 'transaction'>,
  kind: SetUpKind,
  at: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const word = `${sha256(token)}@${at}@${kind}`;
  await store.transaction((tx) => addState(tx, SET_UP_LINKS, word, (words) => still(words, at)));
  return token;
}

/** Whether an administrator may be made with it now. */
export async function holdsSetUp(tx: Tx, token: string, now: number): Promise<boolean> {
  const words = still((await getState(tx, SET_UP_LINKS))?.split(' ') ?? [], now);
  const word = words.find((one) => one.startsWith(`${sha256(token)}@`));
  return word !== undefined && (word.endsWith('@again') || !(await hasAdministrator(tx)));
}

/** Uses a token up, and all others with it. False where it does not hold, or another was quicker. */
export async function takeSetUp(tx: Tx, token: string, now: number): Promise<boolean> {
  // Of two who open links at once one is the first.
  if (!(await holdsSetUp(tx, token, now)) || !(await dropState(tx, SET_UP_LINKS))) return false;
  await putState(tx, USED, String(now));
  return true;
}

/** Whether an administrator of this server's own was ever made by a link, or is there. */
export const isSetUp = async (db: Db): Promise<boolean> =>
  (await getState(db, USED)) !== undefined || (await hasAdministrator(db));
