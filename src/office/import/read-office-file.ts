// The one door for an office's file: bytes in, a source book or a reason out. Runs in a worker of the browser as in
// Node; nothing outside this folder sees a file's inside.

import { fail, ok, type Result } from '../../base/result.ts';
import { readDocument } from './docx/read-document.ts';
import { LIMITS, openZip, type OpenZip } from './file/open-zip.ts';
import { xmlText } from './file/read-xml.ts';
import { damaged, Unreadable, type ReadProblem } from './read-problem.ts';
import type { SourceBook } from './source-book.ts';
import { readRelations } from './xlsx/book-parts.ts';
import { readWorkbook } from './xlsx/read-workbook.ts';

export { sayReadProblem, type ReadProblem } from './read-problem.ts';

/** Reads an `.xlsx` or `.docx` by what is in it, not by its name [IM1]. */
export async function readOfficeFile(
  bytes: Uint8Array,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Result<SourceBook, ReadProblem>> {
  try {
    const book = await read(bytes, onProgress);
    const isEmpty = book.sheets.every(({ rows }) => rows.length === 0);
    return isEmpty ? fail({ code: 'no-table', format: book.format }) : ok(book);
  } catch (fault) {
    if (fault instanceof Unreadable) return fail(fault.problem);
    throw fault;
  }
}

async function read(bytes: Uint8Array, onProgress: (done: number, of: number) => void): Promise<SourceBook> {
  if (bytes.length > LIMITS.fileBytes) {
    throw new Unreadable({ code: 'too-large', mebibytes: LIMITS.fileBytes / (1024 * 1024) });
  }
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new Unreadable({ code: isEncrypted(bytes) ? 'protected' : 'old-format' });
  }
  if (!beginsWith(bytes, [0x50, 0x4b])) throw new Unreadable({ code: 'not-an-office-file' });
  const zip = openZip(bytes);
  const main = await mainPart(zip);
  return /document\d*\.xml$/i.test(main)
    ? readDocument(zip, main, onProgress)
    : readWorkbook(zip, main, onProgress);
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** The old container also wraps new files that have a password; it names what it holds in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0]);
  const text = new TextDecoder('latin1');
  return text.decode(bytes).includes(text.decode(Uint8Array.from(name)));
}

/** The part that the file calls its main one: `xl/workbook.xml` or `word/document.xml`, wherever it lies. */
async function mainPart(zip: OpenZip): Promise<string> {
  if (!zip.has('[Content_Types].xml')) throw new Unreadable({ code: 'not-an-office-file' });
  const relations = zip.has('_rels/.rels')
    ? [...readRelations(xmlText(await zip.read('_rels/.rels')), '').values()]
    : [];
  const isMain = (part: string) => /(?:workbook|document)\d*\.xml$/i.test(part);
  const main = [...relations, 'xl/workbook.xml', 'word/document.xml'].find(
    (part, index) => isMain(part) && (index < relations.length || zip.has(part)),
  );
  if (main === undefined) throw new Unreadable({ code: 'not-an-office-file' });
  if (!zip.has(main)) throw damaged();
  return main;
}
