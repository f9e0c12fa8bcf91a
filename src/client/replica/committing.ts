// The one write door: the rule runs on this copy, the changes are flushed to the journal, then one strict transaction
// appends them to the outbox, having seen that no other tab wrote meanwhile.

import { must } from '../../base/assert.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import { allRules, canJudge, ruleNamed } from '../../domain/changes/known-rules.ts';
import type { Intent } from '../../domain/changes/registry.ts';
import { changeIdOf, type ChangeId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Beginning } from './beginning.ts';
import { pendingOf, type BlocCopy } from './bloc-copy.ts';
import type { Keeper } from './keeping.ts';
import type { ReplicaState, StorageFault } from './replica-state.ts';
import type { OutboxRow } from './storage.ts';
import { withPatience } from './storage-guard.ts';
import { sealChange } from './taking-in.ts';

/** The ids of what was saved on this device, in the order asked. */
type Committed = Result<readonly ChangeId[], Problem | StorageFault>;

const RULES_MISSING = { code: 'storage-fault', name: 'RulesMissing' } as const;

/** The sheet that a change names, where it names one. */
const sheetOf = ({ args }: { readonly args: unknown }) => (args as { readonly sheetId?: string }).sheetId;

/** `saw` is what the author had before them where that is not what stands now: both versions live on then [CF2]. */
export type Commit = (bloc: string, intents: Intended, saw?: ChangeId | null) => Promise<Committed>;
/** What a person wants done; asked for at its turn where it rests on what the turns before it have left. */
export type Intended = readonly Intent[] | (() => readonly Intent[]);
type Appended = { readonly places: readonly number[] } | { readonly others: readonly OutboxRow[] };

export function createCommit(state: ReplicaState, keeper: Keeper, { myWriter }: Beginning): Commit {
  const { copyOf, ingest, inTurn, remember, tell } = state;
  const { now, wakeSync } = state.deps;
  const { suffer, leaveReserve, keepAgain, keepInReserve } = keeper;

  const prepare = (
    copy: BlocCopy,
    intents: readonly Intent[],
    first: number,
    saw: ChangeId | null | undefined,
  ): Result<readonly Change[], Problem> => {
    const changes: Change[] = [];
    const draft = copy.draft();
    for (const [index, { name, args }] of intents.entries()) {
      const id = changeIdOf(must(state.writer, 'a writer').id, first + index);
      // Each sees what those before it wrote, or two entries in one cell would be a conflict with oneself.
      const base = ruleNamed(name)?.baseOf?.(draft.world, state.actor, args) ?? null;
      const change = { id, name, args, base: saw === undefined ? base : saw, at: now() };
      const result = draft.tryChange(change);
      if (!result.ok) return result;
      changes.push(change);
    }
    return ok(changes);
  };

  const commit: Commit = (bloc, intended, saw) =>
    inTurn(async () => {
      const copy = copyOf(bloc);
      const intentsNow = () => (typeof intended === 'function' ? intended() : intended);
      const asked = intentsNow();
      if (copy.isBehind || !asked.every(({ name }) => canJudge(name))) {
        // What is entered in a sheet goes on without the rules that do not come: the server judges it again. Not over
        // a change of the same sheet that is not shown: it would be built on what no longer stands, and be refused.
        await withPatience(state.deps.later, allRules).catch(() => undefined);
        copy.catchUp();
        const unseen = copy.pending.filter(({ change }) => !canJudge(change.name));
        const sheets = new Set(unseen.flatMap(({ change }) => sheetOf(change) ?? []));
        const isBarred = (one: Intent) => !canJudge(one.name) || sheets.has(sheetOf(one) ?? '');
        if (asked.some(isBarred)) return fail(RULES_MISSING);
      }
      if (state.trouble?.kind === 'quota') await leaveReserve();
      const taken = await myWriter();
      if (!taken.ok) return taken;
      const me = taken.value;
      /** How many numbers stand in the journal, and in no database yet. */
      let journaled = 0;
      for (;;) {
        // Anew each time: what another tab was first with is what this one is written over.
        const intents = intentsNow();
        const prepared = prepare(copy, intents, me.next, saw);
        if (journaled > 0 && (!prepared.ok || intents.length === 0)) {
          // Another tab's work made it a no, or left nothing to do: its numbers are not given again.
          await state.secondCopy.cancel(me.next);
          me.next += journaled;
        }
        if (!prepared.ok) return prepared;
        const changes = prepared.value;
        if (changes.length === 0) return ok([]);
        const rows = changes.map((change, index) => ({
          bloc,
          writer: me.id,
          seq: me.next + index,
          body: sealChange(change),
        }));
        const kept = await state.secondCopy.append(rows);
        if (kept === 'full') return fail({ code: 'storage-fault', name: 'JournalFull' });
        journaled = kept === 'kept' ? Math.max(journaled, rows.length) : 0;
        const appended = await append(rows);
        if (!appended.ok) {
          if (!(await keepAgain(rows))) return appended;
          keepInReserve(rows);
        } else if ('others' in appended.value) {
          // Another tab was first: take its work in and let the rule speak again.
          ingest(appended.value.others);
          continue;
        } else {
          const { places } = appended.value;
          state.lastPlace = Math.max(state.lastPlace, ...places);
          copy.append(
            changes.map((change, index) =>
              pendingOf(places[index] as number, me.id, me.next + index, change),
            ),
          );
        }
        me.next += rows.length;
        state.savedAt = now();
        remember();
        tell();
        wakeSync();
        return ok(changes.map(({ id }) => id));
      }
    });

  async function append(rows: readonly OutboxRow[]): Promise<Result<Appended, StorageFault>> {
    if (state.trouble) return fail({ code: 'storage-fault', name: state.trouble.name });
    try {
      return await state.storage.transaction('write', ['outbox'], async ({ outbox }) => {
        const behind = await outbox.above(state.lastPlace);
        // Asked twice, after a connection that was lost: what is there already is not written again.
        const mine = behind.filter((one) => one.writer === rows[0]?.writer && one.seq >= rows[0].seq);
        if (mine.length === rows.length) {
          return ok({ places: mine.map(({ place }) => must(place, 'a stored row has a place')) });
        }
        return behind.length > 0 ? ok({ others: behind }) : ok({ places: await outbox.put(rows) });
      });
    } catch (error) {
      return fail(await suffer(error));
    }
  }

  return commit;
}
