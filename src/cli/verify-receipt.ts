// npm run -s cli -- verify-receipt --file <receipt.txt | -> [--keys <keys.json> | --data <folder>] [--db <file>]

import { webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Words } from '../base/words.ts';
import { checkReceipt, type WordCheck } from '../protocol/check-receipt.ts';
import { sizeOf } from '../protocol/push.ts';
import { Receipt } from '../protocol/receipt.ts';
import { inGroups, readReceipts, receiptCode, type ReceiptTextProblem } from '../protocol/receipt-text.ts';
import { ServerKeys, type Subtle } from '../protocol/signature.ts';
import { keysFolder, readKeys } from '../server/signing/keys.ts';
import type { Command } from './command.ts';
import { CommandRefusal, optionsOf, refusing } from './refusal.ts';
import { textUpTo } from './text-up-to.ts';
import { checkDatabase, givenUpIn } from './verify/check-database.ts';

const USAGE =
  'npm run -s cli -- verify-receipt --file <receipt.txt | -> [--keys <keys.json> | --data <folder>] [--db <file.sqlite>]';

/** Says of each receipt in a file whether this server signed it; ends with 1 where one was not [RC6]. */
export const verifyReceipt: Command = {
  summary:
    'Kiểm tra biên nhận do máy này ký hay không / checks whether this server signed a printed, typed or saved receipt.',
  usage: USAGE,
  run: (args) =>
    refusing(async () => {
      const given = optionsOf(args, ['file', 'keys', 'data', 'db'], USAGE);
      if (given.file === undefined)
        throw new CommandRefusal({
          vi: `Thiếu --file. ${USAGE}`,
          en: 'The --file of the receipt is missing.',
        });
      const receipts = receiptsIn(textOf(given.file));
      const keys = given.keys === undefined ? keysOf(given.data) : keysIn(given.keys);
      const subtle = webcrypto.subtle as unknown as Subtle;
      let isGood = true;
      for (const receipt of receipts) {
        const word = await checkReceipt({ subtle, keys }, receipt);
        isGood &&= word === 'valid';
        (word === 'valid' ? console.log : console.error)(sentence(receipt, word));
      }
      return logAgrees(given.db, receipts) && isGood ? 0 : 1;
    }),
};

/** Many times more than all the receipts that anybody would type or print; in bytes. */
const MOST = 16 << 20;

function textOf(file: string): string {
  let text: string | undefined;
  try {
    text = textUpTo(file === '-' ? 0 : file, MOST);
  } catch {
    throw new CommandRefusal({ vi: `Không đọc được tệp ${file}.`, en: `${file} cannot be read.` });
  }
  if (text !== undefined) return text;
  throw new CommandRefusal({
    vi: `${file} lớn hơn ${MOST >> 20} MB: không phải tệp biên nhận hay danh sách khóa.`,
    en: `${file} is larger than ${MOST >> 20} MB: it is no file of receipts or keys.`,
  });
}

function receiptsIn(text: string): readonly Receipt[] {
  const fromJson = z.union([Receipt.transform((one) => [one]), z.array(Receipt).min(1)]);
  if (/^\s*[[{]/.test(text)) {
    const read = fromJson.safeParse(jsonOf(text));
    if (read.success) return read.data;
  }
  const read = readReceipts(text);
  if (!read.ok) throw new CommandRefusal(problemWords(read.problem));
  return read.value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemWords(problem: ReceiptTextProblem): Words {
  if (problem.is === 'none')
    return {
      vi: 'Trong tệp không có biên nhận nào: cần đủ các dòng từ “khối:” đến “chữ ký:”.',
      en: 'There is no receipt in the file: it takes the lines from “khối:” to “chữ ký:”.',
    };
  const { receipt, label } = problem;
  return problem.is === 'missing'
    ? {
        vi: `Biên nhận thứ ${receipt}: thiếu dòng “${label}:”.`,
        en: `Receipt ${receipt}: no line “${label}:”.`,
      }
    : {
        vi: `Biên nhận thứ ${receipt}: dòng “${label}:” gõ sai hoặc thiếu; hãy so lại từng nhóm với bản giấy.`,
        en: `Receipt ${receipt}: the line “${label}:” is mistyped or not whole; compare it with the paper.`,
      };
}

function keysOf(data: string | undefined): ServerKeys {
  const folder = keysFolder(data ?? (process.env['DATA_DIR'] || './data'));
  const keys = readKeys(folder);
  if (!keys)
    throw new CommandRefusal({
      vi: `Không có khóa ký ở ${folder}. ${USAGE}`,
      en: `There are no keys in ${folder}.`,
    });
  return keys;
}

function keysIn(file: string): ServerKeys {
  const read = ServerKeys.safeParse(jsonOf(textOf(file)));
  if (!read.success)
    throw new CommandRefusal({
      vi: `${file} không phải danh sách khóa (lưu từ địa chỉ /api/keys của máy chủ).`,
      en: `${file} is not a list of keys (as saved from /api/keys of the server).`,
    });
  return read.data;
}

/** A server's own zone may be any: a receipt's day is that of the paper that is checked. */
function inVietnam(at: number): string {
  const moment = new Date(at + 7 * 3_600_000).toISOString();
  const [, year, month, day, time] = /^(\d+)-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(moment) ?? [];
  return `${time} ${day}/${month}/${year} (UTC+7)`;
}

function sentence(receipt: Receipt, word: WordCheck): string {
  const { bloc, taken, writer, at, position, key } = receipt;
  const code = inGroups(receiptCode(receipt));
  const count = sizeOf(taken);
  const time = inVietnam(at);
  if (word === 'valid')
    return [
      `Biên nhận ${code}: ĐÚNG, máy chủ này đã ký (khóa ${key}). Khối ${bloc}: đã nhận ${count} thao tác của nguồn ${writer} lúc ${time}, sổ tới vị trí ${position}.`,
      `Receipt ${code}: VALID, signed by this server (key ${key}). Bloc ${bloc}: ${count} changes of ${writer} taken at ${time}, log at ${position}.`,
    ].join('\n');
  if (word === 'invalid')
    return [
      `Biên nhận ${code}: KHÔNG ĐÚNG. Chữ ký không phải của máy chủ này cho nội dung này: đã bị sửa, hoặc gõ sai.`,
      `Receipt ${code}: NOT VALID. This server did not sign this content: it was altered, or mistyped.`,
    ].join('\n');
  return [
    `Biên nhận ${code}: không rõ. Khóa ${key} không có trong danh sách khóa đã cho.`,
    `Receipt ${code}: unknown. The key ${key} is not among the keys given.`,
  ].join('\n');
}

/** Whether the log still says what it said when each of them was signed; not asked without a database. */
function logAgrees(db: string | undefined, receipts: readonly Receipt[]): boolean {
  if (db === undefined) return true;
  if (!existsSync(db)) throw new CommandRefusal({ vi: `Không có tệp ${db}.`, en: `There is no file ${db}.` });
  const remembered = receipts.map(({ bloc, epoch, position, head }) => ({
    bloc,
    epoch,
    size: position,
    head,
  }));
  const isAsked = (bloc: string) => remembered.some((one) => one.bloc === bloc);
  // What is wrong with other blocs is no fault of these receipts; a file that cannot be read answers for none.
  const found = checkDatabase(db, remembered).filter(({ bloc }) => bloc === '' || isAsked(bloc));
  for (const { bloc, detail } of found)
    console.error(
      bloc === ''
        ? `Không đọc được kho dữ liệu ${db}, nên chưa biết nhật ký có còn khớp không / the database cannot be read (${detail})`
        : `${bloc}: nhật ký không còn khớp với biên nhận / the log does not agree with the receipt (${detail})`,
    );
  if (found.some(({ bloc }) => bloc === '')) return false;
  const givenUp = givenUpIn(db, remembered);
  for (const { bloc, size } of givenUp)
    console.error(
      [
        `${bloc}: phần nhật ký tới vị trí ${size} của biên nhận đã mất trong một lần khôi phục từ bản sao lưu, nay không còn. Việc ấy chỉ có lại khi thiết bị gửi lại, và khi đó có biên nhận mới.`,
        `${bloc}: the log that the receipt answers for, up to ${size}, was given up by a restore and is no longer there. The work is there only where its device has sent it again, with a receipt of its own.`,
      ].join('\n'),
    );
  const agrees = found.length === 0 && givenUp.length === 0;
  if (agrees)
    console.log('Nhật ký của máy chủ vẫn khớp với biên nhận.\nThe log still agrees with the receipt.');
  return agrees;
}
