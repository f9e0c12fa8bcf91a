// How every failed request answers: a code, and one sentence in each language with the next step. Never a stack.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import type { Words } from '../../base/words.ts';
import type { Fault, FaultCode } from '../../protocol/fault.ts';
import { RequestFault } from '../request-fault.ts';
import { isFull, isReadOnly } from '../store/no-writes.ts';
import { isAway, isClash } from '../store/postgres.ts';

export const faults: { readonly [C in FaultCode]: { readonly status: number; readonly words: Words } } = {
  'bad-request': {
    status: 400,
    words: {
      vi: 'Yêu cầu không đọc được. Số liệu vẫn giữ trên máy; hãy tải lại ứng dụng rồi thử lại.',
      en: 'The request cannot be read. Your work is kept on this device; reload the app and try again.',
    },
  },
  'too-large': {
    status: 413,
    words: {
      vi: 'Gói gửi lên lớn quá. Số liệu vẫn giữ trên máy; ứng dụng sẽ chia nhỏ rồi gửi lại.',
      en: 'Too much was sent at once. Your work is kept on this device; the app sends it again in smaller parts.',
    },
  },
  'too-deep': {
    status: 400,
    words: {
      vi: 'Nội dung gửi lên lồng nhau quá nhiều lớp. Hãy cập nhật ứng dụng rồi thử lại.',
      en: 'What was sent is nested too deeply. Update the app and try again.',
    },
  },
  'unsupported-encoding': {
    status: 415,
    words: {
      vi: 'Kiểu nén không được hỗ trợ; chỉ nhận gzip hoặc không nén. Hãy cập nhật ứng dụng.',
      en: 'This encoding is not supported; send gzip or nothing. Update the app.',
    },
  },
  'not-signed-in': {
    status: 401,
    words: {
      vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn. Dữ liệu trên máy vẫn an toàn; hãy đăng nhập lại.',
      en: 'You are not signed in, or the session has ended. Your work is safe on this device; sign in again.',
    },
  },
  'not-permitted': {
    status: 403,
    words: {
      vi: 'Vai trò của bạn không được làm việc này. Hãy liên hệ quản trị nếu cần.',
      en: 'Your role may not do this. Ask the administrator if it should.',
    },
  },
  'not-found': {
    status: 404,
    words: {
      vi: 'Không tìm thấy nội dung này, hoặc bạn không có vai trò để xem. Hãy kiểm tra lại địa chỉ.',
      en: 'There is no such thing here, or you have no role to see it. Check the address.',
    },
  },
  'wrong-password': {
    status: 401,
    words: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt rồi thử lại.',
      en: 'The username or password is not right. Check the keyboard’s input method and try again.',
    },
  },
  'too-many-tries': {
    status: 429,
    words: {
      vi: 'Nhập sai nhiều lần. Hãy đợi một lát rồi thử lại, hoặc nhờ quản trị cấp mật khẩu mới.',
      en: 'Too many wrong tries. Wait a moment and try again, or ask the administrator for a new password.',
    },
  },
  'too-many-requests': {
    status: 429,
    words: {
      vi: 'Máy chủ nhận quá nhiều yêu cầu từ nơi này. Hãy đợi một lát rồi thử lại.',
      en: 'Too many requests come from here. Wait a moment and try again.',
    },
  },
  'cross-site': {
    status: 403,
    words: {
      vi: 'Yêu cầu không đến từ chính ứng dụng nên bị từ chối. Hãy mở ứng dụng từ địa chỉ của nó.',
      en: 'The request did not come from the app itself, so it was turned away. Open the app from its own address.',
    },
  },
  'client-too-old': {
    status: 426,
    words: {
      vi: 'Ứng dụng trên máy đã cũ. Số liệu vẫn giữ nguyên; hãy cập nhật ứng dụng rồi gửi lại.',
      en: 'The app on this device is too old. Your work is kept; update the app and send again.',
    },
  },
  'epoch-changed': {
    status: 409,
    words: {
      vi: 'Máy chủ vừa được khôi phục từ bản sao lưu. Số liệu vẫn giữ trên máy; ứng dụng sẽ tự gửi lại.',
      en: 'The server was restored from a backup. Your work is kept on this device, and the app sends it again.',
    },
  },
  'carried-not-proved': {
    status: 403,
    words: {
      vi: 'Phần mang tay này không đúng là của người ghi tên, hoặc đã bị sửa, nên không nhận. Số liệu vẫn còn ở máy của người nhập: hãy xin lại tệp mới từ máy đó.',
      en: 'This carried work is not proved to be its author’s, or was altered, so it was not taken. It is still on the author’s device: ask for a new file from there.',
    },
  },
  'file-damaged': {
    status: 422,
    words: {
      vi: 'Tệp minh chứng đến nơi không nguyên vẹn nên không nhận. Tệp vẫn giữ trên máy; ứng dụng sẽ gửi lại.',
      en: 'The evidence file did not arrive as it was, so it was not taken. It is kept on this device and is sent again.',
    },
  },
  'file-too-large': {
    status: 422,
    words: {
      vi: 'Tệp minh chứng lớn hơn mức máy chủ nhận. Tệp vẫn giữ trên máy; hãy đính kèm bản nhỏ hơn.',
      en: 'The evidence file is larger than the server takes. It is kept on this device; attach a smaller one.',
    },
  },
  'file-not-named': {
    status: 409,
    words: {
      vi: 'Chưa có ô điểm nào ở máy chủ nêu tệp minh chứng này. Hãy gửi phiếu điểm trước; tệp vẫn giữ trên máy.',
      en: 'No score at the server names this evidence file. Send the scores first; the file is kept on this device.',
    },
  },
  'file-not-here': {
    status: 404,
    words: {
      vi: 'Tệp minh chứng này chưa lên tới máy chủ. Hãy nhờ người đính kèm mở ứng dụng khi có mạng.',
      en: 'This evidence file has not reached the server yet. Ask whoever attached it to open the app with a network.',
    },
  },
  'unit-files-full': {
    status: 409,
    words: {
      vi: 'Đơn vị đã dùng hết chỗ cho tệp minh chứng ở máy chủ. Tệp vẫn giữ trên máy; hãy báo quản trị.',
      en: 'The unit has used up its room for evidence files at the server. The file is kept here; tell the administrator.',
    },
  },
  'server-busy': {
    status: 503,
    words: {
      vi: 'Máy chủ đang bận. Số liệu vẫn giữ trên máy và sẽ tự gửi lại sau ít giây.',
      en: 'The server is busy. Your work is kept on this device and is sent again in a few seconds.',
    },
  },
  'storage-full': {
    status: 507,
    words: {
      vi: 'Máy chủ tạm hết chỗ lưu. Dữ liệu còn nguyên trên máy bạn; hãy báo quản trị.',
      en: 'The server has run out of room. Your work is still on your device; tell the administrator.',
    },
  },
  'server-error': {
    status: 500,
    words: {
      vi: 'Máy chủ gặp lỗi. Số liệu vẫn giữ trên máy; hãy thử lại sau hoặc báo quản trị.',
      en: 'The server failed. Your work is kept on this device; try again later or tell the administrator.',
    },
  },
};

/** Answers a request that failed, whatever was thrown. Only what is nobody's doing but ours is logged. */
export function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = toFault(error);
  const { status, words } = faults[fault.code];
  const answer = fault.more.status ?? status;
  if (answer >= 500 && fault.code !== 'server-busy') {
    request.log.error(
      { code: fault.code, stack: error instanceof Error ? error.stack : undefined },
      'failed',
    );
  }
  if (fault.more.retryAfter !== undefined) void reply.header('retry-after', String(fault.more.retryAfter));
  const body: Fault = { code: fault.code, message: fault.more.words ?? words };
  return reply.code(answer).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

const DISK_READ_ONLY: Words = {
  vi: 'Ổ đĩa của máy chủ tạm không ghi được. Dữ liệu còn nguyên trên máy bạn; hãy báo quản trị.',
  en: 'The server’s disk does not take writes now. Your work is still on your device; tell the administrator.',
};

function toFault(error: unknown): RequestFault {
  if (error instanceof RequestFault) return error;
  if (error instanceof ZodError) return new RequestFault('bad-request');
  if (isAway(error) || isClash(error)) return new RequestFault('server-busy', { retryAfter: 5 });
  if (isFull(error)) return new RequestFault('storage-full', { retryAfter: 60 });
  // To a device the same: nothing is written now, and may be later. Who is told should look for another cause.
  if (isReadOnly(error)) return new RequestFault('storage-full', { retryAfter: 60, words: DISK_READ_ONLY });
  const status = statusOf(error);
  if (status === 413) return new RequestFault('too-large');
  if (status === 415 || status === 416) return new RequestFault('bad-request', { status });
  if (status === 429) return new RequestFault('too-many-requests');
  if (status === 404) return new RequestFault('not-found');
  if (status !== undefined && status >= 400 && status < 500) return new RequestFault('bad-request');
  return new RequestFault('server-error');
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
