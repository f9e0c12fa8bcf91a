// The present state of things. A record is what the rules read and write; how it came about is in the changes.

import type { AppraisedResult, AppraisedSheet } from './appraisal/appraised-result.ts';
import type { ProposalFile } from './appraisal/proposal-file.ts';
import type { CriteriaTable } from './criteria/criteria-table.ts';
import type { HeldChange } from './held/held-change.ts';
import type { AdoptedResult } from './meeting/adopted-result.ts';
import type { Meeting } from './meeting/meeting.ts';
import type { GateMarks } from './ranking/gates/gate.ts';
import type { Column, Sheet, Targets } from './scoring/sheet.ts';
import type { BlocPeriod, People } from './workflow/bloc-period.ts';
import type { PeerCheck } from './workflow/peer-checks.ts';
import type { Dispatch } from './workflow/dispatch.ts';
import type { Explanations } from './workflow/explanations.ts';
import type { Wording } from './wording/wording.ts';
import type { BlocYear } from './year/bloc-year.ts';
import type { HalfYear } from './year/half-year.ts';
import { adoptedIdOf, columnIdOf, peerCheckIdOf } from './ids.ts';

export interface RecordBodies {
  'bloc-period': BlocPeriod;
  'criteria-table': CriteriaTable;
  people: People;
  targets: Targets;
  'gate-marks': GateMarks;
  sheet: Sheet;
  column: Column;
  'held-change': HeldChange;
  explanations: Explanations;
  'peer-check': PeerCheck;
  meeting: Meeting;
  'adopted-result': AdoptedResult;
  'appraised-result': AppraisedResult;
  'appraised-sheet': AppraisedSheet;
  'proposal-file': ProposalFile;
  dispatch: Dispatch;
  'bloc-year': BlocYear;
  'half-year': HalfYear;
  wording: Wording;
}
export type RecordKind = keyof RecordBodies;

/** The id of a record within its bloc, from its body: one place, so that every replica agrees. */
export const recordIdOf: { readonly [K in RecordKind]: (body: RecordBodies[K]) => string } = {
  'bloc-period': (body) => body.id,
  'criteria-table': (body) => tableIdOf(body.periodId, body.version),
  people: (body) => body.blocId,
  targets: (body) => `${body.periodId}/${body.unitId}`,
  'gate-marks': (body) => `${body.periodId}/${body.unitId}`,
  sheet: (body) => body.id,
  column: (body) => columnIdOf(body.sheetId, body.owner),
  'held-change': (body) => body.id,
  explanations: (body) => `${body.periodId}/${body.unitId}`,
  'peer-check': (body) => peerCheckIdOf(body.periodId, body),
  meeting: (body) => body.periodId,
  'adopted-result': (body) => adoptedIdOf(body.periodId, body.session),
  // A result is appraised once: what was appraised is published, and comes back no more [SU1].
  'appraised-result': (body) => body.periodId,
  'appraised-sheet': (body) => `${body.periodId}/${body.unitId}`,
  'proposal-file': (body) => `${body.periodId}/${body.unitId}`,
  dispatch: (body) => body.periodId,
  'bloc-year': (body) => body.periodId,
  'half-year': (body) => body.periodId,
  wording: (body) => body.periodId,
};

/** Whether this release knows records of this kind. */
export const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(recordIdOf, kind);

export const tableIdOf = (periodId: string, version: number): string => `${periodId}@${version}`;
