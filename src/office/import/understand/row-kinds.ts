// What a row is by its own words: part of the table's tree, a total, a note under the table, a place for a signature,
// or words that go on with the row above.

import type { Fields } from './rows.ts';
import { bare, isCapitals, plain, withoutEnd } from './words-of.ts';

/** `node`: a part, group or criterion; which one, the rows around it tell. */
export type RowKind = 'node' | 'text' | 'total' | 'note' | 'signature' | 'blank' | 'head';

export function kindsOf(
  rows: readonly Fields[],
  filled: (index: number) => number,
  isHead: (index: number) => boolean,
): readonly RowKind[] {
  const kinds = rows.map((row): RowKind => {
    if (filled(row.index) === 0) return 'blank';
    if (isHead(row.index)) return 'head';
    if (isTotal(row)) return 'total';
    return isNode(row) ? 'node' : 'text';
  });
  return withTail(rows, kinds);
}

const isTotal = ({ name, group, codeText, code, max }: Fields): boolean => {
  const said = name || group || codeText;
  if (code && code.style !== 'bullet' && max === undefined) return false;
  return saysTotal(said) && (max !== undefined || saidIn(said).length < 40);
};

const saidIn = (text: string): string => withoutEnd(plain(text), /[:.…\s]/);

/** Whether the words of a row say that it adds up others. */
export const saysTotal = (text: string): boolean => TOTALS.some((pattern) => pattern.test(saidIn(text)));

// Whole words with their marks: "cộng" adds up, "công tác" is work; "tổng sản phẩm" is a criterion.
const TOTALS = [
  /^(?:tổng cộng|tổng số điểm|tổng điểm|tổng số|tổng|cộng điểm|cộng)(?:\s*(?:\(.*\)|:.*|=.*|(?:điểm )?(?:phần|mục|nhóm|nội dung|các|của|tối đa|chuẩn|chung|toàn|thi đua|(?:[ivx]+|[a-e]|\d+)(?!\p{L})).*|điểm))?$/u,
];

/** Rows that carry a place in the tree: numbered, with points, or set off as titles are. */
const isNode = (row: Fields): boolean => {
  if (row.name === '' && row.group === '') return row.code !== undefined && row.max !== undefined;
  if (row.code && row.code.style !== 'bullet') return true;
  if (row.max !== undefined || row.group !== '') return true;
  return row.code === undefined && isSetOff(row);
};

/** Capitals, bold, or one cell across the table. */
export const isSetOff = ({ name, bold, isWide, text }: Fields): boolean =>
  name.length > 2 &&
  name.length < 300 &&
  (isCapitals(name) || ((bold || isWide) && text === '')) &&
  !NOTE.test(plain(name));

const NOTE = /^(?:ghi chú|lưu ý|chú ý|chú thích|\*+|\(\*+\)|n\.b|lưu y)(?:\s|:|\.|$|\p{L})/u;
const SIGNATURE =
  /^(?:tm\.|kt\.|tl\.|tuq\.|q\.|thu truong|truong khoi|pho truong khoi|cum truong|noi nhan|nguoi (?:lap|cham|tong hop|viet|bao cao)|thu ky|chu tich|pho chu tich|giam doc|pho giam doc|bi thu|truong (?:ban|phong|doan)|hieu truong|xac nhan|\(ky|ky ten|dai dien|thay mat|dai dien don vi|can bo)/;
const PLACE_AND_DAY = /(?:^|,)\s*ngay\s+(?:\d{1,2}|[.…_\s]+)\s*thang\s/;

/** After the last row of the tree come notes and signatures, told by their words and by the blank rows before them. */
function withTail(rows: readonly Fields[], kinds: readonly RowKind[]): readonly RowKind[] {
  const lastOf = (is: (row: Fields, kind: RowKind) => boolean) =>
    rows.findLastIndex((row, at) => is(row, kinds[at] ?? 'blank'));
  const last = lastOf(
    (row, kind) =>
      kind === 'node' &&
      (row.max !== undefined || row.code !== undefined) &&
      !SIGNATURE.test(bare(row.name)) &&
      !NOTE.test(plain(row.name)),
  );
  const total = lastOf((_, kind) => kind === 'total');
  let [tail, isSigned] = [false, false];
  return kinds.map((kind, at) => {
    const row = rows[at];
    if (!row || kind === 'blank' || kind === 'head') {
      if (at > last && kind === 'blank') tail = true;
      return kind;
    }
    const said = row.name === '' ? [row.codeText, row.text, row.rest].join(' ') : row.name;
    if (NOTE.test(plain(said)) && row.max === undefined) {
      if (at > last) tail = true;
      return 'note';
    }
    // A step of the last criterion: its points, or its words in the column of rules.
    const isStep = kind === 'text' && (row.max !== undefined || (row.name === '' && row.text !== ''));
    if (at <= last) return kind;
    if (kind === 'total') {
      tail = true;
      return kind;
    }
    if (SIGNATURE.test(bare(said)) || PLACE_AND_DAY.test(bare(said))) isSigned = true;
    if (isSigned) return 'signature';
    if (isStep) return kind;
    return tail || (at > total && total >= 0 && total > last) ? 'note' : kind;
  });
}
