// The present state of things. A record is what the rules read and write; how it came about is in the changes.

import type { z } from 'zod';
import { AppraisedResult, AppraisedSheet } from './appraisal/appraised-result.ts';
import { ProposalFile } from './appraisal/proposal-file.ts';
import { CriteriaTable } from './criteria/criteria-table.ts';
import { HeldChange } from './held/held-change.ts';
import { columnIdOf } from './ids.ts';
import { adoptedIdOf, AdoptedResult } from './meeting/adopted-result.ts';
import { Meeting } from './meeting/meeting.ts';
import { GateMarks } from './ranking/gates/gate.ts';
import { Column, Sheet, Targets } from './scoring/sheet.ts';
import { BlocPeriod, People } from './workflow/bloc-period.ts';
import { PeerCheck, peerCheckIdOf } from './workflow/peer-checks.ts';
import { Dispatch } from './workflow/dispatch.ts';
import { Explanations } from './workflow/explanations.ts';
import { Wording } from './wording/wording.ts';
import { BlocYear } from './year/bloc-year.ts';
import { HalfYear } from './year/half-year.ts';

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

export const recordSchemas: { readonly [K in RecordKind]: z.ZodType<RecordBodies[K]> } = {
  'bloc-period': BlocPeriod,
  'criteria-table': CriteriaTable,
  people: People,
  targets: Targets,
  'gate-marks': GateMarks,
  sheet: Sheet,
  column: Column,
  'held-change': HeldChange,
  explanations: Explanations,
  'peer-check': PeerCheck,
  meeting: Meeting,
  'adopted-result': AdoptedResult,
  'appraised-result': AppraisedResult,
  'appraised-sheet': AppraisedSheet,
  'proposal-file': ProposalFile,
  dispatch: Dispatch,
  'bloc-year': BlocYear,
  'half-year': HalfYear,
  wording: Wording,
};

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

export const tableIdOf = (periodId: string, version: number): string => `${periodId}@${version}`;
