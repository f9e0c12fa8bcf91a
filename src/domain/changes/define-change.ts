// A change is what a person did. Its rule is a pure function of the records it reads: the same file runs on the
// device at once, at the server with authority, and under a button to say why it is greyed.

import type { z } from 'zod';
import type { Result } from '../../base/result.ts';
import type { ChangeId, CriterionId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import type { RecordBodies, RecordKind } from '../records.ts';
import type { Cell } from '../scoring/cell.ts';
import type { Column } from '../scoring/sheet.ts';
import type { Actor } from '../workflow/permissions.ts';

/** The records of one bloc. What is not in it cannot be read or written, whatever a change asks for. */
export interface World {
  get<K extends RecordKind>(kind: K, id: string): Readonly<RecordBodies[K]> | undefined;
}

/** A world that a rule may write in. Nothing counts until the rule has answered `ok`. */
export interface Draft extends World {
  put<K extends RecordKind>(kind: K, body: RecordBodies[K]): void;
  /** One cell of a column, which begins empty: what most changes write, without copying the other cells. */
  putCell(column: Pick<Column, 'sheetId' | 'owner'>, criterionId: CriterionId, cell: Cell): void;
}

/** What a change carries beside its arguments. */
export interface Stamp {
  readonly id: ChangeId;
  /** What the author had last seen at the place written; null where it was empty [CF1]. */
  readonly base: ChangeId | null;
  /** The author's clock, for information only. */
  readonly at: number;
  /** The server's clock when it came; absent on a device, which waits for the server to say it. */
  readonly receivedAt?: number;
}

export interface ChangeRule<Name extends string, Args> {
  readonly name: Name;
  readonly args: z.ZodType<Args>;
  /** The schema's own answer to what comes most, by hand; undefined where the schema is to be asked. */
  readonly readArgs?: (args: unknown) => Args | undefined;
  /** What the author has before them at the place the change writes, for `base`; null where there is nothing. */
  readonly baseOf?: (world: World, actor: Actor, args: Args) => ChangeId | null;
  /** Guards in the order a person would ask them, then one write. Pure and synchronous. */
  readonly apply: (world: Draft, actor: Actor, args: Args, stamp: Stamp) => Result<void, Problem>;
}

export const defineChange = <Name extends string, Args>(
  rule: ChangeRule<Name, Args>,
): ChangeRule<Name, Args> => rule;
