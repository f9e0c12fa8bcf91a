// Every change there is, once. A new thing a person can do is its file and a line here.

import { recordSchemas } from '../record-schemas.ts';
import { editTableChange } from './edit-table.ts';
import { markGate } from './mark-gate.ts';
import { finishReview, reopenReview } from './finish-review.ts';
import { learnRules } from './known-rules.ts';
import { migrateSheet } from './migrate-sheet.ts';
import {
  applyTable,
  approveTable,
  closeTable,
  proposeTable,
  returnTable,
  startTableVersion,
} from './move-table.ts';
import { setTargets } from './set-targets.ts';
import { settleConflict } from './settle-conflict.ts';
import { settleHeld } from './settle-held.ts';
import { answerExplanation, askExplanation, withdrawQuestion } from './explain-difference.ts';
import { closeMeeting, moveMeeting, reopenMeeting } from './hold-meeting.ts';
import { recordInMeeting } from './record-in-meeting.ts';
import { recordInYear } from './record-in-year.ts';
import { changeMembers } from './change-members.ts';
import { appraiseProposal, decideProposal, noteCouncilVote } from './follow-proposals.ts';
import { beginNextYear } from './begin-next-year.ts';
import { setBlocFacts } from './set-bloc-facts.ts';
import { setProvinceScores } from './set-province-scores.ts';
import { setWording } from './set-wording.ts';
import { movePeriod } from './move-period.ts';
import { rulesAtHand } from './rules-at-hand.ts';
import { finishPeerCheck, givePeerChecks, remarkOnSheet } from './check-peers.ts';
import { passLevel, sendBackLevel, setLevels } from './review-in-levels.ts';
import { appraisePackage, publishResult, receivePackage, returnPackage, sendPackage } from './send-up.ts';

export const changeRules = {
  ...rulesAtHand,
  'mark-gate': markGate,
  'edit-table': editTableChange,
  'propose-table': proposeTable,
  'return-table': returnTable,
  'approve-table': approveTable,
  'apply-table': applyTable,
  'close-table': closeTable,
  'start-table-version': startTableVersion,
  'set-targets': setTargets,
  'migrate-sheet': migrateSheet,
  'settle-held': settleHeld,
  'settle-conflict': settleConflict,
  'ask-explanation': askExplanation,
  'answer-explanation': answerExplanation,
  'withdraw-question': withdrawQuestion,
  'finish-review': finishReview,
  'reopen-review': reopenReview,
  'set-levels': setLevels,
  'pass-level': passLevel,
  'send-back-level': sendBackLevel,
  'give-peer-checks': givePeerChecks,
  'remark-on-sheet': remarkOnSheet,
  'finish-peer-check': finishPeerCheck,
  'move-period': movePeriod,
  'record-in-year': recordInYear,
  'begin-next-year': beginNextYear,
  'change-members': changeMembers,
  'set-bloc-facts': setBlocFacts,
  'set-province-scores': setProvinceScores,
  'set-wording': setWording,
  'record-in-meeting': recordInMeeting,
  'move-meeting': moveMeeting,
  'close-meeting': closeMeeting,
  'reopen-meeting': reopenMeeting,
  'send-package': sendPackage,
  'receive-package': receivePackage,
  'return-package': returnPackage,
  'appraise-package': appraisePackage,
  'publish-result': publishResult,
  'appraise-proposal': appraiseProposal,
  'note-council-vote': noteCouncilVote,
  'decide-proposal': decideProposal,
} as const;
learnRules(changeRules, recordSchemas);

export type ChangeName = keyof typeof changeRules;
export type ArgsOf<N extends ChangeName> = Parameters<(typeof changeRules)[N]['apply']>[2];

/** A change as a screen asks for it: what, and with what. */
export type Intent = {
  readonly [N in ChangeName]: { readonly name: N; readonly args: ArgsOf<N> };
}[ChangeName];

export const isChangeName = (name: string): name is ChangeName => Object.hasOwn(changeRules, name);
