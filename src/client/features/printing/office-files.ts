// Makes office files on this device, network or not. The writers are large and come when they are asked for; the
// service worker has them since the first visit.

import type { PaperDocument } from '../../../domain/paper/paper-document.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { saveFile } from './save-file.ts';
import { scoreBookOf } from './score-book-of.ts';

/** The scores of all units this device holds, as a workbook. */
export async function saveScoreBook(view: BlocView): Promise<void> {
  const { scoreBook } = await import('../../../office/scores/score-book.ts');
  const bytes = await scoreBook(scoreBookOf(view));
  saveFile(new Uint8Array(bytes), `Điểm thi đua ${view.period.shortName} ${view.period.period}`, 'xlsx');
}

/** Sheets as one document, each beginning on page 1. */
export async function saveDocument(documents: readonly PaperDocument[], title: string): Promise<void> {
  const { writeDocument } = await import('../../../office/document/write-document.ts');
  const bytes = await writeDocument(documents, title);
  saveFile(new Uint8Array(bytes), title, 'docx');
}
