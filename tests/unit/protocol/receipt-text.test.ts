import { expect, test } from 'vitest';
import type { Receipt } from '../../../src/protocol/receipt.ts';
import { readReceipts, receiptAsText, receiptLines } from '../../../src/protocol/receipt-text.ts';

const digits = (seed: number, length: number) =>
  Array.from({ length }, (_, at) => ((at * seed + (at >> 3) + seed) % 16).toString(16)).join('');
const receipt: Receipt = {
  bloc: 'cac-huyen',
  epoch: '0f3a-xyz',
  writer: 'abcdefghij12',
  taken: [
    [1, 12],
    [14, 14],
  ],
  batch: digits(7, 64),
  position: 1204,
  head: digits(5, 64),
  at: 1_764_132_172_123,
  key: digits(3, 16),
  signature: digits(11, 128),
};
const next: Receipt = { ...receipt, taken: [], head: '', position: 1, at: 5 };
const text = receiptAsText(receipt);

test('[RC6] a receipt in lines reads back to the very receipt, alone or among others and other words', () => {
  expect(readReceipts(text)).toEqual({ ok: true, value: [receipt] });
  const page = `BIÊN NHẬN\r\nKhối các huyện: 3 mục\n${text}Ghi chú: bản in.\n${receiptAsText(next)}(Ký, ghi rõ họ tên)`;
  expect(readReceipts(page)).toEqual({ ok: true, value: [receipt, next] });
});

test('[RC6] it reads without the marks of Vietnamese, in capitals, broken over lines, without checks and groups', () => {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').toUpperCase();
  expect(
    readReceipts(
      plain
        .replace('ABCDEFGHIJ12', 'abcdefghij12')
        .replace('CAC-HUYEN', 'cac-huyen')
        .replace('0F3A-XYZ', '0f3a-xyz'),
    ),
  ).toEqual({ ok: true, value: [receipt] });
  const narrow = receiptLines(receipt)
    .map(({ label, value }) => `  ${label}\n    ${value.replace(/(.{1,24}) /g, '$1\n    ')}`)
    .join('\n');
  expect(readReceipts(narrow)).toEqual({ ok: true, value: [receipt] });
  const bare = text.replace(/ \([0-9a-f]{4}\)/g, '').replace(/(?<=[0-9a-f]{4}) (?=[0-9a-f]{4})/g, '');
  expect(readReceipts(bare)).toEqual({ ok: true, value: [receipt] });
});

test('[RC6] any one letter mistyped in a value is told by its line', () => {
  const lines = text.trimEnd().split('\n');
  for (const [index, line] of lines.entries()) {
    const start = line.indexOf(':') + 2;
    for (let at = start; at < line.lastIndexOf('(') - 1; at += 1) {
      if (line[at] === ' ') continue;
      const typed = line[at] === '7' ? '8' : '7';
      const slipped = lines.with(index, line.slice(0, at) + typed + line.slice(at + 1)).join('\n');
      const label = line.slice(0, line.indexOf(':'));
      expect(readReceipts(slipped)).toEqual({ ok: false, problem: { is: 'mistyped', receipt: 1, label } });
    }
  }
});

test('[RC6] two groups that changed places, a line left out, and a text without any are told', () => {
  const swapped = text.replace(/(dấu sổ: )(\S+) (\S+)/, '$1$3 $2');
  expect(readReceipts(swapped)).toMatchObject({ problem: { is: 'mistyped', label: 'dấu sổ' } });
  const without = text
    .split('\n')
    .filter((line) => !line.startsWith('khóa'))
    .join('\n');
  expect(readReceipts(without)).toEqual({ ok: false, problem: { is: 'missing', receipt: 1, label: 'khóa' } });
  expect(readReceipts('Khối các huyện')).toEqual({ ok: false, problem: { is: 'none' } });
  expect(readReceipts('')).toEqual({ ok: false, problem: { is: 'none' } });
});
