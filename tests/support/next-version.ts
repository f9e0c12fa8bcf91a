// The next version of a sample bloc's table at a real server: begun, edited, proposed, approved and applied by the
// people whose part it is, as their devices would send it.

import type { TableEdit } from '../../src/domain/criteria/table-edits.ts';
import { newWriter, signIn } from './server.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';

/** The version that is in force afterwards, the sheets still on the one before. */
export async function applyNextVersionAt(
  url: string,
  edits: readonly TableEdit[],
  version = 2,
): Promise<void> {
  const of = { periodId: PERIOD, version };
  await send(url, 'thuky', [
    { name: 'start-table-version', args: { periodId: PERIOD } },
    { name: 'edit-table', args: { ...of, edits } },
  ]);
  await send(url, 'truongkhoi', [{ name: 'propose-table', args: of }]);
  await send(url, 'sonoivu', [{ name: 'approve-table', args: of }]);
  await send(url, 'truongkhoi', [{ name: 'apply-table', args: of }]);
}

/** Changes by one of the sample people; throws with the reason where one is refused. */
async function send(
  url: string,
  username: string,
  changes: readonly { readonly name: string; readonly args: unknown }[],
): Promise<void> {
  const client = await signIn(url, username);
  const { refused } = await client.push(
    BLOC,
    newWriter(),
    changes.map((change, index) => ({ seq: index + 1, ...change })),
  );
  if (refused.length > 0) throw new Error(`${username}: ${JSON.stringify(refused)}`);
}
