// Names of things. An id never changes and is never shown; what people read is a code or a name beside it.

import { z } from 'zod';

// Some forms stand twice, as a schema and as a plain question for what is asked thousands of times a second.

// Ids are keys of plain objects, in which every object has a "constructor" of its own: the one such word that these forms
// would let through is nobody's id.
const NAME = /^(?!constructor$)[a-z0-9][a-z0-9-]*$/;
const name = z.string().min(1).max(64).regex(NAME);

export const BlocId = name;
export type BlocId = z.infer<typeof BlocId>;
export const isBlocId = (text: string): boolean => text.length <= 64 && NAME.test(text);

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
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9._-]*$/);
export type PersonId = z.infer<typeof PersonId>;

const CRITERION = /^(?!constructor$)[a-z0-9][a-z0-9.-]*$/;
export const CriterionId = z.string().min(1).max(40).regex(CRITERION);
export type CriterionId = z.infer<typeof CriterionId>;
export const isCriterionId = (text: string): boolean => text.length <= 40 && CRITERION.test(text);

/** The sheet of one unit in one period, "cac-huyen.2023/sin-ho". */
const SHEET = /^[a-z0-9-]+\.[a-z0-9-]+\/[a-z0-9-]+$/;
export const SheetId = z.string().max(200).regex(SHEET);
export type SheetId = z.infer<typeof SheetId>;
export const isSheetId = (text: string): boolean => text.length <= 200 && SHEET.test(text);

const DEVICE = /^[\w.-]{0,64}$/;
/** A device's own name for itself; random. In the log, to the letter: nothing that a database could write otherwise. */
export const DeviceId = z.string().regex(DEVICE);
export type DeviceId = z.infer<typeof DeviceId>;
export const isDeviceId = (text: string): boolean => DEVICE.test(text);

/** A tab's name while it lives; random, and new after its storage was wiped. */
const WRITER = /^[a-z0-9]{12}$/;
export const WriterId = z.string().regex(WRITER);
export type WriterId = z.infer<typeof WriterId>;
export const isWriterId = (text: string): boolean => WRITER.test(text);

/** `writer-seq`: what a person did, once and for ever. */
const CHANGE_ID = /^[a-z0-9]{12}-[1-9][0-9]{0,14}$/;
export const ChangeId = z.string().regex(CHANGE_ID);
export type ChangeId = z.infer<typeof ChangeId>;

/** The same without the schema, for what runs with every change. */
export const isChangeId = (text: string): text is ChangeId => CHANGE_ID.test(text);

export const sheetIdOf = (periodId: PeriodId, unitId: UnitId): SheetId => `${periodId}/${unitId}`;

let lastColumn = { sheetId: '', owner: '', id: '/' };
/** The column of a sheet. The last one is kept: a batch asks for one again and again, and the same string is found faster. */
export function columnIdOf(sheetId: SheetId, owner: string): string {
  if (lastColumn.sheetId !== sheetId || lastColumn.owner !== owner) {
    lastColumn = { sheetId, owner, id: `${sheetId}/${owner}` };
  }
  return lastColumn.id;
}

/** The parts of a sheet's id. */
export function sheetIdParts(sheetId: SheetId): { readonly periodId: PeriodId; readonly unitId: UnitId } {
  const slash = sheetId.indexOf('/');
  return { periodId: sheetId.slice(0, slash), unitId: sheetId.slice(slash + 1) };
}

/** What one session of the meeting has adopted. */
export const adoptedIdOf = (periodId: PeriodId, session: number): string => `${periodId}@${session}`;

/** One member unit's check of another's sheet. */
export const peerCheckIdOf = (
  periodId: PeriodId,
  { unitId, by }: { readonly unitId: UnitId; readonly by: UnitId },
): string => `${periodId}/${unitId}/${by}`;

export const changeIdOf = (writer: WriterId, seq: number): ChangeId => `${writer}-${seq}`;

/** The parts of a change's id. */
export function changeIdParts(id: ChangeId): { readonly writer: WriterId; readonly seq: number } {
  const dash = id.lastIndexOf('-');
  return { writer: id.slice(0, dash), seq: Number(id.slice(dash + 1)) };
}
