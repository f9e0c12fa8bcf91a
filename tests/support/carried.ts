// Carried batches as a device makes them, by Node's own crypto: another hand than the product's.

import { createHmac } from 'node:crypto';
import { packRows, type Row } from '../../src/protocol/columns.ts';
import { carryText, CarryKey, type CarryRequest } from '../../src/protocol/carry.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import type { ChangeToSend, Client } from './server.ts';

/** A key for one of a person's devices. */
export async function keyFor(client: Client, device = 'test'): Promise<CarryKey> {
  const response = await client.request('POST', '/api/carry-key', { device, have: null });
  if (!response.ok) throw new Error(`carry-key: ${response.status} ${await response.text()}`);
  return CarryKey.parse(await response.json());
}

/** A batch under a key's seal. */
export function carriedBy(
  key: Pick<CarryKey, 'id' | 'secret'>,
  bloc: string,
  writer: string,
  changes: readonly ChangeToSend[],
  device = 'test',
): CarryRequest {
  const rows = changes.map(
    ({ base = null, at = 1_700_000_000_000, ...rest }) => ({ ...rest, base, at }) as Row,
  );
  const batch = { protocol: PROTOCOL, bloc, writer, device, changes: packRows(rows) };
  const mac = createHmac('sha256', Buffer.from(key.secret, 'hex')).update(carryText(batch)).digest('hex');
  return { batch, key: key.id, mac };
}

/** The same as it lies in a file and comes out of it: read and written again. */
export const throughFile = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
