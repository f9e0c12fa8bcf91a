// What a record of each kind must be to be read: at the border of a server or a file, and of a rule that has written one.

import type { z } from 'zod';
import { AppraisedResult, AppraisedSheet } from './appraisal/appraised-result.ts';
import { ProposalFile } from './appraisal/proposal-file.ts';
import { CriteriaTable } from './criteria/criteria-table.ts';
import { HeldChange } from './held/held-change.ts';
import { AdoptedResult } from './meeting/adopted-result.ts';
import { Meeting } from './meeting/meeting.ts';
import { GateMarks } from './ranking/gates/gate.ts';
import { Column, Sheet, Targets } from './scoring/sheet.ts';
import { BlocPeriod, People } from './workflow/bloc-period.ts';
import { PeerCheck } from './workflow/peer-checks.ts';
import { Dispatch } from './workflow/dispatch.ts';
import { Explanations } from './workflow/explanations.ts';
import { Wording } from './wording/wording.ts';
import { BlocYear } from './year/bloc-year.ts';
import { HalfYear } from './year/half-year.ts';
import type { RecordBodies, RecordKind } from './records.ts';

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
