// Words as people type them, on any keyboard, made one form before they are stored or compared.

// C0 and C1 controls (new line and tab excepted), what has no width and no ink, bidirectional marks and tags; and what no
// file of an office may hold: halves of a pair of surrogates, and the two that are no characters. The joiners stay: they
// make one picture of several.
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/** One form for one text: composed marks (NFC), no unseen characters, Unix line ends, no outer blanks [SC4]. */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .trim();

/** For search without marks: "Nậm Nhùn" is found by "nam nhun". */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
