// What is said to what never became a whole request: nonsense, headers without end, a body that is too slow in coming.
// Written on the socket by hand, since there is nobody else to answer it.

import type { Duplex } from 'node:stream';
import type { Words } from '../../base/words.ts';
import type { Fault, FaultCode } from '../../protocol/fault.ts';
import { ANSWER_HEADER } from '../../protocol/version.ts';

const TOO_SLOW: Words = {
  vi: 'Đường truyền quá chậm, máy chủ chưa nhận hết. Số liệu vẫn giữ trên máy và sẽ tự gửi lại thành phần nhỏ hơn.',
  en: 'The line is too slow, and not all has arrived. Your work is kept on this device and is sent again in smaller parts.',
};

export function answerNoRequest({ code = '' }: { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable) return;
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      // Not 408: to a device a number of the four hundreds is a no to its bloc, and any answer without our header a
      // captive portal's. After this one it sends less at once.
      return end(socket, '503 Service Unavailable', fault('server-busy', TOO_SLOW), 5);
    case 'HPE_HEADER_OVERFLOW':
      return end(socket, '431 Request Header Fields Too Large');
    default:
      return end(socket, '400 Bad Request');
  }
}

/** For the answer to be on its way, and read. */
const TO_READ_IT_MS = 3000;

const fault = (code: FaultCode, message: Words): string => JSON.stringify({ code, message } satisfies Fault);

function end(socket: Duplex, status: string, body = '', retryAfter?: number): void {
  const headers = [
    'connection: close',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    ...(body === '' ? [] : ['content-type: application/json; charset=utf-8', `${ANSWER_HEADER}: 1`]),
    ...(retryAfter === undefined ? [] : [`retry-after: ${retryAfter}`]),
  ];
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
  // Who goes on dribbling, or has gone without a word, keeps the place of its request no longer.
  setTimeout(() => socket.destroy(), TO_READ_IT_MS).unref();
}
