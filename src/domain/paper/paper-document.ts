// A printed document as plain data: what stands on the paper, and nothing of how it is drawn. Every text is
// Vietnamese and final, so that whoever draws it (the screen, a PDF, one day a docx) decides nothing.

export interface PaperDocument {
  readonly orientation: 'portrait' | 'landscape';
  readonly letterhead: Letterhead;
  readonly title: string;
  readonly subtitle: string;
  /** "(Kèm theo Biên bản số …)" */
  readonly attachedTo: string | undefined;
  /** Stands under the title of what must not be taken for final [PR1]. */
  readonly draftMark: string | undefined;
  /** Stands on every page of what is not real data [PR7]. */
  readonly sampleMark: string | undefined;
  /** Paragraphs between the title and the tables: who met, and about what. Absent where a sheet begins with its table. */
  readonly opening?: readonly string[];
  /** The text of minutes and letters, before the tables. Where no table follows, the last one stays with the signatures. */
  readonly sections?: readonly PaperSection[];
  /** One, or several where the units do not fit beside each other [PR6]. */
  readonly tables: readonly PaperTable[];
  readonly notes: readonly string[];
  /** The last of them is who answers for the paper, at the right. */
  readonly signatures: readonly [Signature, Signature] | readonly [Signature];
  /** "Nơi nhận", at the left of a letter's one signature. */
  readonly recipients?: readonly string[];
  readonly lastLine: string;
  /** By which the paper can be checked; absent where there is nothing to check, or nothing to make it with. */
  readonly seal?: PaperSeal;
}

/**
 * How wide a module is on paper: about 30 mm for a code of the usual length, and every dot of it still whole on a copy of
 * a copy.
 */
export const MODULE_MM = 0.5;

/** The code at the foot of a sheet, for a camera and for the eye [PF7]. */
export interface PaperSeal {
  /** The code's modules, row by row, its quiet edge among them; true is black. */
  readonly modules: readonly (readonly boolean[])[];
  /** "7KQ2-M9TD-3FJX" */
  readonly shortCode: string;
  /** Who vouches for the sheet, in a sentence. */
  readonly says: string;
  /** Where the sheet can be checked. */
  readonly how: string;
}

/** The two cells at the top, by Nghị định 30. */
export interface Letterhead {
  readonly superior: string;
  readonly body: string;
  /** The number's own place is left for the hand; '' where a paper has none. */
  readonly number: string;
  readonly placeAndDate: string;
}

export interface Signature {
  /** In capitals, one under the other. */
  readonly offices: readonly string[];
  /** "(Ký, ghi rõ họ tên)"; '' where nobody has to be told. */
  readonly how: string;
  /** '' where it is written by hand. */
  readonly name: string;
}

export interface PaperSection {
  /** "I. THỜI GIAN, ĐỊA ĐIỂM"; '' where its text needs none. Never alone at the foot of a page. */
  readonly heading: string;
  readonly body: readonly (PaperParagraph | PaperTable)[];
}

export interface PaperParagraph {
  readonly text: string;
  /**
   * `lead` stays with what follows it; `basis` is what the paper rests on ("Căn cứ …"); `address` is whom it is for; a
   * `blank` is a row of dots for the hand.
   */
  readonly style: 'body' | 'lead' | 'basis' | 'address' | 'blank';
}

export const isParagraph = (block: PaperParagraph | PaperTable): block is PaperParagraph => 'style' in block;

/** Small papers, all alike, several to a page with lines to cut along. */
export interface PaperSlips {
  readonly slip: PaperSlip;
  /** How many are needed; the last page is filled up. */
  readonly count: number;
  readonly perPage: 1 | 2 | 4;
}

export interface PaperSlip {
  readonly issuer: string;
  readonly title: string;
  readonly subtitle: string;
  /** How to mark it. */
  readonly how: string;
  readonly choices: readonly string[];
  readonly sampleMark: string | undefined;
}

export const isSlips = (document: PaperDocument | PaperSlips): document is PaperSlips => 'slip' in document;

export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  /** Kept together and with the signatures. */
  readonly totals: readonly PaperRow[];
  /** Set in ten points with narrow cells, for many units. */
  readonly isNarrow: boolean;
  /** Rows at least so high, where a hand signs in them. */
  readonly rowMm?: number;
  /** Stands on the page of the table before it where there is room; else it begins one of its own. */
  readonly follows?: boolean;
}

export interface PaperColumn {
  readonly head: string;
  /** Undefined for the one that takes what is left. */
  readonly widthMm: number | undefined;
}

export interface PaperRow {
  readonly level: 'part' | 'group' | 'leaf' | 'total' | 'place';
  /** 0 for a part and what lies directly in it; deeper rows are set in. */
  readonly indent: number;
  readonly cells: readonly PaperCell[];
}

export interface PaperCell {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
}

export const left = (text: string): PaperCell => ({ text, align: 'left' });
export const centre = (text: string): PaperCell => ({ text, align: 'center' });
export const right = (text: string): PaperCell => ({ text, align: 'right' });
