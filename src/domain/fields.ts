// Fields that a person fills in: words made one form, days and hours as they are said.

import { z } from 'zod';
import { tidyText } from '../base/text.ts';

/** At most so many characters once tidied; typed, it may come with as many again that fall away. */
export const text = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(tidyText)
    .pipe(z.string().max(most));

/** A day as it stands on paper: no zone, and reckoned with by the reader's own midnights alone. '' where none is set. */
export const Day = z.union([z.literal(''), z.iso.date()]);

/** A time of the clock in the hall, "08:30". '' where none is set. */
export const Hour = z.union([z.literal(''), z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)]);
