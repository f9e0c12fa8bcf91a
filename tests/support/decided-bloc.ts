// The sample bloc with its proposals for awards decided: all the way from the meeting to the decision's number.

import { must } from '../../src/base/assert.ts';
import type { BlocView } from '../../src/client/parts/bloc-view.ts';
import { appraisalOf } from '../../src/domain/appraisal/appraise.ts';
import { followedProposals } from '../../src/domain/appraisal/proposal-file.ts';
import type { Intent } from '../../src/domain/changes/registry.ts';
import { seenIn } from '../../src/domain/meeting/bloc-result.ts';
import { HOSTILE, meetAndClose } from './held-meeting.ts';
import { PERIOD, sampleBloc } from './sample-view.ts';

/** Appraised with a score of the Department's own, the flag lowered by the council, the certificates given. */
export function decidedBloc(): BlocView {
  const bloc = sampleBloc();
  const of = { periodId: PERIOD };
  const officer = (intent: Intent) => bloc.act('province-officer', 'muong-te', intent);
  officer({ name: 'set-province-scores', args: { ...of, mayChange: true } });
  meetAndClose(bloc);
  const step = { ...of, number: '', note: '' };
  bloc.act('bloc-leader', 'muong-te', { name: 'move-meeting', args: { ...of, event: 'sign' } });
  bloc.act('bloc-leader', 'muong-te', { name: 'send-package', args: step });
  officer({ name: 'receive-package', args: step });
  const proposals = () => followedProposals(bloc.world, bloc.view().period);
  for (const { unit } of proposals())
    officer({
      name: 'appraise-proposal',
      args: { ...of, unitId: unit.unitId, finding: 'supported', reason: 'Đủ điều kiện' },
    });
  const appraisal = must(appraisalOf(bloc.world, bloc.view().period, []), 'an appraisal');
  officer({ name: 'appraise-package', args: { ...step, seen: seenIn(appraisal), ties: [] } });
  for (const { unit, award } of proposals()) {
    const vote = { members: 15, inFavour: 9, against: 4, day: '2024-02-20', number: '05/BB-HĐTĐKT' };
    officer({ name: 'note-council-vote', args: { ...of, unitId: unit.unitId, vote } });
    const decision = {
      is: award === 'flag' ? ('lowered' as const) : ('decided' as const),
      number: '120/QĐ-UBND',
      day: '2024-03-01',
      reason: award === 'flag' ? HOSTILE : '',
    };
    officer({ name: 'decide-proposal', args: { ...of, unitId: unit.unitId, decision } });
  }
  return bloc.view();
}
