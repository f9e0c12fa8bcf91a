// What the designer knows and can do: edits that are saved like everything else, and taken back one by one.

import { useCallback, useMemo, useRef, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { checkTable, type TableFault } from '../../../domain/criteria/check-table.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { TableEdit } from '../../../domain/criteria/table-edits.ts';
import { undoEdits } from '../../../domain/criteria/undo-edits.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import { wordsOf } from '../../../domain/problems.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';

export interface Designer {
  readonly table: CriteriaTable;
  readonly faults: readonly TableFault[];
  /** Why nothing can be edited by this person now; undefined where it can. */
  readonly bar: Words | undefined;
  readonly edit: (edits: readonly TableEdit[]) => Promise<Words | undefined>;
  readonly undo: () => Promise<Words | undefined>;
  readonly canUndo: boolean;
}

/** Edits at once in one change; the server takes no more. */
const MOST = 500;

export function useDesigner(copy: BlocCopy, table: CriteriaTable): Designer {
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const undone = useRef<readonly (readonly TableEdit[])[]>([]);
  const [depth, setDepth] = useState(0);
  const { periodId, version } = table;
  const faults = useMemo(() => checkTable(table), [table]);
  const problem = refusalOf(copy, actor, {
    name: 'edit-table',
    args: { periodId, version, edits: [{ do: 'set', title: table.title }] },
  });

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
    bar: problem && wordsOf(problem),
    async edit(edits) {
      const back = undoEdits(table, edits);
      const refused = await write(edits);
      if (!refused && back) {
        undone.current = [...undone.current.slice(-99), back];
        setDepth(undone.current.length);
      }
      return refused;
    },
    async undo() {
      const last = undone.current.at(-1);
      if (!last) return undefined;
      const refused = await write(last);
      if (!refused) {
        undone.current = undone.current.slice(0, -1);
        setDepth(undone.current.length);
      }
      return refused;
    },
    canUndo: depth > 0,
  };
}
