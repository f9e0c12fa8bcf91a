// What a code on paper comes to, by who vouches for it and by what this device itself holds. Pure: the page gathers,
// this decides [PF6].

import { isSamePaper } from '../../../domain/paper/paper-facts.ts';
import type { WordCheck } from '../../../protocol/check-receipt.ts';
import type { CodeProblem, ReadCode } from '../../../protocol/paper-code.ts';
import { markHex, type PaperMark } from '../../../protocol/paper-mark.ts';
import type { PaperProof } from '../../../protocol/paper-proof.ts';

export type Verdict = 'valid' | 'newer' | 'unsent' | 'draft' | 'invalid' | 'unknown';

/** What else must be said beside a verdict. */
export type Why =
  /** The server signed this very content. */
  | 'signed'
  /** Printed before the server had it; the server has signed the very same since. */
  | 'signed-since'
  /** Signed, and this device holds nothing of the bloc: whether there is a newer one it cannot tell. */
  | 'not-held'
  /** Signed, and newer than what this device has from the server. */
  | 'ahead'
  | 'newer'
  /** It says what the bloc proposed, and the province has appraised otherwise since. */
  | 'appraised'
  /** Minutes that are right as they are, of a result that the province has appraised otherwise. */
  | 'minutes-appraised'
  /** A device of the bloc signed it, and the server had not heard. */
  | 'device'
  /** The same, and what this device holds of it is another. */
  | 'other-here'
  /** It says the very same as this device, which has not had the server's word yet. */
  | 'as-here'
  | 'draft'
  | 'forged'
  /** Not read at all: another code, one of a later release, or one that is not whole. */
  | Exclude<CodeProblem, 'newer'>
  | 'newer-app'
  | 'cannot-check'
  | 'unknown-key'
  | 'no-vouch';

/** What this device holds of the paper that a code speaks of. */
export interface Held {
  /** The server's words for it that this device has checked itself, in any order. */
  readonly proofs: readonly { readonly mark: PaperMark; readonly proof: PaperProof }[];
  /** As the records here have it now; undefined where they are not here. */
  readonly present: PaperMark | undefined;
  /** The position up to which this device has everything from the server; 0 where it holds nothing of the bloc. */
  readonly cursor: number;
  /** The key of this very device: what it printed itself it knows to be overtaken. Undefined where it has none. */
  readonly ownKey: string | undefined;
  /** By what this device holds, the province's appraisal left other figures than the bloc's papers state. */
  readonly isAppraisedAway: boolean;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly why: Why;
}

/** The verdict on a code that was read. */
export function judge(code: ReadCode, check: WordCheck, held: Held): Judged {
  const judged = judgeAlone(code, check, held);
  const isRight = judged.verdict === 'valid' || judged.verdict === 'unsent';
  if (!held.isAppraisedAway || !isRight) return judged;
  // [PV9] Minutes stay what the meeting said; a figure that does not stand any more must not pass for one that does.
  if (code.mark.paper !== 'minutes') return { verdict: 'newer', why: 'appraised' };
  return judged.verdict === 'valid' ? { verdict: 'valid', why: 'minutes-appraised' } : judged;
}

function judgeAlone({ mark, word }: ReadCode, check: WordCheck, held: Held): Judged {
  if (check === 'invalid') return { verdict: 'invalid', why: 'forged' };
  if (mark.isDraft) return { verdict: 'draft', why: 'draft' };
  if (word.by !== 'nobody' && check !== 'valid')
    return { verdict: 'unknown', why: check === 'cannot-check' ? 'cannot-check' : 'unknown-key' };
  if (word.by === 'server') return ofSigned(mark, word.proof.position, held, 'signed');

  const isThis = (one: PaperMark) => markHex(one) === markHex(mark);
  const same = held.proofs.find((one) => isThis(one.mark));
  // What bears no signature may say the same as what is here, and is still no more than a word.
  if (word.by === 'nobody') {
    const isAsHere = same !== undefined || (held.present !== undefined && isThis(held.present));
    return isAsHere ? { verdict: 'unsent', why: 'as-here' } : { verdict: 'unknown', why: 'no-vouch' };
  }
  if (same) return ofSigned(mark, same.proof.position, held, 'signed-since');
  const { present } = held;
  if (present && isThis(present)) return { verdict: 'unsent', why: 'as-here' };
  const hasOther = present !== undefined && isOther(present, mark);
  if (hasOther && word.vouch.publicKey === held.ownKey) return { verdict: 'newer', why: 'newer' };
  // Which of the two came first nobody can say before the server has both.
  return { verdict: 'unsent', why: hasOther && !present.isDraft ? 'other-here' : 'device' };
}

function ofSigned(mark: PaperMark, position: number, held: Held, why: 'signed' | 'signed-since'): Judged {
  const isOvertaken =
    held.proofs.some((one) => one.proof.position > position && isOther(one.mark, mark)) ||
    (held.present !== undefined && held.cursor >= position && isOther(held.present, mark));
  if (isOvertaken) return { verdict: 'newer', why: 'newer' };
  if (held.cursor === 0) return { verdict: 'valid', why: 'not-held' };
  return { verdict: 'valid', why: held.cursor < position ? 'ahead' : why };
}

/**
 * Whether two states of a paper say something else. A unit's own sums are as its reader's device sees the others, so
 * that its sheet is told by what was entered alone.
 */
function isOther(one: PaperMark, other: PaperMark): boolean {
  if (!isSamePaper(one, other)) return false;
  return one.content !== other.content || (one.paper !== 'self' && markHex(one) !== markHex(other));
}
