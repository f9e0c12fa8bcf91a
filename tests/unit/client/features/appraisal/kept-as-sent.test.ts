import { expect, test } from 'vitest';
import { isKeptAsSent } from '../../../../../src/client/features/appraisal/appraisal-desk.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import { PERIOD, sampleBloc, type SampleBloc } from '../../../../support/sample-view.ts';

const of = { periodId: PERIOD };
const step = { ...of, number: '', note: '' };

function receivedBloc(mayChange: boolean): SampleBloc {
  const bloc = sampleBloc();
  bloc.act('province-officer', 'muong-te', { name: 'set-province-scores', args: { ...of, mayChange } });
  meetAndClose(bloc);
  bloc.act('bloc-leader', 'muong-te', { name: 'move-meeting', args: { ...of, event: 'sign' } });
  bloc.act('bloc-leader', 'muong-te', { name: 'send-package', args: step });
  bloc.act('province-officer', 'muong-te', { name: 'receive-package', args: step });
  return bloc;
}

test('[PV14] the bloc’s result stands once a Department that changes no score is done', () => {
  const bloc = receivedBloc(false);
  expect(isKeptAsSent(bloc.view())).toBe(false);
  for (const stage of ['appraised', 'published'] as const) {
    bloc.put('dispatch', { periodId: PERIOD, stage, steps: [] });
    expect(isKeptAsSent(bloc.view())).toBe(true);
  }
});

test('[PV14] where it may change scores, its own result is still to come or on the page', () => {
  const bloc = receivedBloc(true);
  bloc.put('dispatch', { periodId: PERIOD, stage: 'published', steps: [] });
  expect(isKeptAsSent(bloc.view())).toBe(false);
});
