// A second copy of the evidence files that the server has not got yet, among the browser's private files: a database
// that is damaged or thrown away takes no photo along that lies nowhere else [EV13]. It is a help and no promise: what
// the browser will not keep here is kept in the database alone.

import { z } from 'zod';
import { FileHash, FileType } from '../../domain/evidence/evidence-file.ts';
import { UnitId, type PersonId } from '../../domain/ids.ts';
import { hexOf, utf8 } from '../../protocol/bytes.ts';
import { laterHere, withPatience } from './storage-guard.ts';

const FOLDER = 'so-thi-dua.evidence';

const CopyFacts = z.object({
  bloc: z.string(),
  unitId: UnitId,
  hash: FileHash,
  size: z.int(),
  type: FileType,
  keptAt: z.int(),
});
/** What is written before the content, so that a copy is enough by itself. */
type CopyFacts = z.infer<typeof CopyFacts>;
type CopyKey = Pick<CopyFacts, 'bloc' | 'unitId' | 'hash'>;

export interface EvidenceCopy extends CopyFacts {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The facts are one line. */
const NEWLINE = 10;

/** What the copy of a file is called. */
export const copyNameOf = ({ bloc, unitId, hash }: CopyKey): string =>
  encodeURIComponent(`${bloc} ${unitId} ${hash}`);

async function folderOf(person: PersonId, create: boolean): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(FOLDER, { create });
  return all.getDirectoryHandle(encodeURIComponent(person), { create });
}

/** Undefined where the browser has no such files, will not now, or does not answer. */
const tried = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  withPatience(laterHere, work).catch(() => undefined);

export async function putCopy(person: PersonId, { bytes, ...facts }: EvidenceCopy): Promise<void> {
  await tried(async () => {
    const folder = await folderOf(person, true);
    const file = await folder.getFileHandle(copyNameOf(facts), { create: true });
    // Into a file of its own that takes the place of the other when it is whole.
    const writing = await file.createWritable();
    await writing.write(new Blob([utf8(`${JSON.stringify(facts)}\n`), bytes]));
    await writing.close();
  });
}

export async function dropCopies(person: PersonId, keys: readonly CopyKey[]): Promise<void> {
  await tried(async () => {
    const folder = await folderOf(person, false);
    for (const key of keys) await folder.removeEntry(copyNameOf(key)).catch(() => undefined);
  });
}

/** The names of the copies that are here; empty where there are none. */
export const copyNames = async (person: PersonId): Promise<readonly string[]> =>
  (await tried(async () => {
    const names: string[] = [];
    for await (const name of (await folderOf(person, false)).keys()) names.push(name);
    return names;
  })) ?? [];

/** A copy that is whole and what it says it is; undefined for any other. */
export const readCopy = (person: PersonId, name: string): Promise<EvidenceCopy | undefined> =>
  tried(async () => {
    const file = await (await folderOf(person, false)).getFileHandle(name);
    const all = new Uint8Array(await (await file.getFile()).arrayBuffer());
    const end = all.indexOf(NEWLINE);
    const facts = CopyFacts.parse(JSON.parse(new TextDecoder().decode(all.subarray(0, end))));
    const bytes = all.slice(end + 1);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return hexOf(digest) === facts.hash ? { ...facts, bytes } : undefined;
  });

export async function forgetCopies(person: PersonId): Promise<void> {
  await tried(async () => {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle(FOLDER);
    await all.removeEntry(encodeURIComponent(person), { recursive: true });
  });
}
