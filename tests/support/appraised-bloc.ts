// The sample bloc at the Department: met, sent up and received, with scores of the Department's own; then appraised.

import { must } from '../../src/base/assert.ts';
import { appraisalOf } from '../../src/domain/appraisal/appraise.ts';
import { followedProposals } from '../../src/domain/appraisal/proposal-file.ts';
import { seenIn } from '../../src/domain/meeting/bloc-result.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import { meetAndClose } from './held-meeting.ts';
import { PERIOD, sampleBloc, type SampleBloc } from './sample-view.ts';

const of = { periodId: PERIOD };
const step = { ...of, number: '', note: '' };

/** The Department may write; nothing is written yet. */
export function receivedBloc(sample: Parameters<typeof sampleBloc>[0] = {}): SampleBloc {
  const bloc = sampleBloc(sample);
  bloc.act('province-officer', 'muong-te', {
    name: 'set-province-scores',
    args: { ...of, mayChange: true },
  });
  meetAndClose(bloc);
  bloc.act('bloc-leader', 'muong-te', { name: 'move-meeting', args: { ...of, event: 'sign' } });
  bloc.act('bloc-leader', 'muong-te', { name: 'send-package', args: step });
  bloc.act('province-officer', 'muong-te', { name: 'receive-package', args: step });
  return bloc;
}

/** One score of the Department's. */
export function appraise(bloc: SampleBloc, unitId: string, criterionId: string, input: CellInput): void {
  const sheetId = `${PERIOD}/${unitId}`;
  const table = must(bloc.world.get('sheet', sheetId), 'a sheet').tableVersion;
  const reason = 'Số liệu chưa có xác nhận';
  bloc.act('province-officer', unitId, {
    name: 'enter-score',
    args: { sheetId, owner: 'province', criterionId, input, reason, table },
  });
}

/** Every proposal is supported, and the appraisal finished over what stands. */
export function finishAppraisal(bloc: SampleBloc): SampleBloc {
  for (const { unit } of followedProposals(bloc.world, bloc.view().period))
    bloc.act('province-officer', unit.unitId, {
      name: 'appraise-proposal',
      args: { ...of, unitId: unit.unitId, finding: 'supported', reason: 'Đủ điều kiện' },
    });
  const appraisal = must(appraisalOf(bloc.world, bloc.view().period, []), 'an appraisal');
  bloc.act('province-officer', 'muong-te', {
    name: 'appraise-package',
    args: { ...step, seen: seenIn(appraisal), ties: [] },
  });
  return bloc;
}
