// What of the server's word does not hold, said where nobody passes it by: on the receipts' own page and in the sync
// centre [RC2].

import type { ReactNode } from 'react';
import { formatMoment } from '../../base/format.ts';
import { phrase, type Phrase, type Words } from '../../base/words.ts';
import { Banner } from '../ui/banner.tsx';
import { useWords } from '../words/language.tsx';
import type { Receipts } from './use-receipts.ts';

const alarmWords = {
  forgedTitle: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} biên nhận có chữ ký KHÔNG ĐÚNG.`,
    en: `${count} receipts have a signature that is NOT VALID.`,
  })),
  forgedHelp: {
    vi: 'Biên nhận đã bị sửa, hoặc không phải của máy chủ này. Đừng dùng nó làm bằng chứng. Số liệu trên máy vẫn nguyên; hãy báo quản trị và gửi kèm tệp của biên nhận ấy.',
    en: 'It was altered, or is not of this server. Do not use it as proof. The work on this device is untouched; tell the administrator, with the file of the receipt.',
  },
  strangeTitle: {
    vi: 'Máy chủ đưa ra khóa ký không nối tiếp khóa máy này đã biết.',
    en: 'The server shows signing keys that do not go on from those this device knows.',
  },
  strangeHelp: phrase<{ time: string }>(({ time }) => ({
    vi: `Thấy lúc ${time}. Máy này vẫn kiểm theo khóa cũ. Có thể máy chủ đã cài lại mà mất khóa, hoặc có kẻ giả máy chủ: hãy hỏi quản trị trước khi tin biên nhận mới.`,
    en: `Seen at ${time}. This device goes on checking by the old keys. The server may have been set up anew without them, or somebody pretends to be it: ask the administrator before you trust new receipts.`,
  })),
  markTitle: {
    vi: 'Mốc kiểm của sổ có chữ ký KHÔNG ĐÚNG.',
    en: 'The checkpoint of the log has a signature that is NOT VALID.',
  },
  markHelp: {
    vi: 'Số liệu trên máy này vẫn nguyên. Hãy báo quản trị; chưa in, chưa ký bản nào cho tới khi được trả lời.',
    en: 'The work on this device is untouched. Tell the administrator; print and sign nothing until they have answered.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };

interface ReceiptAlarmsProps {
  /** Undefined while they are read. */
  readonly receipts: Receipts | undefined;
  readonly now: () => number;
  /** The way to the receipts, from elsewhere. */
  readonly action?: ReactNode;
}

/** Nothing where all of it holds. */
export function ReceiptAlarms({ receipts, now, action }: ReceiptAlarmsProps) {
  const words = useWords(alarmWords);
  if (!receipts) return null;
  const { kept, checkpoint, strangeKeysAt } = receipts;
  const forged = kept.filter(({ check }) => check.signature === 'invalid').length;
  return (
    <>
      {forged > 0 && (
        <Banner
          tone="act"
          icon="triangle"
          live="alert"
          title={words.forgedTitle({ count: forged })}
          action={action}
        >
          {words.forgedHelp}
        </Banner>
      )}
      {checkpoint === 'invalid' && (
        <Banner tone="act" icon="triangle" live="alert" title={words.markTitle} action={action}>
          {words.markHelp}
        </Banner>
      )}
      {strangeKeysAt !== null && (
        <Banner tone="act" icon="key" live="alert" title={words.strangeTitle} action={action}>
          {words.strangeHelp({ time: formatMoment(strangeKeysAt, now()) })}
        </Banner>
      )}
    </>
  );
}
