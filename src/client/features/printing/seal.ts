// Makes the code at the foot of a sheet: in the server's words where it has vouched for this very sheet, else in this
// device's own [PF4] [PF7].

import { formatDate, formatTime } from '../../../base/format.ts';
import type { PaperSeal } from '../../../domain/paper/paper-document.ts';
import type { PaperSource } from '../../../domain/paper/paper-facts.ts';
import { bytesOfHex, hexOf, utf8 } from '../../../protocol/bytes.ts';
import { writeCode } from '../../../protocol/paper-code.ts';
import { markHex, shortCode } from '../../../protocol/paper-mark.ts';
import type { PaperWord } from '../../../protocol/paper-proof.ts';
import type { ReplicaStorage } from '../../replica/storage.ts';
import { signPrinted } from '../../sync/device-key.ts';
import { proofsOf } from '../../sync/paper-proofs.ts';

interface Deps {
  readonly storage: Pick<ReplicaStorage, 'tables'>;
  readonly subtle: Pick<SubtleCrypto, 'digest' | 'sign'>;
  /** By this device's clock. */
  readonly now: number;
}

/** What is sealed, and whether the sheet says of itself that it is a draft. */
export interface ToSeal {
  readonly source: PaperSource;
  readonly isDraft: boolean;
}

const HOW = 'Kiểm tra không cần mạng: mở Sổ Thi Đua, mục In ấn, Kiểm tra phiếu in.';
const EDGE = 4;

export interface Sealed {
  readonly seal: PaperSeal;
  /** The server may vouch for it yet: then a better one can be made. */
  readonly waits: boolean;
}

/** The seal of a sheet. */
export async function sealOf(deps: Deps, { source, isDraft }: ToSeal): Promise<Sealed> {
  const { subtle } = deps;
  const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await subtle.digest('SHA-256', bytes));
  const content = hexOf((await digest(utf8(source.content))).subarray(0, 16));
  const facts = { ...source.facts, isDraft: source.facts.isDraft || isDraft };
  const mark = markHex({ ...facts, content });
  const word = await wordFor(deps, mark, facts);
  // Nobody needs it to enter a score.
  const { encode } = await import('uqr');
  const bytes = writeCode(word);
  const ecc = correctionFor(bytes.length);
  const { data } = encode([...bytes], { ecc, boostEcc: false, border: EDGE });
  const seal = {
    modules: data,
    shortCode: shortCode(await digest(bytesOfHex(mark))),
    says: sayWord(word, facts.isDraft),
    how: HOW,
  };
  return { seal, waits: !facts.isDraft && word.by !== 'server' };
}

/** A sheet has room for about 35 mm: a longer code gives up some of its correction before its dots grow small. */
export const correctionFor = (bytes: number): 'M' | 'L' => (bytes <= 213 ? 'M' : 'L');

async function wordFor(
  { storage, subtle, now }: Deps,
  mark: string,
  { periodId, isDraft }: PaperSource['facts'],
): Promise<PaperWord> {
  const kept = isDraft ? [] : await proofsOf(storage, periodId);
  const proof = kept.find((one) => one.mark === mark);
  if (proof) return { by: 'server', proof };
  const printed = { mark, printedAt: Math.floor(now / 1000) };
  const signed = await signPrinted({ storage, subtle }, printed);
  return signed ? { by: 'device', printed, ...signed } : { by: 'nobody', printed };
}

function sayWord(word: PaperWord, isDraft: boolean): string {
  if (isDraft) return 'Bản nháp: mã này không chứng nhận kết quả.';
  if (word.by === 'server') {
    const at = word.proof.at * 1000;
    return `Máy chủ đã ký đúng nội dung này lúc ${formatTime(at)} ngày ${formatDate(at)}.`;
  }
  return word.by === 'device'
    ? `In khi chưa có chữ ký của máy chủ; máy của ${word.vouch.person} ký.`
    : 'In khi chưa có chữ ký của máy chủ, trên máy chưa từng nối máy chủ.';
}
