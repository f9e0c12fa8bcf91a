// Makes office files on this device, network or not. The writers are large and come when they are asked for; the
// service worker has them since the first visit.

import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { PaperDocument, PaperSlips } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { SAMPLE_MARK } from './letterhead.ts';
import { saveFile } from '../../parts/save-file.ts';
import { scoreBookOf } from './score-book-of.ts';

/** The scores of all units this device holds, as a workbook. */
export async function saveScoreBook(view: BlocView): Promise<void> {
  const { scoreBook } = await import('../../../office/scores/score-book.ts');
  const bytes = await scoreBook(scoreBookOf(view));
  saveFile(new Uint8Array(bytes), `Điểm thi đua ${view.period.shortName} ${view.period.period}`, 'xlsx');
}

/** A version of the table as a workbook that an office may edit and that reads back as it was. */
export async function saveTableBook(table: CriteriaTable, period: BlocPeriod): Promise<void> {
  const { tableBook } = await import('../../../office/table/table-book.ts');
  const heading = {
    blocName: period.blocName,
    period: period.period,
    mark: period.sample ? SAMPLE_MARK : '',
  };
  const bytes = await tableBook(table, heading);
  saveFile(
    new Uint8Array(bytes),
    `Bảng tiêu chí ${period.shortName} ${period.period} bản ${table.version}`,
    'xlsx',
  );
}

/** Sheets as one document, each beginning on page 1. */
export async function saveDocument(
  documents: readonly (PaperDocument | PaperSlips)[],
  title: string,
): Promise<void> {
  const { writeDocument } = await import('../../../office/document/write-document.ts');
  const bytes = await writeDocument(documents, title);
  saveFile(new Uint8Array(bytes), title, 'docx');
}
