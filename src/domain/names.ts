// Names of people, units and blocs: that there is something to read in them, and which two nobody could tell apart.

/** As an eye compares names: capitals, how many blanks there are and what leaves no ink make no other one. Marks do. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
    .replace(/[\s\u2800]+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a letter or a figure can be seen. */
export const isSeen = (name: string): boolean => /[\p{L}\p{N}]/u.test(nameKey(name));
