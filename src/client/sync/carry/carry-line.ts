// The part of the line that carried work goes by.

import { CarryKey, type CarryKeyRequest, type CarryRequest } from '../../../protocol/carry.ts';
import { PushResponse } from '../../../protocol/push.ts';
import { REQUEST_HEADER } from '../../../protocol/version.ts';
import { ask, type Answer } from '../ask.ts';
import { packed, patienceFor } from '../transport.ts';

export interface CarryLine {
  readonly key: (request: CarryKeyRequest) => Promise<Answer<CarryKey>>;
  readonly carry: (request: CarryRequest) => Promise<Answer<PushResponse>>;
}

/** The real one, over `fetch`. */
export function createCarryLine(fetcher: typeof fetch): CarryLine {
  const post = async (body: unknown) => {
    const { body: bytes, headers } = await packed(JSON.stringify(body));
    const init = { method: 'POST', body: bytes, headers: { ...headers, [REQUEST_HEADER]: '1' } };
    return { init, patience: patienceFor(bytes) };
  };
  return {
    async key(request) {
      const { init, patience } = await post(request);
      return ask(fetcher, '/api/carry-key', init, CarryKey, patience);
    },
    async carry(request) {
      const { init, patience } = await post(request);
      return ask(fetcher, '/api/sync/carry', init, PushResponse, patience);
    },
  };
}
