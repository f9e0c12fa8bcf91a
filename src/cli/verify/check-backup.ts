// A backup looked at as it lies, so that a drill need not take a server's place: its hashes, what is in it, and its evidence.
// What is shut is opened in a folder that only this user can read and that is gone afterwards.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isWholePack } from '../backup/file-pack.ts';
import { whenStopped } from '../backup/half-made.ts';
import { hashFile, type Manifest } from '../backup/manifest.ts';
import { damaged, readManifest, unpack, type InBackup } from '../backup/open-backup.ts';
import { naming } from '../backup/room.ts';
import { checkDatabase, type Remembered } from './check-database.ts';
import { isOfEarlierRelease, openToRead, unchanging } from './open-to-read.ts';
import type { Finding } from './segments.ts';

/**
 * Everything that does not agree in the backup of a manifest; 'of-earlier-release' where its hashes agree and its log can
 * not be checked yet. Refuses a file that is not what the manifest says, and another passphrase.
 */
export async function checkBackup(
  path: string,
  passphrase: string | undefined,
  remembered: readonly Remembered[],
): Promise<Finding[] | 'of-earlier-release'> {
  const manifest = readManifest(path);
  const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-verify-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const letGo = whenStopped(remove);
  const open = async (file: string, as: InBackup, name: string): Promise<string> => {
    const lies = join(dirname(path), file);
    if (as.encryption !== null) {
      await naming(folder, () => unpack(lies, join(folder, name), as, passphrase));
      return join(folder, name);
    }
    if (!existsSync(lies) || (await hashFile(lies)) !== as.sha256) throw damaged();
    return lies;
  };
  try {
    const database = await open(manifest.file, { ...manifest, content: manifest.database }, 'copy.sqlite');
    const files = await checkPack(manifest, open);
    if (isOfEarlierRelease(unchanging(database))) return 'of-earlier-release';
    return [...checkDatabase(unchanging(database), remembered), ...files, ...unpacked(database, manifest)];
  } finally {
    letGo();
    remove();
  }
}

async function checkPack(
  { files }: Manifest,
  open: (file: string, as: InBackup, name: string) => Promise<string>,
): Promise<Finding[]> {
  if (!files) return [];
  if (!isWholePack(await open(files.file, files, 'copy.files'), files.list)) throw damaged();
  return files.lacking.map((hash) => ({ bloc: '', what: 'file-missing', detail: hash }));
}

/** Files that the database says are here, and that the backup neither holds nor names as lacking. */
function unpacked(path: string, { files }: Manifest): Finding[] {
  const known = new Set([...(files?.list.map(({ hash }) => hash) ?? []), ...(files?.lacking ?? [])]);
  const database = openToRead(unchanging(path));
  try {
    const has = database.prepare(`select 1 from sqlite_master where name = 'evidence_file'`).get();
    if (!has) return [];
    return database
      .prepare('select bloc, unit, hash from evidence_file order by bloc, unit, hash')
      .all()
      .filter(({ hash }) => !known.has(String(hash)))
      .map(({ bloc, unit, hash }) => ({
        bloc: String(bloc),
        what: 'file-missing',
        detail: `${String(unit)}: ${String(hash)}`,
      }));
  } finally {
    database.close();
  }
}
