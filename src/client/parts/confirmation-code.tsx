// The receiver's code, large enough to read out over the phone.

import { useEffect, useState } from 'react';
import { spokenCode } from '../../domain/handover/codes.ts';
import type { HandedOver } from '../../domain/handover/handed-over.ts';
import { confirmationOf } from '../sync/carry/confirmation.ts';
import { useWords } from '../words/language.tsx';

const confirmationWords = {
  title: { vi: 'Mã xác nhận', en: 'Confirmation code' },
  why: {
    vi: 'Đọc mã này cho bên giao, như đọc số điện thoại. Bên giao nhập mã thì mới đóng được bản trên máy của họ.',
    en: 'Read this to the giver, as one reads a telephone number. Only with it can they close the copy on their device.',
  },
} as const;

export function ConfirmationCode({ handover }: { readonly handover: HandedOver }) {
  const words = useWords(confirmationWords);
  const [code, setCode] = useState('');
  const { id, digest, secret } = handover;
  useEffect(() => {
    let isOver = false;
    void confirmationOf(crypto.subtle, { id, digest, secret }).then((made) => !isOver && setCode(made));
    return () => void (isOver = true);
  }, [id, digest, secret]);
  return (
    <div className="spoken-code" role="status">
      <p>
        <b>{words.title}</b>
      </p>
      <p className="spoken-code-digits">{code && spokenCode(code)}</p>
      <p className="caption">{words.why}</p>
    </div>
  );
}
