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
  /** What was said with the last change that wrote it. */
  readonly place: number;
};

export interface Overlay extends World {
  /** Takes in what one change wrote; `place` is kept with each record it wrote. */
  readonly write: (writes: readonly Write[], place?: number) => void;
  /** Every record written so far, by "kind id". */
  readonly written: ReadonlyMap<string, Standing>;
}

interface Options {
  /**
   * Cells are written into the columns underneath instead of a copy: for whoever throws the world below away when
   * the changes are not to count.
   */
  readonly inPlace?: boolean;
}

type Cells = Record<string, Column['cells'][string]>;
type Own = Omit<Standing, 'body'> & {
  place: number;
  body: Column;
  readonly cells: Cells;
  readonly changed?: Cells;
};

export function createOverlay(under: World, { inPlace = false }: Options = {}): Overlay {
  const written = new Map<string, Standing>();
  /** The same by kind and id: it is asked several times a change, and a key put together each time costs. */
  const byKind = new Map<RecordKind, Map<string, Standing>>();
  const ownColumns = new Map<string, Own>();

  const get = <K extends RecordKind>(kind: K, id: string): Readonly<RecordBodies[K]> | undefined => {
    const fresh = byKind.get(kind)?.get(id);
    return fresh ? (fresh.body as RecordBodies[K]) : under.get(kind, id);
  };

  function keep(standing: Standing): void {
    written.set(`${standing.kind} ${standing.id}`, standing);
    const ofKind = byKind.get(standing.kind) ?? new Map<string, Standing>();
    byKind.set(standing.kind, ofKind.set(standing.id, standing));
  }

  /** The column as this overlay's own. */
  function ownColumn(id: string, { sheetId, owner }: Pick<Column, 'sheetId' | 'owner'>): Own {
    const known = ownColumns.get(id);
    if (known) return known;
    const isWhole = byKind.get('column')?.has(id) ?? false;
    const before = get('column', id) ?? emptyColumn(sheetId, owner);
    const cells = inPlace && !isWhole ? before.cells : { ...before.cells };
    const body = { ...before, cells };
    // Written whole before: then it is still to be taken whole.
    const own: Own = { kind: 'column', id, body, cells, place: 0, ...(isWhole ? {} : { changed: {} }) };
    ownColumns.set(id, own);
    keep(own);
    return own;
  }

  return {
    get,
    written,
    write(writes, place = 0) {
      for (const write of writes) {
        if (!write.cells) {
          if (write.kind === 'column') ownColumns.delete(write.id);
          keep({ kind: write.kind, id: write.id, body: write.body, place });
          continue;
        }
        const own = ownColumn(write.id, write.cells.of);
        own.place = place;
        // The column is another one now, for whoever remembers what the one before came to [TO8].
        own.body = { ...own.body, cells: own.cells };
        for (const [criterion, cell] of write.cells.written) {
          own.cells[criterion] = cell;
          if (own.changed) own.changed[criterion] = cell;
        }
      }
    },
  };
}
