import { never } from '../../../base/assert.ts';
import type { Said } from '../../words/language.tsx';
import type { DraftReason } from './draft.ts';
import type { printingWords } from './words.ts';

/** Why a sheet is a draft, as a sentence for the person who is about to print it. */
export function sayDraft(reason: DraftReason, words: Said<typeof printingWords>): string {
  switch (reason.why) {
    case 'withdrawn':
      return words.withdrawn;
    case 'not-submitted':
      return words.notSubmitted;
    case 'review-not-begun':
      return words.reviewNotBegun;
    case 'not-whole':
      return words.notWhole(reason);
    case 'part-without-criteria':
      return words.partWithoutCriteria(reason);
    case 'units-missing':
      return words.unitsMissing(reason);
    case 'meeting-open':
      return words.meetingOpen;
    case 'awards-open':
      return words.awardsOpen;
    case 'blocs-missing':
      return words.blocsMissing(reason);
    case 'half-open':
      return words.halfOpen;
    case 'from-file':
      return words.fromFile;
    case 'older-version':
      return words.olderVersion(reason);
    default:
      return never(reason);
  }
}
