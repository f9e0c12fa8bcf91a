// Names of things. An id never changes and is never shown; what people read is a code or a name beside it.

import { z } from 'zod';

const name = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

export const BlocId = name;
export type BlocId = z.infer<typeof BlocId>;

/** One bloc in one period, "cac-huyen.2023". */
export const PeriodId = z
  .string()
  .max(130)
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/);
export type PeriodId = z.infer<typeof PeriodId>;

export const UnitId = name;
export type UnitId = z.infer<typeof UnitId>;

export const PersonId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9._-]*$/);
export type PersonId = z.infer<typeof PersonId>;

export const CriterionId = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9.-]*$/);
export type CriterionId = z.infer<typeof CriterionId>;

/** The sheet of one unit in one period, "cac-huyen.2023/sin-ho". */
export const SheetId = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+\/[a-z0-9-]+$/);
export type SheetId = z.infer<typeof SheetId>;

/** A tab's name while it lives; random, and new after its storage was wiped. */
export const WriterId = z.string().regex(/^[a-z0-9]{12}$/);
export type WriterId = z.infer<typeof WriterId>;

/** `writer-seq`: what a person did, once and for ever. */
export const ChangeId = z.string().regex(/^[a-z0-9]{12}-[1-9][0-9]{0,14}$/);
export type ChangeId = z.infer<typeof ChangeId>;

export const periodIdOf = (blocId: BlocId, period: string): PeriodId => `${blocId}.${period}`;
export const sheetIdOf = (periodId: PeriodId, unitId: UnitId): SheetId => `${periodId}/${unitId}`;
export const columnIdOf = (sheetId: SheetId, owner: string): string => `${sheetId}/${owner}`;

/** The parts of a sheet's id. */
export function sheetIdParts(sheetId: SheetId): { readonly periodId: PeriodId; readonly unitId: UnitId } {
  const slash = sheetId.indexOf('/');
  return { periodId: sheetId.slice(0, slash), unitId: sheetId.slice(slash + 1) };
}

export const changeIdOf = (writer: WriterId, seq: number): ChangeId => `${writer}-${seq}`;

/** The parts of a change's id. */
export function changeIdParts(id: ChangeId): { readonly writer: WriterId; readonly seq: number } {
  const dash = id.lastIndexOf('-');
  return { writer: id.slice(0, dash), seq: Number(id.slice(dash + 1)) };
}
