import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { draftMark, fromFile, summaryDraft } from '../../../../src/client/features/printing/draft.ts';
import { lastLine } from '../../../../src/client/features/printing/letterhead.ts';
import { viewBloc } from '../../../../src/client/parts/bloc-view.ts';
import { cellStateOf, deliveryOf, savingOf } from '../../../../src/client/parts/cell-state.ts';
import type { FileSource } from '../../../../src/client/replica/from-file.ts';
import type { PlacedRecord } from '../../../../src/protocol/record-rows.ts';
import { PERIOD, PRINTED_AT, sampleBloc } from '../../../support/sample-view.ts';

const source: FileSource = {
  id: '1'.repeat(32),
  by: { name: 'Người Lập', office: '' },
  madeAt: PRINTED_AT,
  epoch: 'e',
  position: 1,
  heardAt: PRINTED_AT,
  isPart: false,
  takenAt: PRINTED_AT,
};
const mark: PlacedRecord = { kind: 'from-file', id: 'cac-huyen', position: 0, body: source };
const marked = new Map([['from-file cac-huyen', mark]]);

test('[WB3] what is whole and would be signed is a draft while it comes from a file, and says from whom and when', () => {
  const { world, view } = sampleBloc();
  const ofFile = must(viewBloc({ ...world, base: marked }, PERIOD), 'a view');
  expect(draftMark(summaryDraft(view()))).toBeUndefined();
  expect(draftMark(summaryDraft(ofFile))).toBe('BẢN NHÁP, nhận từ tệp, chưa đối chiếu với máy chủ');
  expect(fromFile(ofFile)).toEqual([{ why: 'from-file' }]);
  const line = { now: PRINTED_AT, tableVersion: 1, isUnsent: false, isSample: false };
  expect(lastLine({ ...line, source: ofFile.source })).toContain(
    'nhận từ tệp của Người Lập, máy chủ tính đến',
  );
  expect(lastLine({ ...line, source: undefined })).not.toContain('tệp');
});

test('[WB3] no cell of it says that the server has received it; one’s own on top of it still waits', () => {
  const { view, pending } = sampleBloc();
  const column = must(view().unitById.get('sin-ho')?.columns.self, 'a column');
  const cell = must(column.cells['i.1'], 'a cell');
  const states = (base: ReadonlyMap<string, PlacedRecord>, waiting: ReturnType<typeof pending>) => {
    const delivery = deliveryOf({ bloc: 'cac-huyen', base, pending: waiting });
    return [cellStateOf(cell, undefined, delivery), savingOf(cell, delivery)];
  };
  expect(states(new Map(), [])).toEqual(['received', 'received']);
  expect(states(marked, [])).toEqual(['unchecked', 'unchecked']);
  expect(states(marked, pending())).toEqual(['waiting', 'waiting']);
});
