// The drafts of this page, and how they become work: when the page goes, when the screen changes, and when the
// next page finds what one before it left (left-drafts.ts).

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { sameJson } from '../../base/compare.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { Intent } from '../../domain/changes/registry.ts';
import { columnIdOf, sheetIdParts } from '../../domain/ids.ts';
import { counting, type Cell } from '../../domain/scoring/cell.ts';
import { localStore, openDrafts, type Draft, type DraftPlace, type Drafts } from '../replica/drafts.ts';
import type { Replica } from '../replica/replica.ts';
import { useReplica } from '../replica/use-replica.ts';
import { fetchLate, firstPaint } from '../ui/late.tsx';

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
    now: Date.now,
    ownEntry: (place) => ownEntries(replica, place).at(-1)?.by ?? null,
  });
  opened.set(replica, drafts);
  return drafts;
}

export const useDrafts = (): Drafts => draftsOf(useReplica());

/**
 * Saves drafts like anything else that is entered. What the rules refuse stays a draft. Those that are `apart` stand
 * beside what is there now.
 */
export async function settleDrafts(
  replica: Replica,
  some: readonly Draft[],
  apart: readonly Draft[] = [],
): Promise<void> {
  const drafts = draftsOf(replica);
  for (const one of some) {
    // As it is now: while those before it were saved, the hand may have saved or changed it.
    const draft = drafts.mine().find((mine) => isOfOneCell(mine, one));
    if (!draft) continue;
    const isApart = apart.includes(one);
    const intent = intentOf(replica, draft, isApart);
    if (intent === undefined) continue;
    // What waits unseen for its rule may say otherwise: until it is shown, nothing is known to stand [CH7].
    if (intent === 'stands' && isBehind(replica, draft)) continue;
    const saw = isApart ? (one.saw ?? null) : undefined;
    if (intent !== 'stands' && !(await replica.commit(draft.bloc, [intent], saw)).ok) continue;
    drafts.drop(draft, draft.typed);
  }
}

export const isBehind = ({ copies }: Replica, { bloc }: Draft): boolean =>
  copies.get(bloc)?.isBehind ?? false;

export const isOfOneCell = (one: DraftPlace, other: DraftPlace): boolean =>
  one.sheetId === other.sheetId && one.owner === other.owner && one.criterionId === other.criterionId;

/** What the person who works here has in the cell themselves. */
export function ownEntries(
  { copies, actor }: Pick<Replica, 'copies' | 'actor'>,
  { bloc, sheetId, owner, criterionId }: DraftPlace,
): Cell {
  if (owner === 'target') return [];
  const cell = copies.get(bloc)?.get('column', columnIdOf(sheetId, owner))?.cells[criterionId] ?? [];
  return cell.filter(({ author }) => author === actor.personId);
}

/**
 * What a draft asks to be saved; nothing where it says what stands already, undefined where it cannot be yet. What was not
 * typed is as it stands; of one that is `apart`, as its hand saw it.
 */
function intentOf(replica: Replica, draft: Draft, isApart: boolean): Intent | 'stands' | undefined {
  const { bloc, sheetId, owner, criterionId, typed, saw } = draft;
  const copy = replica.copies.get(bloc);
  const sheet = copy?.get('sheet', sheetId);
  if (!copy || !sheet) return undefined;
  if (owner === 'target') return targetIntent(copy, draft);
  const cell = copy.get('column', columnIdOf(sheetId, owner))?.cells[criterionId];
  const stands = cell && (isApart ? cell.find(({ by }) => by === saw) : counting(cell));
  const input = typed.input === undefined ? (stands?.input ?? null) : typed.input;
  const reason = typed.reason ?? stands?.reason ?? '';
  if (sameJson([input, reason], [stands?.input ?? null, stands?.reason ?? ''])) return 'stands';
  const args = { sheetId, owner, criterionId, input, reason, table: sheet.tableVersion };
  return { name: 'enter-score', args };
}

/** A text that is no figure stays a draft: it is shown where it was typed until somebody mends it [TG1]. */
function targetIntent(world: World, { sheetId, criterionId, typed }: Draft): Intent | 'stands' | undefined {
  const input = typed.input ?? null;
  if (input !== null && !('value' in input)) return undefined;
  const value = input?.value ?? null;
  if (value === (world.get('targets', sheetId)?.values[criterionId] ?? null)) return 'stands';
  const { periodId, unitId } = sheetIdParts(sheetId);
  return { name: 'set-targets', args: { periodId, targets: [{ unitId, criterionId, value }] } };
}

/** The drafts of this page, redrawn as they change. */
export function useMyDrafts(): readonly Draft[] {
  const drafts = useDrafts();
  const version = useSyncExternalStore(drafts.subscribe, () => drafts.version);
  // `version` is what says that the drafts, always the same object, have changed.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => drafts.mine(), [drafts, version]);
}

const fetchLeft = fetchLate(() => import('./left-drafts.ts'));

/** Keeps drafts from being left behind; `screen` is what is drawn: the address, and the shape it takes. */
export function useSettledDrafts(screen: string): void {
  const replica = useReplica();

  useEffect(() => {
    const settle = () => void settleDrafts(replica, draftsOf(replica).mine());
    addEventListener('pagehide', settle);
    document.addEventListener('visibilitychange', settle);
    // Behind the first paint: the hand waits for the page, and not for what it left on another one.
    const minding = firstPaint()
      .then(fetchLeft)
      .then(({ mindTyped }) => mindTyped(replica));
    // Without its file what was left lies where it lay, for the next page.
    minding.catch(() => undefined);
    return () => {
      void minding.then(
        (leave) => leave(),
        () => undefined,
      );
      removeEventListener('pagehide', settle);
      document.removeEventListener('visibilitychange', settle);
    };
  }, [replica]);

  useEffect(() => () => void settleDrafts(replica, draftsOf(replica).mine()), [replica, screen]);
}
