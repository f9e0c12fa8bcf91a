// A workbook: its sheets in order, each with what it needs from the parts beside it.

import type { OpenZip } from '../file/open-zip.ts';
import { xmlText } from '../file/read-xml.ts';
import { newRoom } from '../file/room.ts';
import { damaged } from '../read-problem.ts';
import type { SourceBook, SourceSheet } from '../source-book.ts';
import { readBookPart, readRelations, readSharedTexts, readStyles } from './book-parts.ts';
import { readWorksheet } from './read-worksheet.ts';

/** `onProgress` hears how many bytes of the parts were read, and of how many. */
export async function readWorkbook(
  zip: OpenZip,
  bookName: string,
  onProgress: (done: number, of: number) => void,
): Promise<SourceBook> {
  const folder = bookName.slice(0, Math.max(0, bookName.lastIndexOf('/')));
  const book = readBookPart(xmlText(await zip.read(bookName)));
  const relationsName = `${folder}/_rels/${bookName.slice(folder.length + 1)}.rels`;
  if (!zip.has(relationsName)) throw damaged();
  const relations = readRelations(xmlText(await zip.read(relationsName)), folder);
  const beside = { texts: `${folder}/sharedStrings.xml`, styles: `${folder}/styles.xml` };
  const named = (ending: string, usual: string) =>
    [...relations.values()].find((name) => name.toLowerCase().endsWith(ending)) ?? usual;
  const [textsName, stylesName] = [
    named('sharedstrings.xml', beside.texts),
    named('styles.xml', beside.styles),
  ];
  // Charts have tabs of their own, but no cells. No program gives two sheets one part: it is read once.
  const taken = new Set<string>();
  const sheets = book.sheets.flatMap(({ name, id, hidden }) => {
    const part = relations.get(id);
    if (!part || !zip.has(part) || /(?:chart|dialog|macro)sheets?\//i.test(part)) return [];
    if (taken.has(part.toLowerCase())) return [];
    taken.add(part.toLowerCase());
    return [{ name, part, hidden }];
  });
  const of = [textsName, stylesName, ...sheets.map(({ part }) => part)].reduce(
    (sum, part) => sum + zip.sizeOf(part),
    0,
  );
  let done = 0;
  const xmlOf = async (part: string) => {
    const xml = xmlText(await zip.read(part));
    done += zip.sizeOf(part);
    onProgress(done, of);
    return xml;
  };
  const texts = zip.has(textsName) ? readSharedTexts(await xmlOf(textsName)) : [];
  const styles = zip.has(stylesName) ? readStyles(await xmlOf(stylesName)) : [];
  const read: SourceSheet[] = [];
  const beyond = { texts, styles, is1904: book.is1904, room: newRoom() };
  for (const { name, part, hidden } of sheets) {
    read.push(readWorksheet(await xmlOf(part), { name, hidden, ...beyond }));
  }
  return { format: 'xlsx', sheets: read };
}
