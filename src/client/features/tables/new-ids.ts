// Names for new things of a table: never shown, never given twice.

const random = (letters: number): string => crypto.randomUUID().replaceAll('-', '').slice(0, letters);

export const newRowId = (): string => `r-${random(16)}`;
/** For an option or an item of a rule; scores refer to it. */
export const newOptionId = (): string => `o-${random(12)}`;
