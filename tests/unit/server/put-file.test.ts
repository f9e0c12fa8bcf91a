import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flushFolder, putFile } from '../../../src/server/store/put-file.ts';

test.skipIf(process.platform !== 'linux')(
  '[BK12] a folder that knows no flush, as a share of another machine, takes a backup all the same',
  () => {
    // The system refuses this folder's flush as such a share does.
    expect(() => flushFolder('/proc')).not.toThrow();
    expect(() => flushFolder('/no/such/folder')).toThrow('ENOENT');
    const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
    putFile(join(folder, 'a.json'), '{}');
    expect(() => flushFolder(folder)).not.toThrow();
    rmSync(folder, { recursive: true });
  },
);
