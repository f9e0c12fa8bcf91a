// The sample bloc with its proposals for awards decided: all the way from the meeting to the decision's number.

import type { BlocView } from '../../src/client/parts/bloc-view.ts';
import { followedProposals } from '../../src/domain/appraisal/proposal-file.ts';
import type { Intent } from '../../src/domain/changes/registry.ts';
import { finishAppraisal, receivedBloc } from './appraised-bloc.ts';
import { HOSTILE } from './held-meeting.ts';
import { PERIOD } from './sample-view.ts';

/** Appraised with a score of the Department's own, the flag lowered by the council, the certificates given. */
export function decidedBloc(): BlocView {
  const bloc = receivedBloc();
  const of = { periodId: PERIOD };
  const officer = (intent: Intent) => bloc.act('province-officer', 'muong-te', intent);
  const proposals = () => followedProposals(bloc.world, bloc.view().period);
  finishAppraisal(bloc);
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
