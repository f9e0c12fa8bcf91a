// What this device holds that a printed sheet can be held against. Everything is read here and nothing is asked of the
// network.

import {
  isAppraisedAway,
  isSamePaper,
  paperSource,
  papersOf,
  type PaperFacts,
} from '../../../domain/paper/paper-facts.ts';
import { bytesOfHex, BytesFault, hexOf, utf8 } from '../../../protocol/bytes.ts';
import { checkPaper, checkProof, type CheckDeps } from '../../../protocol/check-paper.ts';
import type { ReadCode } from '../../../protocol/paper-code.ts';
import { markHex, readMark, shortCode, type PaperMark } from '../../../protocol/paper-mark.ts';
import type { PaperProof } from '../../../protocol/paper-proof.ts';
import { ownPartOf } from '../../parts/own-part.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import type { Replica } from '../../replica/replica.ts';
import { ownKeyOf } from '../../sync/device-key.ts';
import { proofsOf } from '../../sync/paper-proofs.ts';
import { knownKeysOf } from '../../sync/server-keys.ts';
import { judge, type Held, type Judged } from './verdict.ts';

interface Deps {
  readonly replica: Pick<Replica, 'storage' | 'copies' | 'blocs' | 'actor'>;
  readonly subtle: CheckDeps['subtle'] & Pick<SubtleCrypto, 'digest'>;
}

export interface Checked extends Judged {
  readonly code: ReadCode;
  readonly shortCode: string;
  /** What the same paper says on this device, where that is something else. */
  readonly present: PaperMark | undefined;
}

/** The verdict on a code, by this device alone [PF6]. */
export async function checkCode(deps: Deps, code: ReadCode): Promise<Checked> {
  const keys = (await knownKeysOf(deps.replica.storage))?.keys;
  const checking = { subtle: deps.subtle, keys };
  const held = await heldOf(deps, checking, code.mark);
  const judged = judge(code, await checkPaper(checking, code.word), held);
  return {
    ...judged,
    code,
    shortCode: await codeOf(deps, code.mark),
    present:
      judged.why === 'appraised'
        ? await appraisedMark(deps, code.mark)
        : judged.why === 'newer' || judged.why === 'other-here'
          ? held.present
          : undefined,
  };
}

/** What stands instead of the bloc's own figures: the appraised result, where all of it is here. */
async function appraisedMark(deps: Deps, { periodId }: PaperMark): Promise<PaperMark | undefined> {
  const copy = deps.replica.copies.get(periodId.slice(0, periodId.indexOf('.')));
  const paper = { paper: 'appraisal', periodId, unitId: null } as const;
  return copy && (await presentMarks(deps, copy, paper))[0];
}

/** The paper of a short code, by what this device holds; undefined where it holds none of that code [PF5]. */
export async function findByShortCode(deps: Deps, typed: string): Promise<ReadCode | undefined> {
  for (const copy of deps.replica.copies.values()) {
    for (const { id } of copy.all('bloc-period')) {
      for (const proof of await proofsOf(deps.replica.storage, id)) {
        const mark = markIn(proof);
        if (mark && (await codeOf(deps, mark)) === typed) return { mark, word: { by: 'server', proof } };
      }
    }
    for (const mark of await presentMarks(deps, copy)) {
      if ((await codeOf(deps, mark)) === typed)
        return { mark, word: { by: 'nobody', printed: { mark: markHex(mark), printedAt: 0 } } };
    }
  }
  return undefined;
}

async function heldOf(
  deps: Deps,
  checking: CheckDeps,
  paper: Pick<PaperFacts, 'paper' | 'periodId' | 'unitId'>,
): Promise<Held> {
  const bloc = paper.periodId.slice(0, paper.periodId.indexOf('.'));
  const copy = deps.replica.copies.get(bloc);
  const row = deps.replica.blocs.get(bloc);
  const kept = await proofsOf(deps.replica.storage, paper.periodId);
  const ofThis = kept.flatMap((proof) => {
    const mark = markIn(proof);
    return mark && isSamePaper(mark, paper) ? [{ mark, proof }] : [];
  });
  const checks = await Promise.all(ofThis.map(({ proof }) => checkProof(checking, proof)));
  const present = copy && (await presentMarks(deps, copy, paper))[0];
  return {
    proofs: ofThis.filter((_, index) => checks[index] === 'valid'),
    present,
    cursor: row?.cursor ?? 0,
    ownKey: await ownKeyOf(deps.replica.storage),
    isAppraisedAway: copy !== undefined && isAppraisedAway(copy, paper),
  };
}

/** The papers as the records of a copy have them now; of one, or of all. */
async function presentMarks(
  deps: Deps,
  copy: BlocCopy,
  only?: Pick<PaperFacts, 'paper' | 'periodId' | 'unitId'>,
): Promise<readonly PaperMark[]> {
  const own = ownPartOf(copy, deps.replica.actor);
  const subjects = copy
    .all('bloc-period')
    .flatMap(papersOf)
    .filter((one) => !only || isSamePaper({ unitId: null, ...one }, only));
  const marks = subjects.map(async (subject) => {
    const source = paperSource(own, subject);
    if (!source) return [];
    const digest = await deps.subtle.digest('SHA-256', utf8(source.content));
    return [{ ...source.facts, content: hexOf(new Uint8Array(digest)).slice(0, 32) }];
  });
  return (await Promise.all(marks)).flat();
}

async function codeOf({ subtle }: Deps, mark: PaperMark): Promise<string> {
  return shortCode(new Uint8Array(await subtle.digest('SHA-256', bytesOfHex(markHex(mark)))));
}

function markIn({ mark }: PaperProof): PaperMark | undefined {
  try {
    return readMark(bytesOfHex(mark));
  } catch (error) {
    // A paper that only a later release knows.
    if (error instanceof BytesFault) return undefined;
    throw error;
  }
}
