// What of a person's unsent work lies in a file outside of the browser.

import { expect, test } from 'vitest';
import type { Pending } from '../../../../src/client/replica/bloc-copy.ts';
import { inNoFile, noteInFile } from '../../../../src/client/replica/in-files.ts';
import type { Replica } from '../../../../src/client/replica/replica.ts';
import { newStorage } from '../../../support/memory-storage.ts';

const waiting = (...ids: readonly string[]): readonly Pending[] =>
  ids.map((id) => ({ takenAt: null, change: { id, at: 1 } }) as unknown as Pending);

/** A device of one person that has these changes waiting, by bloc. */
const holding = (blocs: Readonly<Record<string, readonly Pending[]>>) =>
  ({
    actor: { personId: 'p', name: 'P', grants: [] },
    copies: new Map(Object.entries(blocs).map(([bloc, pending]) => [bloc, { bloc, pending }])),
  }) as unknown as Pick<Replica, 'actor' | 'copies'>;

const idsIn = (pending: readonly Pending[]) => pending.map(({ change }) => change.id);

test('[RD2] a file of one bloc says nothing of another, nor of what was entered after it', () => {
  const memory = newStorage();
  const first = holding({ a: waiting('w-1', 'w-2'), b: waiting('w-3') });
  expect(idsIn(inNoFile(memory, first))).toEqual(['w-1', 'w-2', 'w-3']);
  noteInFile(memory, first, waiting('w-1', 'w-2'));
  expect(idsIn(inNoFile(memory, first))).toEqual(['w-3']);
  const later = holding({ a: waiting('w-1', 'w-2', 'w-4'), b: waiting('w-3') });
  expect(idsIn(inNoFile(memory, later))).toEqual(['w-4', 'w-3']);
  noteInFile(memory, later, waiting('w-3'));
  expect(idsIn(inNoFile(memory, later))).toEqual(['w-4']);
});

test('[RD2] what was sent is remembered no longer than until the next file', () => {
  const memory = newStorage();
  noteInFile(memory, holding({ a: waiting('w-1') }), waiting('w-1'));
  noteInFile(memory, holding({ a: waiting('w-2') }), waiting('w-2'));
  expect(Object.values(memory)).toEqual(['["w-2"]']);
});

test('[RD2] the note of an older version, which knew only a moment, says of nothing that it is in a file', () => {
  const memory = newStorage();
  memory.setItem('so-thi-dua/rescued/p', '1700000000000');
  memory.setItem('so-thi-dua/in-files/p', '1700000000000');
  const here = holding({ a: waiting('w-1') });
  expect(idsIn(inNoFile(memory, here))).toEqual(['w-1']);
  memory.setItem('so-thi-dua/in-files/p', '["w-1');
  expect(idsIn(inNoFile(memory, here))).toEqual(['w-1']);
  noteInFile(memory, here, waiting('w-1'));
  expect(inNoFile(memory, here)).toEqual([]);
  expect(memory.getItem('so-thi-dua/rescued/p')).toBeNull();
});
