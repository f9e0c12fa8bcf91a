// The one way a change meets a world: read its arguments, run its rule, and only then let the write count.

import { fail, type Result } from '../../base/result.ts';
import { columnIdOf, type ChangeId, type CriterionId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import type { Cell } from '../scoring/cell.ts';
import { emptyColumn, type Column } from '../scoring/sheet.ts';
import { recordIdOf, type RecordBodies, type RecordKind } from '../records.ts';
import type { Actor } from '../workflow/permissions.ts';
import type { ChangeRule, Draft, World } from './define-change.ts';
import { isRecord, ruleNamed } from './known-rules.ts';

/** A change as it is stored and sent. */
export interface Change {
  readonly id: ChangeId;
  readonly name: string;
  readonly args: unknown;
  readonly base: ChangeId | null;
  readonly at: number;
  /** The server's clock when it came: said by the server alone, and to its own rules. */
  readonly receivedAt?: number;
}

/** One record as a rule left it. */
export type Write = {
  readonly [K in RecordKind]: {
    readonly kind: K;
    readonly id: string;
    /** The whole record; where only cells were written it is made when it is asked for. */
    readonly body: RecordBodies[K];
    /** Where only some cells of a column were written: these. An `Overlay` takes them without the rest. */
    readonly cells?: CellsWritten;
  };
}[RecordKind];

interface CellsWritten {
  readonly of: Pick<Column, 'sheetId' | 'owner'>;
  /** A list and not an object: one with another key for each change is slow to make and to go through. */
  readonly written: readonly (readonly [CriterionId, Cell])[];
}

/**
 * The writes a change makes, or the reason it makes none. The world itself is not touched: whoever calls keeps
 * the writes, or drops them. Throws where the world's own `get` does, and where the rule is not in memory yet [CH6].
 */
export function applyChange(world: World, actor: Actor, change: Change): Result<readonly Write[], Problem> {
  const rule = ruleNamed(change.name);
  if (!rule) return fail({ code: 'change-unknown', name: change.name });
  const args = rule.readArgs?.(change.args) ?? readBySchema(rule, change.args);
  if (args === undefined) return fail({ code: 'change-unreadable' });

  const writes = new Map<string, Write>();
  const draft: Draft = {
    get: <K extends RecordKind>(kind: K, id: string) =>
      // Most rules read all they need before they write.
      (writes.size > 0 ? (writes.get(`${kind} ${id}`)?.body as RecordBodies[K] | undefined) : undefined) ??
      world.get(kind, id),
    putCell: (of, criterionId, cell) => {
      const id = columnIdOf(of.sheetId, of.owner);
      const before = writes.size > 0 ? writes.get(`column ${id}`) : undefined;
      if (before && !before.cells) {
        const column = before.body as Column;
        return draft.put('column', { ...column, cells: { ...column.cells, [criterionId]: cell } });
      }
      const written = [...(before?.cells?.written ?? []), [criterionId, cell] as const];
      writes.set(`column ${id}`, cellsWrite(world, id, { of, written }));
    },
    put: <K extends RecordKind>(kind: K, body: RecordBodies[K]) => {
      const id = recordIdOf[kind](body);
      writes.set(`${kind} ${id}`, { kind, id, body } as unknown as Write);
    },
  };
  const result = rule.apply(draft, actor, args, change);
  if (!result.ok) return result;
  const written = [...writes.values()];
  // Cells are within their bounds by their own arguments, and a column of them is not put together for this.
  const isWhole = (write: Write) => write.cells !== undefined || isRecord(write.kind, write.body);
  return written.every(isWhole) ? { ok: true, value: written } : fail({ code: 'record-outgrown' });
}

/** Undefined where they are not of the schema. */
function readBySchema<Args>({ args }: ChangeRule<string, Args>, given: unknown): Args | undefined {
  const read = args.safeParse(given);
  return read.success ? read.data : undefined;
}

function cellsWrite(world: World, id: string, cells: CellsWritten): Write {
  // The records of a world are replaced, never changed, unless they are an overlay's own, which reads no bodies.
  const before = world.get('column', id) ?? emptyColumn(cells.of.sheetId, cells.of.owner);
  return new CellsWrite(id, before, cells);
}

/** A class and not a literal, since a getter in a literal is made anew each time. */
class CellsWrite {
  readonly kind = 'column';
  readonly id: string;
  readonly cells: CellsWritten;
  readonly #before: Column;

  constructor(id: string, before: Column, cells: CellsWritten) {
    this.id = id;
    this.cells = cells;
    this.#before = before;
  }

  get body(): Column {
    return { ...this.#before, cells: { ...this.#before.cells, ...Object.fromEntries(this.cells.written) } };
  }
}
