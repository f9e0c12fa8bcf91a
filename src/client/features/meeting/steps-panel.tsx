// The one next step of the meeting, with the reason where it cannot be taken yet.

import { useState } from 'react';
import type { Intent } from '../../../domain/changes/registry.ts';
import { seenIn } from '../../../domain/meeting/bloc-result.ts';
import { isClosed } from '../../../domain/meeting/meeting-stages.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { focusNextStep } from '../../ui/focus-onward.ts';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

type Event = 'open' | 'vote' | 'resume' | 'sign';

export function StepsPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { language } = useLanguage();
  const { meeting } = desk;
  const { periodId } = meeting;
  // Once signed they are written no more [YR6].
  const isUnnamed = Object.values(desk.view.period.signers).includes('');
  const [isAsking, setAsking] = useState(false);
  const close: Intent = {
    name: 'close-meeting',
    args: { periodId, seen: desk.result ? seenIn(desk.result) : [] },
  };

  const step = (event: Event, variant: 'primary' | 'default') => {
    const intent: Intent = { name: 'move-meeting', args: { periodId, event } };
    return (
      <Button
        variant={variant}
        why={desk.barOf(intent)?.[language]}
        onClick={({ currentTarget }) => {
          focusNextStep(currentTarget);
          void desk.act(intent);
        }}
      >
        {words[event]}
      </Button>
    );
  };
  return (
    <Panel title={meeting.stage === 'planned' ? words.opening : words.closing}>
      <div className="stack">
        {meeting.stage === 'planned' && (
          <>
            <p>{words.notStarted}</p>
            <div className="row">{step('open', 'primary')}</div>
          </>
        )}
        {desk.isOpen && (
          <div className="row">
            <Button variant="primary" why={desk.barOf(close)?.[language]} onClick={() => setAsking(true)}>
              {words.close}
            </Button>
            {meeting.stage === 'open' ? step('vote', 'default') : step('resume', 'default')}
          </div>
        )}
        {meeting.stage === 'closed' && (
          <>
            <p>{words.signMeans}</p>
            {isUnnamed && (
              <Banner tone="hold" icon="pencil">
                {words.signersBlank}
              </Banner>
            )}
            <div className="row">{step('sign', 'primary')}</div>
          </>
        )}
        {isClosed(meeting) && <Reopen desk={desk} />}
      </div>
      {isAsking && (
        <Dialog
          title={words.closeQuestion}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button
                variant="primary"
                onClick={() => {
                  setAsking(false);
                  void desk.act(close);
                }}
              >
                {words.close}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            </>
          }
        >
          <p>{words.closeMeans}</p>
        </Dialog>
      )}
    </Panel>
  );
}

function Reopen({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { language } = useLanguage();
  const { periodId, session } = desk.meeting;
  const form = useTypedForm<'reason'>('hop', `${periodId} ${session} reopen`, { reason: '' });
  const [isAsking, setAsking] = useState(form.isTyped);
  const intent = (reason: string): Intent => ({ name: 'reopen-meeting', args: { periodId, reason } });
  // Asked with a reason in place: what is missing is said when the button is pressed, not before.
  const bar = desk.barOf(intent('x'));

  async function reopen(): Promise<void> {
    if (await desk.act(intent(form.values.reason))) form.settle(form.values);
  }

  if (!isAsking || bar) {
    return (
      <div className="row">
        <Button why={bar?.[language]} onClick={() => setAsking(true)}>
          {words.reopen}
        </Button>
      </div>
    );
  }
  return (
    <>
      <TextField
        label={words.reopenReason}
        required
        rows={2}
        maxLength={2000}
        value={form.values.reason}
        onText={(text) => form.set('reason', text)}
      />
      <div className="row">
        <Button onClick={() => void reopen()}>{words.reopen}</Button>
      </div>
    </>
  );
}
