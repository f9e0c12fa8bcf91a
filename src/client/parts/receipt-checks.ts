// What this device can itself say of a receipt: whether the server signed it, and whether what is still here of the
// batch is what was signed for.

import type { Change } from '../../domain/changes/apply-change.ts';
import { changeIdParts } from '../../domain/ids.ts';
import { checkReceipt, type WordCheck } from '../../protocol/check-receipt.ts';
import { packRows, type Row } from '../../protocol/columns.ts';
import { batchText } from '../../protocol/receipt.ts';
import type { ServerKeys, Subtle } from '../../protocol/signature.ts';
import type { KeptReceipt } from './receipts.ts';

export interface ReceiptCheck {
  readonly signature: WordCheck;
  /** `same`: hashed again it comes to what was signed for. Anything else says nothing: not all of it may be here [RC4]. */
  readonly content: 'same' | 'cannot-tell';
}

interface Deps {
  readonly subtle: (Subtle & Pick<SubtleCrypto, 'digest'>) | undefined;
  readonly keys: ServerKeys | undefined;
}

/** Never throws for what was stored: a receipt that cannot be read as one is not valid. */
export async function checkKept(deps: Deps, { receipt, count, changes }: KeptReceipt): Promise<ReceiptCheck> {
  const signature = await checkReceipt(deps, receipt);
  const isWhole = deps.subtle !== undefined && changes.length === count && count > 0;
  const hash =
    isWhole && deps.subtle
      ? await hashOf(
          deps.subtle,
          changes.map(({ change }) => change),
        )
      : '';
  return { signature, content: hash === receipt.batch ? 'same' : 'cannot-tell' };
}

/** As the batch was sent; another release may have packed it otherwise. */
async function hashOf(subtle: Pick<SubtleCrypto, 'digest'>, changes: readonly Change[]): Promise<string> {
  const rows = changes.map(
    ({ id, name, args, base, at }) =>
      ({ seq: changeIdParts(id).seq, name, args, base, at }) as unknown as Row,
  );
  const bytes = await subtle.digest('SHA-256', new TextEncoder().encode(batchText(packRows(rows))));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
