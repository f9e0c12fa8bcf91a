// Evidence files go up behind everything else: after a round of scores is done, one file at a time and piece by piece,
// from where the server says. A score that is to go stops them; whatever stops them, they go on from there [EV9].

import { isRecent } from '../../../base/clock.ts';
import { MOST_PIECE_BYTES, type FileOffer, type FileState } from '../../../protocol/files.ts';
import { contentOf, filesKept, noteFile, type FileKey } from '../../replica/evidence-files.ts';
import type { Replica } from '../../replica/replica.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import type { Answer } from '../ask.ts';
import type { FileLine } from './file-line.ts';
import { sha256 } from './sha256.ts';
import { waitingFiles, type WaitingFile } from './waiting-files.ts';

interface Deps {
  readonly replica: Pick<Replica, 'actor' | 'copies' | 'blocs' | 'refused'>;
  readonly line: FileLine;
  readonly subtle: SubtleCrypto;
  readonly now: () => number;
}

export interface FileSender {
  /** Sends what waits until nothing does, the line breaks, or the signal says to leave it. Throws only for a bug. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Ten seconds and more on the slowest line we plan for: then a cut costs no more than that. */
const FIRST_PIECE = 32 * 1024;
const LEAST_PIECE = 8 * 1024;
/** A line that takes a piece in this time bears twice as much. */
const QUICK_MS = 5000;
/** What the server would not take is offered again after so long, or when a person asks. */
const FAULT_REST_MS = 10 * 60_000;
/** A file that arrives mangled so often in a row is left for later. */
const MOST_TRIES = 3;

/** One for the life of a tab: it learns what the line bears. */
export function createFileSender({ replica, line, subtle, now }: Deps): FileSender {
  let most = FIRST_PIECE;

  return {
    async run(signal) {
      try {
        await sendAll(signal);
      } catch (error) {
        // A storage in trouble is told where a file is kept or opened; what lies in it waits as it was.
        if (kindOfStorageError(error) === 'ours') throw error;
      }
    },
  };

  async function sendAll(signal: AbortSignal): Promise<void> {
    const person = replica.actor.personId;
    // What was named by nobody when the server was asked is, once its score has been taken.
    const isOver = ({ fault, name }: WaitingFile) => fault?.code === 'file-not-named' && name !== '';
    const rests = (file: WaitingFile) =>
      file.fault !== null && !isOver(file) && isRecent(file.fault.at, FAULT_REST_MS, now());
    const nameOf = ({ bloc, unitId, hash }: FileKey) => `${bloc}/${unitId}/${hash}`;
    const tried = new Set<string>();
    for (;;) {
      // Read anew for each: a file may have been attached, and another named no more, while one went up.
      const next = waitingFiles(await filesKept(person), replica).find(
        (one) => one.canGo && !rests(one) && !tried.has(nameOf(one)),
      );
      if (!next || signal.aborted) return;
      tried.add(nameOf(next));
      if (!(await sendOne(person, next, signal))) return;
    }
  }

  /** False where the line, and not the file, is in the way. */
  async function sendOne(person: string, file: WaitingFile, signal: AbortSignal): Promise<boolean> {
    const { bloc, unitId: unit, hash, size, type } = file;
    const content = await contentOf(person, hash);
    if (!content) return true;
    const offer: FileOffer = { bloc, unit, hash, size, type };
    let answer = await line.ask(offer, signal);
    for (let tries = 0; tries < MOST_TRIES;) {
      if (answer.is === 'answer') {
        await note(person, file, answer.value);
        if (answer.value.whole) return true;
        if (signal.aborted) return false;
        answer = await sendPiece(offer, content, answer.value.have, signal);
      } else if (isDamaged(answer)) {
        tries += 1;
        answer = await line.ask(offer, signal);
      } else {
        return noteTrouble(person, file, answer);
      }
    }
    return noteTrouble(person, file, answer);
  }

  async function sendPiece(
    offer: FileOffer,
    content: Uint8Array<ArrayBuffer>,
    at: number,
    signal: AbortSignal,
  ): Promise<Answer<FileState>> {
    const bytes = content.slice(at, at + most);
    const began = now();
    const answer = await line.send(offer, { at, bytes, hash: await sha256(subtle, bytes) }, signal);
    if (answer.is === 'no-network' && !signal.aborted) most = Math.max(LEAST_PIECE, most / 2);
    else if (answer.is === 'answer' && now() - began < QUICK_MS) most = Math.min(MOST_PIECE_BYTES, most * 2);
    return answer;
  }

  /** Only what the server says of the whole is called received. */
  function note(person: string, file: WaitingFile, { epoch, have, whole }: FileState): Promise<void> {
    return noteFile(person, file, { have, fault: null, received: whole ? { epoch, at: now() } : null });
  }

  async function noteTrouble(person: string, file: WaitingFile, answer: Answer<unknown>): Promise<boolean> {
    // A no to this file alone; anything else is the line's, and another round will do.
    if (answer.is !== 'trouble' || !answer.fault || answer.status >= 500 || answer.status === 429)
      return false;
    await noteFile(person, file, { fault: { ...answer.fault, at: now() } });
    return true;
  }
}

const isDamaged = (answer: Answer<unknown>): boolean =>
  answer.is === 'trouble' && answer.fault?.code === 'file-damaged';
