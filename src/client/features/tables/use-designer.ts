// What the designer knows and can do: edits that are saved like everything else, and taken back one by one.

import { useCallback, useMemo, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { checkTable, type TableFault } from '../../../domain/criteria/check-table.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { editTable, type TableEdit } from '../../../domain/criteria/table-edits.ts';
import { newsIn, undoEdits } from '../../../domain/criteria/undo-edits.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';

/** Edits, or what gives them for the table as it is when their turn comes. */
type Wanted = readonly TableEdit[] | ((table: CriteriaTable) => readonly (TableEdit | undefined)[]);

export interface Designer {
  readonly table: CriteriaTable;
  readonly faults: readonly TableFault[];
  /** Why nothing can be edited by this person now; undefined where it can. */
  readonly bar: Words | undefined;
  readonly edit: (edits: Wanted) => Promise<Words | undefined>;
  readonly undo: () => Promise<Words | undefined>;
  readonly canUndo: boolean;
}

/** Edits at once in one change; the server takes no more. */
const MOST = 500;
/** So many can be taken back. */
const DEEP = 100;

/** What leads back, by table, as long as the app is open: coming back from the printed page loses none of it. */
interface Past {
  readonly steps: (readonly TableEdit[])[];
  /** One edit after the other: a press is meant for the table that the one before it left. */
  turn: Promise<unknown>;
}
const pasts = new WeakMap<BlocCopy, Map<string, Past>>();

function pastOf(copy: BlocCopy, id: string): Past {
  const byTable = pasts.get(copy) ?? new Map<string, Past>();
  pasts.set(copy, byTable);
  const past = byTable.get(id) ?? { steps: [], turn: Promise.resolve() };
  byTable.set(id, past);
  return past;
}

export function useDesigner(copy: BlocCopy, table: CriteriaTable): Designer {
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const { periodId, version } = table;
  const id = tableIdOf(periodId, version);
  const past = pastOf(copy, id);
  const [, redraw] = useState(0);
  const faults = useMemo(() => checkTable(table), [table]);
  // The copy is always the same object: the table and the person are what an answer hangs on.
  const bar = useMemo(() => {
    const edits = [{ do: 'set' as const, title: table.title }];
    const problem = refusalOf(copy, actor, { name: 'edit-table', args: { periodId, version, edits } });
    return problem && wordsOf(problem);
  }, [copy, actor, table, periodId, version]);

  const inTurn = useCallback(
    (work: (now: CriteriaTable) => Promise<Words | undefined>) => {
      const next = past.turn.then(async () => {
        const refused = await work(copy.get('criteria-table', id) ?? table);
        redraw((turn) => turn + 1);
        return refused;
      });
      past.turn = next.catch(() => undefined);
      return next;
    },
    [past, copy, id, table],
  );

  const write = useCallback(
    (edits: readonly TableEdit[]) => {
      const intents = [];
      for (let at = 0; at < edits.length; at += MOST) {
        const some = edits.slice(at, at + MOST);
        intents.push({ name: 'edit-table' as const, args: { periodId, version, edits: some } });
      }
      return commit(intents);
    },
    [commit, periodId, version],
  );

  return {
    table,
    faults,
    bar,
    edit: (wanted) =>
      inTurn(async (now) => {
        const all = typeof wanted === 'function' ? wanted(now) : wanted;
        const edits = newsIn(
          now,
          all.filter((one) => one !== undefined),
        );
        if (edits.length === 0) return undefined;
        const back = undoEdits(now, edits);
        const refused = await write(edits);
        if (!refused && back) past.steps.push(back);
        past.steps.splice(0, past.steps.length - DEEP);
        return refused;
      }),
    undo: () =>
      inTurn(async (now) => {
        const last = past.steps.at(-1);
        if (!last) return undefined;
        const done = editTable(now, last);
        // What it would take back was taken away by somebody else: said once, and the one before it can be had.
        if (!done.ok) past.steps.pop();
        const refused = done.ok ? await write(last) : wordsOf(done.problem);
        if (!refused) past.steps.pop();
        return refused;
      }),
    canUndo: past.steps.length > 0,
  };
}
