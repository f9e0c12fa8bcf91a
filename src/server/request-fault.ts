// Why a whole request fails. Thrown by handlers and what they call; http/ turns it into the answer.

import type { Words } from '../base/words.ts';
import type { FaultCode } from '../protocol/fault.ts';

interface More {
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number;
  /** Instead of the code's own status. */
  readonly status?: number;
  /** Instead of the code's own sentence. */
  readonly words?: Words;
}

export class RequestFault extends Error {
  readonly code: FaultCode;
  readonly more: More;

  constructor(code: FaultCode, more: More = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}
