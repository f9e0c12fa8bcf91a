import { expect, test } from 'vitest';
import { foldSaid } from '../../../src/cli/verify/fold-said.ts';
import type { Dict, Entry } from '../../../src/cli/verify/segments.ts';

const periodId = 'khoi.2024';
const unitId = 'xa-a';
const ID = `${periodId}/${unitId}`;
const CHECK = `${ID}/xa-b`;

type Said = readonly [name: string, args: Dict, more?: Partial<Entry>];

const entriesOf = (said: readonly Said[]): Entry[] =>
  said.map(([name, args, more], index) => ({
    id: `w-${index + 1}`,
    name,
    args: { periodId, ...args },
    at: 100 + index,
    author: 'a',
    base: null,
    position: index + 1,
    segment: index + 1,
    accepted: true,
    held: false,
    ...more,
  }));

const fold = (...said: Said[]) => foldSaid(new Map(), entriesOf(said));
const shut = (reason: string, more?: Partial<Entry>): Said => [
  'mark-gate',
  { unitId, gateId: 'g1', shut: true, reason },
  more,
];

test('[VF11] of a gate the last word counts, a refused one never', () => {
  const says = fold(shut('Một'), shut('Hai'), shut('Ba', { accepted: false }));
  const mark = { gateId: 'g1', reason: 'Hai', by: 'a', at: 101 };
  expect(says('gate-marks', ID, { marks: [mark] })).toBeUndefined();
  expect(says('gate-marks', ID, { marks: [{ ...mark, reason: 'Một' }] })).toBe(
    'gate g1 does not say what was said',
  );
  expect(says('gate-marks', ID, {})).toBe('gate g1 is gone');
});

test('[VF11] what the beginning of a log states later says it all again', () => {
  const mark = { gateId: 'g2', reason: '', by: 'b', at: 1 };
  const stated = new Map([[`gate-marks ${ID}`, [{ position: 2, body: { marks: [mark] } }]]]);
  const says = foldSaid(stated, entriesOf([shut('Một'), shut('Hai'), shut('Ba')]));
  const last = { gateId: 'g1', reason: 'Ba', by: 'a', at: 102 };
  expect(says('gate-marks', ID, { marks: [last, mark] })).toBeUndefined();
  expect(says('gate-marks', ID, { marks: [last] })).toBe('gate g2 is gone');
});

test('[VF11] a remark that came late is its author’s, and leaves a check that is done as it is', () => {
  const of = { sheetId: ID, by: 'xa-b' };
  const says = fold(
    ['finish-peer-check', { ...of, isDone: true }],
    [
      'remark-on-sheet',
      { ...of, criterionId: 'i.1', remark: { points: null } },
      { author: 'b', accepted: false, held: true },
    ],
    [
      'remark-on-sheet',
      { ...of, criterionId: 'i.2', remark: { points: '3', reason: 'Thừa' } },
      { accepted: false, held: true },
    ],
    ['settle-held', { heldId: 'w-2', accept: true, note: 'Được' }],
    ['settle-held', { heldId: 'w-3', accept: false, note: 'Không' }],
  );
  const remark = { criterionId: 'i.1', points: null, reason: '', by: 'b', at: 101 };
  const done = { by: 'a', at: 100 };
  expect(says('peer-check', CHECK, { remarks: [remark], done })).toBeUndefined();
  expect(says('peer-check', CHECK, { remarks: [remark], done: null })).toBe(
    'done does not say what was said',
  );
  expect(says('peer-check', CHECK, { remarks: [{ ...remark, by: 'a' }], done })).toMatch(/i\.1 does not say/);
});

test('[VF11] a package that came back begins the minutes anew, and what was noted of its proposals ends with it', () => {
  const vote = { members: 9, inFavour: 8, against: 1, day: '2024-02-20', number: '5' };
  const first: Said[] = [
    ['record-in-meeting', { entry: { is: 'opinion', of: { id: null, unitId: null, text: 'Ý kiến' } } }],
    ['record-in-meeting', { entry: { is: 'opinion', of: { id: 'w-1', unitId: null, text: '  ' } } }],
    [
      'record-in-meeting',
      { entry: { is: 'motion', of: { id: null, text: 'Hỏi', inFavour: 1, against: 0 } } },
    ],
    ['close-meeting', {}],
    ['appraise-proposal', { unitId, finding: 'supported' }],
    ['note-council-vote', { unitId, vote }],
  ];
  const meeting = {
    session: 1,
    facts: { day: '', from: '', to: '', place: '', chair: '', secretary: '', guests: '' },
    attendance: [],
    opinions: [],
    motions: [{ id: 'w-3', text: 'Hỏi', inFavour: 1, against: 0 }],
    tieBallot: null,
    acclaim: null,
    proposals: [],
    next: null,
    closed: { by: 'a', at: 103 },
    reopened: [],
  };
  const appraisal = { finding: 'supported', reason: '', place: 2, by: 'a', at: 104 };
  const file = { session: 1, appraisal, council: { ...vote, by: 'a', at: 105 }, decision: null };
  const before = fold(...first);
  expect(before('meeting', periodId, meeting)).toBeUndefined();
  expect(before('proposal-file', ID, file)).toBeUndefined();
  expect(before('proposal-file', ID, { ...file, council: null })).toBe('council does not say what was said');
  expect(before('proposal-file', ID, { ...file, appraisal: { ...appraisal, finding: 'lower' } })).toBe(
    'appraisal does not say what was said',
  );

  const decision = { is: 'decided', number: '1', day: '2024-03-01', reason: '' };
  const after = fold(
    ...first,
    ['return-package', { note: 'Sai' }],
    ['decide-proposal', { unitId, decision }],
  );
  const anew = { session: 2, appraisal: null, council: null, decision: { ...decision, by: 'a', at: 107 } };
  expect(after('meeting', periodId, { ...meeting, session: 2, motions: [], closed: null })).toBeUndefined();
  expect(after('meeting', periodId, meeting)).toMatch(/session does not say/);
  expect(after('proposal-file', ID, anew)).toBeUndefined();
  expect(after('proposal-file', ID, { ...anew, council: file.council })).toMatch(/council does not say/);
});
