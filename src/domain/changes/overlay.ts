// Changes on top of a world, one after another: what the server takes in a push, and what a device replays after
// a pull. A column has hundreds of cells and a change writes one, so a column is copied when its first cell is
// written here, and from then on is this overlay's own.

import { emptyColumn, type Column } from '../scoring/sheet.ts';
import type { RecordBodies, RecordKind } from '../records.ts';
import type { Write } from './apply-change.ts';
import type { World } from './define-change.ts';

/** A record as the changes so far have left it. */
export type Standing = Pick<Write, 'kind' | 'id' | 'body'> & {
  /** Of a column where only cells were written: these; the others are as they were underneath. */
  readonly changed?: Column['cells'];
};

export interface Overlay extends World {
  /** Takes in what one change wrote. */
  readonly write: (writes: readonly Write[]) => void;
  /** Every record written so far, by "kind id". */
  readonly written: ReadonlyMap<string, Standing>;
}

export function createOverlay(under: World): Overlay {
  const written = new Map<string, Standing>();
  const ownCells = new Map<string, readonly Record<string, Column['cells'][string]>[]>();

  const get = <K extends RecordKind>(kind: K, id: string): Readonly<RecordBodies[K]> | undefined => {
    const fresh = written.get(`${kind} ${id}`);
    return fresh ? (fresh.body as RecordBodies[K]) : under.get(kind, id);
  };

  function cellsOf(key: string, id: string, { sheetId, owner }: Pick<Column, 'sheetId' | 'owner'>) {
    const own = ownCells.get(key);
    if (own) return own;
    const before = get('column', id) ?? emptyColumn(sheetId, owner);
    const cells = { ...before.cells };
    const body = { ...before, cells };
    // Written whole before: then it is still to be taken whole.
    const changed = written.has(key) ? undefined : {};
    const fresh = changed ? [cells, changed] : [cells];
    ownCells.set(key, fresh);
    written.set(key, { kind: 'column', id, body, ...(changed ? { changed } : {}) });
    return fresh;
  }

  return {
    get,
    written,
    write(writes) {
      for (const write of writes) {
        const key = `${write.kind} ${write.id}`;
        if (write.cells) {
          for (const cells of cellsOf(key, write.id, write.cells.of))
            Object.assign(cells, write.cells.written);
        } else {
          ownCells.delete(key);
          written.set(key, write);
        }
      }
    },
  };
}
