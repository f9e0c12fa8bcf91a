// The server's signing keys, in files of their own beside the database and not in it: who can write the database
// cannot sign. The folder belongs into a safe, and to no backup of the database.

import { createPrivateKey, generateKeyPairSync, hash, sign, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../base/assert.ts';
import { rotationText, ServerKeys } from '../../protocol/signature.ts';
import { ownerOf } from '../store/owner.ts';
import { putFile } from '../store/put-file.ts';

/** A file of the folder of keys that is damaged, or that is not there though the list names it. */
export class KeysDamaged extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`${path} cannot be used`, { cause });
    this.path = path;
  }
}

/** A private key with its name. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

export const keysFolder = (dataDir: string): string => join(dataDir, 'keys');
const listPath = (folder: string): string => join(folder, 'keys.json');
const keyPath = (folder: string, id: string): string => join(folder, `${id}.pem`);

/** The keys of a folder; the first is made where there is none. */
export function openKeys(
  folder: string,
  now: number,
): { readonly keys: ServerKeys; readonly key: SigningKey } {
  const keys = readKeys(folder) ?? addFirstKey(folder, now);
  return { keys, key: { id: keys.current, privateKey: readPrivateKey(keyPath(folder, keys.current)) } };
}

function readPrivateKey(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path));
  } catch (error) {
    // What the system says of a file that is there is told as it is: it may only not be read by this user.
    if (isOfFile(error) && error.code !== 'ENOENT') throw error;
    throw new KeysDamaged(path, error);
  }
}

const isOfFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

/** Undefined where the folder has no keys. Throws where what is there is not a list of keys. */
export function readKeys(folder: string): ServerKeys | undefined {
  let text: string;
  try {
    text = readFileSync(listPath(folder), 'utf8');
  } catch (error) {
    if (isOfFile(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return ServerKeys.parse(JSON.parse(text));
  } catch (error) {
    throw new KeysDamaged(listPath(folder), error);
  }
}

function addFirstKey(folder: string, now: number): ServerKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { id, publicKey } = makeKey(folder);
  const keys: ServerKeys = { current: id, keys: [{ id, publicKey, since: now }], rotations: [] };
  const mine = join(folder, `${id}.json`);
  putFile(mine, JSON.stringify(keys, null, 2), ownerOf(folder));
  try {
    linkSync(mine, listPath(folder));
  } catch {
    // Another process that shares the folder was first: its key is everybody's.
    rmSync(keyPath(folder, id));
  }
  rmSync(mine);
  return must(readKeys(folder), 'a list of keys');
}

/**
 * Makes the next key, signed by the one before and signing in its turn that it follows it [SG5]. Throws what the disk
 * says where it has no room; the list, and with it every former key, stays as it was then [SG8].
 */
export function rotateKey(folder: string, now: number): ServerKeys {
  const { keys, key: old } = openKeys(folder, now);
  const { id, publicKey, privateKey } = makeKey(folder);
  const said = { from: old.id, to: id, publicKey, at: now };
  const text = Buffer.from(rotationText(said));
  const byOld = sign(null, text, old.privateKey).toString('hex');
  const byNew = sign(null, text, privateKey).toString('hex');
  const next: ServerKeys = {
    current: id,
    keys: [...keys.keys, { id, publicKey, since: now }],
    rotations: [...keys.rotations, { ...said, byOld, byNew }],
  };
  try {
    putFile(listPath(folder), JSON.stringify(next, null, 2), ownerOf(folder));
  } catch (error) {
    rmSync(keyPath(folder, id), { force: true });
    throw error;
  }
  return next;
}

function makeKey(folder: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
  const id = hash('sha256', raw).slice(0, 16);
  // On the disk whole before anything is signed with it.
  putFile(
    keyPath(folder, id),
    privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ownerOf(folder),
  );
  return { id, publicKey: raw.toString('hex'), privateKey };
}
