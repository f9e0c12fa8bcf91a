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
  /** One, or several where the units do not fit beside each other [PR6]. */
  readonly tables: readonly PaperTable[];
  readonly notes: readonly string[];
  readonly signatures: readonly [Signature, Signature];
  readonly lastLine: string;
}

/** The two cells at the top, by Nghị định 30. */
export interface Letterhead {
  readonly superior: string;
  readonly body: string;
  /** The number's own place is left for the hand. */
  readonly number: string;
  readonly placeAndDate: string;
}

export interface Signature {
  /** In capitals, one under the other. */
  readonly offices: readonly string[];
  /** "(Ký, ghi rõ họ tên)" */
  readonly how: string;
  /** '' where it is written by hand. */
  readonly name: string;
}

export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  /** Kept together and with the signatures. */
  readonly totals: readonly PaperRow[];
  /** Set in ten points with narrow cells, for many units. */
  readonly isNarrow: boolean;
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
