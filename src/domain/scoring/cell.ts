// What a person put into one criterion of one sheet. A cell holds the input, never the points it earns.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { EvidenceFile } from '../evidence/evidence-file.ts';
import { ChangeId, PersonId } from '../ids.ts';
import { Decimal } from './decimal.ts';

const text = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(tidyText)
    .pipe(z.string().max(most));

/** Letters of a reason, tidied. */
export const MOST_REASON = 2000;
export const Reason = text(MOST_REASON);

/** The name of an option, a class or a counted item within its rule. */
export const OptionId = z
  .string()
  .max(20)
  // No key that every object has.
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9-]*$/);
export type OptionId = z.infer<typeof OptionId>;

/** Of a text that is no figure, so many letters. */
export const MOST_TYPED = 200;

const Given = [
  z.strictObject({ value: Decimal }),
  z.strictObject({ passed: z.boolean() }),
  z.strictObject({ choice: OptionId }),
  /** How many of each item. */
  z.strictObject({ counts: z.record(OptionId, Decimal) }),
  /** So many of so many. */
  z.strictObject({ top: Decimal, bottom: Decimal }),
  /** Last year's value and this year's. */
  z.strictObject({ before: Decimal, now: Decimal }),
  z.strictObject({ typed: text(MOST_TYPED).pipe(z.string().min(1)) }),
] as const;
const NotAssigned = z.strictObject({ assigned: z.literal(false) });

/**
 * An input. `null` clears the cell: not scored. Not scored, zero and not assigned are three things [SC1].
 * What cannot be read as the kind's input is kept as typed, marked, and counts for nothing [SC2].
 */
export const CellInput = z.union([
  z.null(),
  ...Given,
  NotAssigned,
  /** Points that a reviewer set in the place of the reckoned ones; what they were reckoned from stays [MD5]. */
  z.strictObject({ override: Decimal, of: z.union([z.null(), ...Given]) }),
]);
export type CellInput = z.infer<typeof CellInput>;

/** What a rule kind is asked about. */
export type GivenInput = z.infer<(typeof Given)[number]>;

/** A document behind a score, as it is cited: number and symbol, day, what it is about; and its scan or photo. */
export const Evidence = z.strictObject({
  number: text(80),
  date: text(20),
  abstract: text(300),
  /** Absent where it is only cited, and in entries of older releases [EV1]. */
  file: EvidenceFile.optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Documents behind one cell. */
export const MOST_DOCUMENTS = 20;

export const NOT_ASSIGNED: CellInput = { assigned: false };

/** One version of a cell. */
export const Branch = z.object({
  input: CellInput,
  /** Why it differs from the unit's own score; '' where nothing was said. */
  reason: z.string(),
  /** The documents behind it; absent where none was named. */
  evidence: z.array(Evidence).max(MOST_DOCUMENTS).optional(),
  /** The change that last wrote this version. */
  by: ChangeId,
  /** Other changes that said the very same; who saw one of them has seen this version. */
  same: z.array(ChangeId).optional(),
  author: PersonId,
  /** The author's own clock, for information only: order is the server's position. */
  at: z.number().int(),
});
export type Branch = z.infer<typeof Branch>;

/** One branch, or several that wait for a person to settle them; the first counts meanwhile [CF3]. */
export const Cell = z.array(Branch).min(1);
export type Cell = z.infer<typeof Cell>;

/** The version that counts. */
export const counting = (cell: Cell): Branch => cell[0] as Branch;
/** What a person goes on from: in a conflict their own version, if there is one, else the one that counts [CF5]. */
export const versionOf = (cell: Cell, personId: string): Branch =>
  cell.findLast(({ author }) => author === personId) ?? counting(cell);
export const isConflict = (cell: Cell | undefined): boolean => cell !== undefined && cell.length > 1;

export const isBlank = (input: CellInput | undefined): input is null | undefined =>
  input === null || input === undefined;
/** What a rule is asked about: the figures themselves, also where a reviewer set points over them. */
export const figuresOf = (input: CellInput | undefined): CellInput =>
  input && 'override' in input ? input.of : (input ?? null);

export const isNotAssigned = (input: CellInput | undefined): boolean =>
  input !== null && input !== undefined && 'assigned' in input;
