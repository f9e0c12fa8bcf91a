// A whole bloc that goes by hand: what one device last had from the server, and beside it what that device had not
// sent yet. No server ever reads it, and no server vouches for it: who takes it has a copy that is provisional.

import { z } from 'zod';
import { tidyText } from '../base/text.ts';
import { BlocId, PeriodId, PersonId, UnitId } from '../domain/ids.ts';
import { CarryRequest } from './carry.ts';
import { Packed } from './columns.ts';

const line = (most: number) => z.string().max(most).transform(tidyText);

/** One side of a handover, as its people write it on the record. */
export const Party = z.object({
  /** The office: "UBND huyện Sìn Hồ". */
  office: line(200),
  person: line(100),
});
export type Party = z.infer<typeof Party>;

/** What makes of a whole bloc a package that is handed over. */
export const Handover = z.object({
  from: Party,
  to: Party,
  note: line(1000),
  /** 256 random bits that stand nowhere but in the package: who knows them has opened it [HO2]. */
  secret: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Handover = z.infer<typeof Handover>;

export const WholeBloc = z.object({
  format: z.literal('so-thi-dua/bloc'),
  version: z.literal(1),
  /** The file's own name, random. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  bloc: z.object({ id: BlocId, name: line(300) }),
  /** The year that was open when the file was made; the others of the bloc lie in it, too. */
  period: PeriodId,
  /** Who made it and when, by the clock of their device; for who opens it. */
  by: z.object({ id: PersonId, name: line(200), office: line(200) }),
  at: z.int(),
  /** How far the device had come with the server, and the server's time of that. */
  server: z.object({ epoch: z.string().max(64), position: z.int().min(0), heardAt: z.int() }),
  /** The units whose own matters are in it, where its maker may not read all of them; null: all there are. */
  only: z.array(UnitId).max(60).nullable(),
  /** Of each year that its maker may read, whose; null: all there are. Absent where `only` says it of every year. */
  years: z
    .array(z.tuple([PeriodId, z.array(UnitId).max(60).nullable()]))
    .max(200)
    .optional(),
  /** The records as the server gave them, as a pull brings them: rows of `RecordRow` and of `CellRow`. */
  records: Packed,
  cells: Packed,
  /** How the cells came about: rows of `HistoryEntry`. */
  history: Packed,
  /** What had not been sent, sealed as all work that is carried. */
  unsent: z.array(CarryRequest).max(1000),
  handover: Handover.nullable(),
});
export type WholeBloc = z.infer<typeof WholeBloc>;
