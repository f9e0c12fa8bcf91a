import { expect, test } from 'vitest';
import { refusedOf } from '../../../../src/client/parts/attention.ts';
import type { Replica } from '../../../../src/client/replica/replica.ts';
import type { RefusedRow } from '../../../../src/client/replica/storage.ts';

test('[HD4] what the server holds needs its author only until its record is here', () => {
  const row = (id: string, held: boolean, bloc = 'khoi') => ({ id, held, bloc }) as unknown as RefusedRow;
  const rows = [row('a-1', false), row('a-2', true), row('a-3', true), row('a-4', true, 'khoi-khac')];
  const copies = new Map([
    [
      'khoi',
      { get: (kind: string, id: string) => (kind === 'held-change' && id === 'a-2' ? {} : undefined) },
    ],
  ]);
  const replica = { refused: rows, copies } as unknown as Replica;
  expect(refusedOf(replica).map(({ id }) => id)).toEqual(['a-1', 'a-3', 'a-4']);
});
