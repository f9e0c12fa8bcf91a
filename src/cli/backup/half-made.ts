// What is not a backup yet: files under names of their own, which go where it fails, is stopped, or was killed before.

import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isReadOnlyDisk } from '../verify/open-to-read.ts';

/** The name of a file of a backup until all of it is there. */
export const halfOf = (path: string): string => `${path}.half`;

/** The files of one backup, under the names that they keep; those that are still half are named so as well. */
export interface HalfMade {
  readonly folder: string;
  /** "so-thi-dua-2026-…": what all of them begin with. */
  readonly name: string;
  /** The copy in clear: none of it outlives the command, unless it becomes the backup. */
  readonly plain: string;
}

const ENDINGS = ['.sqlite', '.sqlite.enc', '.files', '.files.enc', '.json'];

/** Gives the files their names, the manifest last: without it a file is no backup. */
export function finish({ folder, name }: HalfMade): void {
  for (const path of ENDINGS.map((ending) => join(folder, `${name}${ending}`)))
    if (existsSync(halfOf(path))) renameSync(halfOf(path), path);
}

/** Removes what is in clear. */
export function removeClear({ plain }: HalfMade): void {
  for (const tail of ['', '.files', '-journal']) rmSync(`${plain}${tail}`, { force: true });
}

/** Removes all of it: a backup that could not be finished must not take up the room of the next. */
export function removeAll(made: HalfMade): void {
  const { folder, name } = made;
  removeClear(made);
  for (const path of ENDINGS.map((ending) => join(folder, `${name}${ending}`)))
    for (const one of [path, halfOf(path)]) rmSync(one, { force: true });
}

const LEFT =
  /^so-thi-dua-[\w-]+\.([0-9a-f]{8}\.part(\.files|-journal)?|json\.part|(sqlite|files)(\.enc)?\.half|json\.half)$/;
/** Longer than any backup stands still, in milliseconds. */
const LEFT_AFTER = 6 * 3_600_000;

/** Removes what a backup that was killed has left in a folder; one that is under way beside this one is not touched. */
export function clearLeft(folder: string, now: number): void {
  if (isReadOnlyDisk(folder)) return;
  for (const name of readdirSync(folder).filter((one) => LEFT.test(one))) {
    const path = join(folder, name);
    const { mtimeMs = now } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (now - mtimeMs > LEFT_AFTER) rmSync(path, { force: true });
  }
}

/** Files of backups in a folder whose manifest is not beside them: nothing of theirs can be restored. */
export function withoutManifest(folder: string): readonly string[] {
  const names = new Set(readdirSync(folder));
  return [...names].filter((name) => {
    const [, stem] = /^(so-thi-dua-[\w-]+)\.(sqlite|files)(\.enc)?$/.exec(name) ?? [];
    return stem !== undefined && !names.has(`${stem}.json`);
  });
}

/** Has something done when the command is stopped by hand, and ends then as it would have. Gives the way to forget it. */
export function whenStopped(act: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    letGo();
    act();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const letGo = () => signals.forEach((signal) => process.off(signal, onSignal));
  for (const signal of signals) process.on(signal, onSignal);
  return letGo;
}
