// What the writers of office files make of texts that no such file may hold.

import { expect, test } from 'vitest';
import { must } from '../../../src/base/assert.ts';
import { centre, left, type PaperDocument } from '../../../src/domain/paper/paper-document.ts';
import { writeDocument } from '../../../src/office/document/write-document.ts';
import { openZip } from '../../../src/office/import/file/open-zip.ts';
import { readXml } from '../../../src/office/import/file/read-xml.ts';
import { readOfficeFile } from '../../../src/office/import/read-office-file.ts';
import { sheetName, writeWorkbook, type BookSheet } from '../../../src/office/workbook/write-workbook.ts';

/** Signs that XML 1.0 never holds, each between two letters; and such as it does hold. */
const NASTY = 'a\ufffeb\uffffc\u0000d\u0001e\u000bf\u001fg\ud800h\udc00i';
const TIDY = 'abcdefghi';
const HELD = 'Sìn Hồ 😀 \u{1fffe}\ufffd';

// eslint-disable-next-line no-control-regex
const NEVER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const NEVER_NAMED =
  /&#(?:x(?:0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f]..))|0*(?:[0-8]|1[124-9]|2\d|3[01]));/i;

/** The parts of a file as texts, each of them XML to the letter. */
async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = openZip(bytes);
  const parts = new Map<string, string>();
  for (const name of zip.names.filter((one) => /\.(?:xml|rels)$/.test(one))) {
    // Lone halves cannot be written as UTF-8: they come out as U+FFFD.
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(await zip.read(name));
    expect([name, NEVER.exec(xml)?.index, NEVER_NAMED.exec(xml)?.[0]]).toEqual([name, undefined, undefined]);
    readXml(xml, {});
    parts.set(name, xml);
  }
  return parts;
}

test('[OX6] a workbook with signs that no such file may hold opens, and has all the rest', async () => {
  const sheet: BookSheet = {
    name: sheetName(`${NASTY} ${HELD}`, new Set()),
    columns: ['text', 'text', 'points', 'text'].map((kind) => ({
      width: 20,
      align: 'left',
      kind: kind as 'text' | 'points',
    })),
    rows: [
      { cells: ['Nội dung', 'Lý do', 'Điểm', ''], dress: 'head' },
      {
        cells: [
          NASTY,
          { value: `${HELD}\n${NASTY}`, dress: 'note' },
          { formula: `IF(A1="${NASTY}","",1)`, result: NASTY },
          '_x0041_',
        ],
        dress: 'leaf',
      },
    ],
    headRow: 0,
    paper: 'a4',
    orientation: 'portrait',
    frozenColumns: 0,
  };
  const bytes = await writeWorkbook([sheet], `Khối ${NASTY}`);
  const parts = await partsOf(bytes);
  expect(parts.get('docProps/core.xml')).toContain(`Khối ${TIDY}`);
  const read = await readOfficeFile(bytes);
  const [first] = must(read.ok ? read.value : undefined, 'a book').sheets;
  expect(first?.name).toBe(`${TIDY} ${HELD}`);
  expect(first?.rows[1]?.cells.map(({ text }) => text)).toEqual([TIDY, `${HELD}\n${TIDY}`, TIDY, '_x0041_']);
  expect(first?.rows[1]?.cells[2]?.formula).toBe(`IF(A1="${TIDY}","",1)`);
});

test('[OX6] a name cut to what a sheet takes is not cut within a character', () => {
  const name = `${'x'.repeat(30)}😀`;
  expect(sheetName(name, new Set())).toBe('x'.repeat(30));
  const short = `${'x'.repeat(27)}😀`;
  expect(sheetName(short, new Set([short]))).toBe(`${'x'.repeat(27)} 2`);
});

test('[OX6] a document with signs that no such file may hold opens, and has all the rest', async () => {
  const said = `${NASTY} ${HELD}`;
  const tidy = `${TIDY} ${HELD}`;
  const paper: PaperDocument = {
    orientation: 'portrait',
    letterhead: { superior: said, body: said, number: said, placeAndDate: said },
    title: said,
    subtitle: said,
    attachedTo: said,
    draftMark: said,
    sampleMark: said,
    opening: [said],
    sections: [{ heading: said, body: [{ text: said, style: 'lead' }] }],
    tables: [
      {
        isNarrow: false,
        columns: [
          { head: 'STT', widthMm: 11 },
          { head: said, widthMm: undefined },
          { head: 'Điểm chuẩn', widthMm: 20 },
        ],
        rows: [{ level: 'leaf', indent: 0, cells: [centre('1'), left(said), centre('10')] }],
        totals: [],
      },
    ],
    notes: [said],
    signatures: [{ offices: [said], how: said, name: said }],
    lastLine: said,
    seal: { modules: [[true]], shortCode: 'ABC', says: said, how: said },
  };
  const parts = await partsOf(await writeDocument([paper], said));
  const body = must(parts.get('word/document.xml'), 'a body');
  expect(body.split(tidy).length - 1).toBeGreaterThan(15);
  expect(parts.get('docProps/core.xml')).toContain(tidy);
});
