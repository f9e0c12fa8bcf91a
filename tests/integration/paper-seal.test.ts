// The code of a sheet in an office's own document, as LibreOffice lays it out: read back from a copy of the page.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { encode } from 'uqr';
import { must } from '../../src/base/assert.ts';
import { correctionFor } from '../../src/client/features/printing/seal.ts';
import { unitSheet } from '../../src/client/features/printing/unit-sheet.ts';
import { writeDocument } from '../../src/office/document/write-document.ts';
import { sealPicture } from '../../src/office/document/seal-picture.ts';
import { readCode, writeCode } from '../../src/protocol/paper-code.ts';
import { shortCode } from '../../src/protocol/paper-mark.ts';
import { hasLibreOffice, missingPoppler } from '../../tools/browser.mjs';
import { convert } from '../support/libre-office.ts';
import { codeIn, pagePicture, photocopied, turned } from '../support/page-picture.ts';
import { aDevice, aMark, aServer, digestOf } from '../support/paper-words.ts';
import { PRINTED_AT, sampleBloc } from '../support/sample-view.ts';

const canLook = hasLibreOffice() && missingPoppler().length === 0;

test('[PF7] a picture of a code is as large as it says, black where the code is', () => {
  const bytes = sealPicture([
    [true, false],
    [false, false],
  ]);
  const view = new DataView(bytes.buffer);
  expect(String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)).toBe('BM');
  expect([view.getUint32(2, true), view.getInt32(18, true), view.getInt32(22, true)]).toEqual([
    bytes.length,
    16,
    16,
  ]);
  // The rows stand from the foot up: the dark module is in the last one.
  expect([bytes[62], bytes[63], bytes.at(-4), bytes.at(-3)]).toEqual([255, 255, 0, 255]);
});

test.skipIf(!canLook)(
  '[PF7] the code in a .docx stands under the signatures, and is read from a crooked photocopy of the page',
  { timeout: 120_000 },
  async () => {
    const word = await (await aDevice(aServer())).prints(aMark);
    const bytes = writeCode(word);
    const sheet = must(
      unitSheet(sampleBloc().view(), 'sin-ho', 'bloc', { copy: { pending: [] }, now: PRINTED_AT }),
      'a sheet',
    );
    const seal = {
      modules: encode([...bytes], { ecc: correctionFor(bytes.length), boostEcc: false, border: 4 }).data,
      shortCode: shortCode(digestOf(aMark)),
      says: 'In khi chưa có chữ ký của máy chủ; máy của Nguyễn Văn A ký.',
      how: 'Kiểm tra không cần mạng.',
    };
    const docx = await writeDocument([{ ...sheet, seal }], 'Phiếu');
    const made = await convert(docx, 'phieu.docx', 'pdf');
    const folder = mkdtempSync(path.join(tmpdir(), 'so-thi-dua-seal-'));
    try {
      const pdf = path.join(folder, 'phieu.pdf');
      writeFileSync(pdf, must(made.get('phieu.pdf'), 'a PDF'));
      const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);
      const last = pagePicture(pdf, pages, 150);
      for (const picture of [last, turned(last, 5), photocopied(last), photocopied(turned(last, 5))])
        expect(codeIn(picture)).toEqual(bytes);
      expect(readCode(must(codeIn(last), 'a code'))).toMatchObject({ ok: true, value: { mark: aMark } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
