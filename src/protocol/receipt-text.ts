// A receipt as people hand it on: lines that can be printed, mailed, copied out of a PDF or typed from paper, and read
// back to the very receipt. Each line ends with four letters that tell a slip of the hand, and in which line it is.

import { foldText } from '../base/text.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { Receipt } from './receipt.ts';

/** What a line says, in the order of the lines. */
type ReceiptField = keyof Receipt;

export interface ReceiptLine {
  readonly label: string;
  readonly value: string;
}

interface Line {
  readonly label: string;
  readonly write: (receipt: Receipt) => string;
  /** What of the text behind the label is the value; undefined where it is none. */
  readonly read: (text: string) => unknown;
}

const hex = (field: 'batch' | 'head' | 'signature' | 'key', length: number): Omit<Line, 'label'> => ({
  write: (receipt) => receipt[field] || '-',
  read(text) {
    if (field === 'head' && text.startsWith('-')) return '';
    const digits = text.replace(/\s/g, '').toLowerCase();
    return new RegExp(`^[0-9a-f]{${length}}`).exec(digits)?.[0];
  },
});
const word = (field: 'bloc' | 'epoch' | 'writer'): Omit<Line, 'label'> => ({
  write: (receipt) => receipt[field],
  // A narrow column may have broken it.
  read(text) {
    const id = text.replace(/\s/g, '');
    return /^[!-~]*$/.test(id) ? id : undefined;
  },
});
const whole = (field: 'position' | 'at'): Omit<Line, 'label'> => ({
  write: (receipt) => String(receipt[field]),
  read(text) {
    const digits = text.replace(/[\s.]/g, '');
    return /^\d{1,16}$/.test(digits) ? Number(digits) : undefined;
  },
});

const lines: { readonly [F in ReceiptField]: Line } = {
  bloc: { label: 'khối', ...word('bloc') },
  epoch: { label: 'kỷ nguyên', ...word('epoch') },
  writer: { label: 'nguồn ghi', ...word('writer') },
  taken: {
    label: 'số thao tác',
    write: ({ taken }) =>
      taken.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ') || '-',
    read: readRanges,
  },
  batch: { label: 'dấu nội dung', ...hex('batch', 64) },
  position: { label: 'vị trí sổ', ...whole('position') },
  head: { label: 'dấu sổ', ...hex('head', 64) },
  at: { label: 'thời điểm', ...whole('at') },
  key: { label: 'khóa', ...hex('key', 16) },
  signature: { label: 'chữ ký', ...hex('signature', 128) },
};
const fields = Object.keys(lines) as readonly ReceiptField[];

/** The lines of a receipt, label and value; long rows of digits in groups of four. */
export const receiptLines = (receipt: Receipt): readonly ReceiptLine[] =>
  fields.map((field) => {
    const value = lines[field].write(receipt);
    return { label: `${lines[field].label}:`, value: `${inGroups(value)} (${checkOf(value)})` };
  });

/** The same as plain text, a line each. */
export const receiptAsText = (receipt: Receipt): string =>
  receiptLines(receipt)
    .map(({ label, value }) => `${label} ${value}\n`)
    .join('');

/** A name for people, short enough to be read out: the beginning of the signature. */
export const receiptCode = ({ signature }: Pick<Receipt, 'signature'>): string => signature.slice(0, 12);

/** Long rows of digits as people read them: "9f3a 02bc …". Anything else as it is. */
export const inGroups = (text: string): string =>
  /^[0-9a-f]{12,}$/.test(text) && text.length % 4 === 0 ? text.replace(/(.{4})(?=.)/g, '$1 ') : text;

export type ReceiptTextProblem =
  /** No line of a receipt stands in the text. */
  | { readonly is: 'none' }
  /** The line is not there; which receipt of the text, from 1, and its label. */
  | { readonly is: 'missing'; readonly receipt: number; readonly label: string }
  /** The line does not read as what it must be, or not as what its check says. */
  | { readonly is: 'mistyped'; readonly receipt: number; readonly label: string };

/** Every receipt in a text, whatever else stands around the lines. Never throws for what it was given. */
export function readReceipts(text: string): Result<readonly Receipt[], ReceiptTextProblem> {
  const blocks = blocksOf(text);
  if (blocks.length === 0) return fail({ is: 'none' });
  const receipts: Receipt[] = [];
  for (const [index, block] of blocks.entries()) {
    const read = readBlock(block, index + 1);
    if (!read.ok) return read;
    receipts.push(read.value);
  }
  return ok(receipts);
}

type Block = ReadonlyMap<ReceiptField, string>;

/** What stands behind each label; the first label begins a receipt. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Map<ReceiptField, string>[] = [];
  let open: ReceiptField | undefined;
  for (const line of text.normalize('NFC').split(/\r?\n|\f/)) {
    const field = fieldAt(line);
    if (field === fields[0]) blocks.push(new Map());
    const block = blocks.at(-1);
    if (!block) continue;
    if (field) {
      open = field;
      block.set(field, line.slice(line.indexOf(':') + 1).trim());
    } else if (open) {
      block.set(open, `${block.get(open)} ${line.trim()}`);
    }
    // Behind its check a line is over: what follows is the paper's own.
    if (open && CHECK.test(block.get(open) ?? '')) open = undefined;
  }
  return blocks;
}

/** With or without the marks of Vietnamese: keyboards differ. */
const fieldByLabel = new Map(fields.map((field) => [foldText(lines[field].label), field]));
const fieldAt = (line: string): ReceiptField | undefined =>
  line.includes(':') ? fieldByLabel.get(foldText(line.slice(0, line.indexOf(':'))).trim()) : undefined;

const CHECK = /\(\s*([0-9a-f]{4})\s*\)/i;

function readBlock(block: Block, receipt: number): Result<Receipt, ReceiptTextProblem> {
  const found: Partial<Record<ReceiptField, unknown>> = {};
  for (const field of fields) {
    const { label, read, write } = lines[field];
    const text = block.get(field);
    if (text === undefined) return fail({ is: 'missing', receipt, label });
    const check = CHECK.exec(text);
    const value = read((check ? text.slice(0, check.index) : text).trim());
    const isAsMeant =
      !check || checkOf(write({ [field]: value } as unknown as Receipt)) === check[1]?.toLowerCase();
    if (value === undefined || !Receipt.shape[field].safeParse(value).success || !isAsMeant)
      return fail({ is: 'mistyped', receipt, label });
    found[field] = value;
  }
  return ok(Receipt.parse(found));
}

function readRanges(text: string): readonly (readonly [number, number])[] | undefined {
  if (text === '-') return [];
  const runs = text
    .replace(/\s/g, '')
    .split(/[,;]/)
    .map((run) => /^(\d{1,15})(?:[-–](\d{1,15}))?$/.exec(run));
  if (runs.some((run) => run === null)) return undefined;
  return runs.map((run) => [Number(run?.[1]), Number(run?.[2] ?? run?.[1])] as const);
}

/** Two sums, the second of the first as they grow (Fletcher): one wrong letter and two that changed places show. */
function checkOf(value: string): string {
  let [sum, ofSums] = [1, 1];
  for (let at = 0; at < value.length; at += 1) {
    sum = (sum + value.charCodeAt(at)) % 251;
    ofSums = (ofSums + sum) % 251;
  }
  return [ofSums, sum].map((one) => one.toString(16).padStart(2, '0')).join('');
}
