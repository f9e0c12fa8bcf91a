// Texts as an office file can hold them.

// Control characters (tab and line ends excepted), U+FFFE, U+FFFF, and halves of characters that stand alone.
// eslint-disable-next-line no-control-regex
const NEVER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/**
 * The text without what XML 1.0 never holds. One such sign, pasted once into one reason, would make the whole bloc's
 * workbook a file that no program opens; and what is stored may hold them from before they were turned away [OX6].
 */
export const writableText = (text: string): string => text.replace(NEVER, '');
