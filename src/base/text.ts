// Words as people type them, on any keyboard, made one form before they are stored or compared.

// C0 and C1 controls (new line and tab excepted), zero-width characters and bidirectional overrides; and what no file of
// an office may hold: halves of a pair of surrogates, and the two that are no characters.
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/gu;

/** One form for one text: composed marks (NFC), no unseen characters, Unix line ends, no outer blanks. */
export const tidyText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNSEEN, '').normalize('NFC').trim();

/** For search without marks: "Nậm Nhùn" is found by "nam nhun". */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
