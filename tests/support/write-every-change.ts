// Writes down one push with each kind of change as this release sends them, and what it was answered:
//   node tests/support/write-every-change.ts
// Once for a protocol, while it is the present one. What was written is what lies in drawers: it is never written anew.

import { mkdirSync, writeFileSync } from 'node:fs';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { packRows, type Row } from '../../src/protocol/columns.ts';
import { signIn, startServer } from './server.ts';

const BLOC = 'cac-huyen';
const periodId = 'cac-huyen.2023';
const sheetId = `${periodId}/tam-duong`;
const unitId = 'tam-duong';
const WRITER = 'bbbbbbbbbbbb';
const of = { periodId };
const documents = [{ number: '12/BC-UBND', date: '05/12/2023', abstract: 'Báo cáo' }];
const count = {
  secret: true,
  issued: 8,
  returned: 8,
  valid: 8,
  votes: [{ unitId, votes: 8 }],
  tellers: 'Tổ',
};
const seen = [{ unitId, place: 1, total: 9000, points: { 't.2': 100, 't.3': null } }];
const named = { name: 'Đơn vị mới', shortName: 'Mới', headTitle: 'CHỦ TỊCH' };
const unit = { id: 'moi', ...named, superior: '', place: '' };
const activity = {
  id: null,
  kind: 'movement',
  title: 'Phát động',
  from: '2023-03-01',
  to: '2023-03-02',
  place: 'Tam Đường',
  hostUnitId: unitId,
  state: 'planned',
  outcome: '',
};
const criterion = { id: 'x.9', code: '9', name: 'Tiêu chí', max: 500, unit: '', rule: { kind: 'expert' } };

const CHANGES: readonly (readonly [name: string, args: object])[] = [
  [
    'enter-score',
    { sheetId, owner: 'bloc', criterionId: 't.2', input: { value: '3' }, reason: '', table: 1 },
  ],
  [
    'enter-score',
    {
      sheetId,
      owner: 'bloc',
      criterionId: 't.3',
      input: { value: '4' },
      reason: 'Đối chiếu',
      evidence: documents,
      table: 1,
    },
  ],
  [
    'settle-conflict',
    { sheetId, owner: 'bloc', criterionId: 't.2', seen: [`${WRITER}-1`], input: { value: '5' } },
  ],
  ['settle-held', { ...of, heldId: `${WRITER}-1`, accept: true, note: 'Tính' }],
  ['migrate-sheet', { sheetId, to: 2 }],
  ['submit-sheet', { sheetId }],
  ['recall-sheet', { sheetId }],
  ['begin-review', { sheetId }],
  ['finish-review', { sheetId }],
  ['reopen-review', { sheetId }],
  ['set-levels', { ...of, levels: [{ name: 'Phó khối thẩm tra', post: 'deputy' }] }],
  ['pass-level', { sheetId, level: 1, total: 9000 }],
  ['send-back-level', { sheetId, to: 1, reason: 'Thiếu' }],
  ['ask-explanation', { sheetId, criterionId: 't.2', text: 'Vì sao?', due: '2024-01-10' }],
  ['answer-explanation', { sheetId, questionId: `${WRITER}-14`, text: 'Đã có báo cáo' }],
  ['withdraw-question', { sheetId, questionId: `${WRITER}-14` }],
  ['give-peer-checks', { ...of, pairs: [{ unitId, by: 'sin-ho' }] }],
  [
    'remark-on-sheet',
    { sheetId, by: 'sin-ho', criterionId: 't.2', remark: { points: '2.5', reason: 'Thấp hơn' } },
  ],
  ['remark-on-sheet', { sheetId, by: 'sin-ho', criterionId: 't.2', remark: null }],
  ['finish-peer-check', { sheetId, by: 'sin-ho', isDone: true }],
  ['mark-gate', { ...of, unitId, gateId: 'g.1', shut: true, reason: 'QĐ số 1' }],
  ['set-targets', { ...of, targets: [{ unitId, criterionId: 't.2', value: '12.5' }] }],
  ['set-targets', { ...of, targets: [{ unitId, criterionId: 't.2', value: null }] }],
  ['start-table-version', of],
  [
    'edit-table',
    {
      ...of,
      version: 2,
      edits: [
        { do: 'set', title: 'Bảng tiêu chí' },
        { do: 'add', parent: 't', after: null, row: criterion },
        { do: 'change', id: 'x.9', fields: { name: 'Tên khác' } },
        { do: 'move', id: 'x.9', parent: 't', after: 't.2' },
        { do: 'remove', id: 'x.9' },
      ],
    },
  ],
  ['propose-table', { ...of, version: 2 }],
  ['return-table', { ...of, version: 2, reason: 'Xem lại' }],
  ['approve-table', { ...of, version: 2 }],
  ['apply-table', { ...of, version: 2 }],
  ['close-table', { ...of, version: 1 }],
  [
    'set-bloc-facts',
    { ...of, signers: { secretary: 'A', leader: 'B' }, place: 'Lai Châu', quorum: { of: 2, per: 3 } },
  ],
  ['set-province-scores', { ...of, mayChange: true }],
  [
    'change-members',
    {
      ...of,
      day: '2023-06-01',
      reason: 'QĐ số 2',
      steps: [
        { is: 'rename', unitId, ...named },
        { is: 'join', unit },
        { is: 'leave', unitId, how: 'merged', into: 'Đơn vị mới' },
        { is: 'stay', unitId },
        { is: 'lead', leaderUnitId: 'moi', deputyUnitId: null },
      ],
    },
  ],
  ['move-period', { ...of, event: 'archive' }],
  [
    'begin-next-year',
    {
      ...of,
      next: { id: 'cac-huyen.2024', period: '2024', leaderUnitId: 'moi', deputyUnitId: null, units: [unit] },
    },
  ],
  ...[
    { is: 'pledge', facts: { day: '2023-01-10', place: 'Lai Châu' } },
    { is: 'clause', in: 'pledge', of: { id: null, text: 'Điều một' } },
    { is: 'signature', of: { unitId, signed: true, signer: 'C', day: '2023-01-10', note: '' } },
    { is: 'activity', of: activity },
    { is: 'attended', activityId: `${WRITER}-39`, unitId, present: true },
    { is: 'deadline', of: { step: 'half', day: '2023-06-30' } },
    { is: 'report', of: 'half', part: 'done', text: 'Đã làm' },
  ].map((entry) => ['record-in-year', { ...of, entry }] as const),
  ['set-wording', { ...of, entry: { is: 'slot', slot: 'pledge-opening', text: '' } }],
  ...[
    {
      is: 'facts',
      facts: {
        day: '2024-01-15',
        from: '08:00',
        to: '11:00',
        place: '',
        chair: '',
        secretary: '',
        guests: '',
      },
    },
    { is: 'attendance', of: { unitId, present: true, representative: 'D' } },
    { is: 'opinion', of: { id: null, unitId, text: 'Nhất trí' } },
    { is: 'motion', of: { id: null, text: 'Biểu quyết', inFavour: 8, against: 0 } },
    { is: 'tie-ballot', count },
    { is: 'acclaim', count: null },
    { is: 'proposal', of: { unitId, award: 'flag', inFavour: 8, against: 0 } },
    { is: 'no-proposal', unitId },
    { is: 'next', next: { leaderUnitId: unitId, deputyUnitId: null } },
  ].map((entry) => ['record-in-meeting', { ...of, entry }] as const),
  ['move-meeting', { ...of, event: 'open' }],
  ['close-meeting', { ...of, seen }],
  ['reopen-meeting', { ...of, reason: 'Sửa' }],
  ['send-package', { ...of, number: '1/TTr', note: '' }],
  ['receive-package', of],
  ['return-package', { ...of, note: 'Bổ sung' }],
  ['appraise-proposal', { ...of, unitId, finding: 'supported', reason: '' }],
  [
    'note-council-vote',
    { ...of, unitId, vote: { members: 9, inFavour: 8, against: 1, day: '2024-02-01', number: '3/BB' } },
  ],
  [
    'decide-proposal',
    { ...of, unitId, decision: { is: 'decided', number: '4/QĐ', day: '2024-02-10', reason: '' } },
  ],
  [
    'appraise-package',
    { ...of, seen, ties: [{ unitIds: [unitId, 'sin-ho'], level: true, reason: 'Ngang nhau' }] },
  ],
  ['publish-result', { ...of, number: '5/QĐ' }],
];

const folder = new URL(`../fixtures/released/protocol-${PROTOCOL}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
const rows = CHANGES.map(([name, args], index) => ({
  seq: index + 1,
  name,
  args,
  base: null,
  at: 1_764_000_000_000 + index * 1000,
}));
const message = {
  protocol: PROTOCOL,
  bloc: BLOC,
  epoch: null,
  writer: WRITER,
  device: 'may-cu',
  changes: packRows(rows as unknown as Row[]),
  previous: null,
  signature: null,
};
const server = await startServer();
const leader = await signIn(server.url, 'truongkhoi');
const answer = await (await leader.request('POST', '/api/sync/push', message)).json();
await server.stop();
for (const [name, body] of Object.entries({ 'every-change': message, 'every-change-response': answer }))
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(body, undefined, 2)}\n`, { flag: 'wx' });
