// The drafts of this page, and how they become work: when the page goes, when the screen changes, and when the
// next page finds what one before it left.

import { useEffect } from 'react';
import { columnIdOf } from '../../domain/ids.ts';
import { counting } from '../../domain/scoring/cell.ts';
import { localStore, openDrafts, type Draft, type Drafts } from '../replica/drafts.ts';
import type { Replica } from '../replica/replica.ts';
import { useReplica } from '../replica/use-replica.ts';

const opened = new WeakMap<Replica, Drafts>();

/** One for each page and person. */
export function draftsOf(replica: Replica): Drafts {
  const known = opened.get(replica);
  if (known) return known;
  const drafts = openDrafts({
    storage: localStore(),
    locks: navigator.locks,
    random: () => Math.random(),
    person: replica.actor.personId,
  });
  opened.set(replica, drafts);
  return drafts;
}

export const useDrafts = (): Drafts => draftsOf(useReplica());

/** Saves drafts like anything else that is entered. What the rules refuse stays a draft. */
export async function settleDrafts(replica: Replica, some: readonly Draft[]): Promise<void> {
  const drafts = draftsOf(replica);
  for (const draft of some) {
    const { bloc, sheetId, owner, criterionId, typed } = draft;
    const copy = replica.copies.get(bloc);
    const sheet = copy?.get('sheet', sheetId);
    const cell = copy?.get('column', columnIdOf(sheetId, owner))?.cells[criterionId];
    if (!sheet) continue;
    const stands = cell && counting(cell);
    const input = typed.input === undefined ? (stands?.input ?? null) : typed.input;
    const reason = typed.reason ?? stands?.reason ?? '';
    if (JSON.stringify([input, reason]) !== JSON.stringify([stands?.input ?? null, stands?.reason ?? ''])) {
      const args = { sheetId, owner, criterionId, input, reason, table: sheet.tableVersion };
      const done = await replica.commit(bloc, [{ name: 'enter-score', args }]);
      if (!done.ok) continue;
    }
    drafts.drop(draft, typed);
  }
}

/** Keeps drafts from being left behind; `screen` is the address that is open. */
export function useSettledDrafts(screen: string): void {
  const replica = useReplica();

  useEffect(() => {
    const settle = () => void settleDrafts(replica, draftsOf(replica).mine());
    addEventListener('pagehide', settle);
    document.addEventListener('visibilitychange', settle);
    void draftsOf(replica)
      .takeOver()
      .then((left) => settleDrafts(replica, left));
    return () => {
      removeEventListener('pagehide', settle);
      document.removeEventListener('visibilitychange', settle);
    };
  }, [replica]);

  useEffect(() => () => void settleDrafts(replica, draftsOf(replica).mine()), [replica, screen]);
}
