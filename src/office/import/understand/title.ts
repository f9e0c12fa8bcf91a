// The title of a table, among what stands above it: letterheads, mottoes, places and days.

import type { SourceSheet } from '../source-book.ts';
import { bare, isCapitals } from './words-of.ts';

const STARTS =
  /^(?:bang|bieu|phieu|tieu chi|noi dung va|noi dung, |he thong tieu chi|thang diem|bo tieu chi|huong dan cham|quy dinh cham|khung)/;
const NOT_TITLE =
  /cong hoa xa hoi|doc lap|^so:|^mau so|^mau |ngay .* thang|^kinh gui|^can cu|^uy ban nhan dan|^ubnd|^\(?kem theo|^\(?ban hanh|^phu luc|^don vi:|^ten don vi/;

/** A title is no longer. */
const MOST = 500;

/** The line that calls itself a table, and the line after it that says whose; else the most prominent line. */
export function titleOf(sheet: SourceSheet, head: number): string {
  const inSheet = sheet.rows
    .slice(0, Math.max(0, head))
    .flatMap(({ cells }) => cells.filter(({ text }) => text !== '').map(({ text }) => text));
  const lines = [...sheet.above.slice(-30), ...inSheet]
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fits = (line: string | undefined): line is string =>
    line !== undefined && !NOT_TITLE.test(bare(line.slice(0, MOST)));
  const at = lines.findIndex((line) => STARTS.test(bare(line.slice(0, MOST))) && fits(line));
  if (at < 0)
    return (lines.find((line) => fits(line) && isCapitals(line)) ?? lines.findLast(fits) ?? '').slice(
      0,
      MOST,
    );
  const title = [lines[at] ?? ''];
  for (const next of lines.slice(at + 1, at + 3)) {
    if (!fits(next) || next.startsWith('(')) break;
    title.push(next);
  }
  return title.join(' ').slice(0, MOST);
}
