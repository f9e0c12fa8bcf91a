// A document: each of its tables as a sheet, with the paragraphs above it. A table inside a cell is read as lines of
// that cell; text that was deleted while changes are tracked is not read.

import { tidyText } from '../../../base/text.ts';
import type { OpenZip } from '../file/open-zip.ts';
import { readXml, xmlText, type Attributes } from '../file/read-xml.ts';
import { newRoom, type Room } from '../file/room.ts';
import { Unreadable } from '../read-problem.ts';
import type { SourceBook } from '../source-book.ts';
import { looksLikeTable } from '../best-sheet.ts';
import { joinTables } from './join-tables.ts';
import { layOut, type DocumentCell, type DocumentTable } from './lay-out.ts';
import { NO_NUMBERING, readNumbering, type ListPlace, type Numbering } from './numbering.ts';

export async function readDocument(
  zip: OpenZip,
  main: string,
  onProgress: (done: number, of: number) => void,
): Promise<SourceBook> {
  const folder = main.slice(0, Math.max(0, main.lastIndexOf('/')));
  const beside = async (name: string) => {
    const part = `${folder}/${name}`;
    return zip.has(part) ? xmlText(await zip.read(part)) : undefined;
  };
  const of = zip.sizeOf(main);
  const xml = xmlText(await zip.read(main));
  onProgress(Math.floor(of / 2), of);
  const numbering = await beside('numbering.xml');
  const styles = await beside('styles.xml');
  const room = newRoom();
  const tables = readTables(
    xml,
    room,
    numbering === undefined ? NO_NUMBERING : readNumbering(numbering),
    styles === undefined ? new Map() : listStyles(styles),
  );
  onProgress(of, of);
  const sheets = tables.map((table, index) => layOut(table, `Bảng ${index + 1}`, room));
  // Heads of letters and places for signatures are laid out as tables too.
  if (!sheets.some(looksLikeTable)) {
    throw new Unreadable({ code: 'no-table', format: 'docx' });
  }
  return { format: 'docx', sheets: [...sheets, ...joinTables(sheets, room)] };
}

/** Styles whose paragraphs are counted. */
function listStyles(xml: string): ReadonlyMap<string, ListPlace> {
  const places = new Map<string, ListPlace>();
  let [style, id, level] = ['', '', 0];
  readXml(xml, {
    open(name, attributes) {
      if (name === 'style') [style, id, level] = [attributes.get('styleId') ?? '', '', 0];
      if (name === 'numId') id = attributes.get('val') ?? '';
      if (name === 'ilvl') level = Number(attributes.get('val') ?? 0);
    },
    close(name) {
      if (name === 'style' && id !== '') places.set(style, { id, level });
    },
  });
  return places;
}

interface Paragraph {
  text: string;
  list: { id: string; level: number } | undefined;
  bold: number;
  plain: number;
}

interface OpenCell {
  readonly lines: string[];
  span: number;
  merge: DocumentCell['merge'];
  bold: number;
  plain: number;
}

function readTables(
  xml: string,
  room: Room,
  numbering: Numbering,
  styles: ReadonlyMap<string, ListPlace>,
): readonly DocumentTable[] {
  const tables: { above: string[]; below: string[]; rows: { skip: number; cells: DocumentCell[] }[] }[] = [];
  let above: string[] = [];
  let depth = 0;
  // Text boxes are told twice, once for older programs; text that was moved, where it stood before.
  let aside = 0;
  let cell: OpenCell | undefined;
  let paragraph: Paragraph | undefined;
  // A text box is a paragraph within a paragraph.
  const around: (Paragraph | undefined)[] = [];
  let [isText, isRun, isBold] = [false, false, false];

  const open = (name: string, attributes: Attributes): void => {
    const value = attributes.get('val') ?? '';
    if (ASIDE.has(name)) aside += 1;
    if (aside > 0) return;
    isText = name === 't';
    switch (name) {
      case 'tbl':
        depth += 1;
        if (depth === 1) tables.push({ above, below: [], rows: [] });
        if (depth === 1) above = [];
        return;
      case 'tr':
        room.forCells(1);
        if (depth === 1) tables.at(-1)?.rows.push({ skip: 0, cells: [] });
        return;
      case 'tc':
        if (depth === 1) cell = { lines: [], span: 1, merge: 'none', bold: 0, plain: 0 };
        return;
      case 'gridBefore': {
        const row = tables.at(-1)?.rows.at(-1);
        if (row && depth === 1) row.skip = countOf(value);
        return;
      }
      case 'gridSpan':
        if (cell && depth === 1) cell.span = Math.max(1, countOf(value));
        return;
      case 'vMerge':
        if (cell && depth === 1) cell.merge = value === 'restart' ? 'begins' : 'goes-on';
        return;
      case 'p':
        around.push(paragraph);
        paragraph = { text: '', list: undefined, bold: 0, plain: 0 };
        return;
      case 'pStyle':
        if (paragraph) paragraph.list ??= styles.get(value) && { ...(styles.get(value) as ListPlace) };
        return;
      case 'numId':
        if (paragraph) paragraph.list = { id: value, level: paragraph.list?.level ?? 0 };
        return;
      case 'ilvl':
        if (paragraph) paragraph.list = { id: paragraph.list?.id ?? '', level: countOf(value) };
        return;
      case 'r':
        [isRun, isBold] = [true, false];
        return;
      case 'b':
        if (isRun) isBold = value !== '0' && value !== 'false';
        return;
      case 'br':
      case 'cr':
        if (paragraph) paragraph.text += '\n';
        return;
      case 'tab':
        // The same name stands for a stop of the ruler, outside runs.
        if (paragraph && isRun) paragraph.text += ' ';
        return;
      case 'noBreakHyphen':
        if (paragraph) paragraph.text += '-';
        return;
      default:
    }
  };

  const close = (name: string): void => {
    if (ASIDE.has(name)) aside -= 1;
    if (aside > 0) return;
    isText = false;
    if (name === 'r') isRun = false;
    if (name === 'p' && paragraph) {
      const label = paragraph.list && paragraph.list.id !== '0' ? numbering.next(paragraph.list) : '';
      const line = tidyText(label === '' ? paragraph.text : `${label} ${paragraph.text}`);
      room.forText(line.length);
      if (cell) {
        cell.lines.push(line);
        cell.bold += paragraph.bold;
        cell.plain += paragraph.plain;
      } else if (line !== '') above.push(line);
      paragraph = around.pop();
    }
    if (name === 'tc' && depth === 1 && cell) {
      const text = tidyText(cell.lines.join('\n').replace(/\n{2,}/g, '\n'));
      tables
        .at(-1)
        ?.rows.at(-1)
        ?.cells.push({
          text,
          span: cell.span,
          merge: cell.merge,
          bold: cell.bold > 0 && cell.plain === 0,
        });
      cell = undefined;
    }
    if (name === 'tbl') depth -= 1;
  };

  readXml(xml, {
    open,
    close,
    text(text) {
      if (!isText || aside > 0 || !paragraph) return;
      paragraph.text += text;
      if (text.trim() !== '') paragraph[isBold ? 'bold' : 'plain'] += 1;
    },
  });
  tables.at(-1)?.below.push(...above);
  return tables;
}

const ASIDE: ReadonlySet<string> = new Set(['Fallback', 'moveFrom']);

/** A count a file gives, within reason. */
const countOf = (value: string): number => Math.min(Math.max(0, Number.parseInt(value, 10) || 0), 300);
