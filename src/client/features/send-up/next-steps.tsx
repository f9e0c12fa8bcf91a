// What may be done with the package now, and by whom: each button says why where it cannot.

import { useState } from 'react';
import { followedProposals } from '../../../domain/appraisal/proposal-file.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import {
  dispatchStageAfter,
  type DispatchEvent,
  type DispatchStage,
} from '../../../domain/workflow/dispatch.ts';
import { leadsBloc, standsForProvince } from '../../../domain/workflow/permissions.ts';
import { isSettled } from '../../../domain/workflow/proposal-stages.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { provinceChanges } from '../../../domain/workflow/bloc-settings.ts';
import { appraisalLink } from '../../parts/links.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs } from '../../parts/use-acts.ts';
import { BegunFormsPanel, useBegunForms } from '../../parts/begun-forms.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { focusNextStep } from '../../ui/focus-onward.ts';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { sendUpWords } from './words.ts';

const changeOf = {
  send: 'send-package',
  receive: 'receive-package',
  return: 'return-package',
  appraise: 'appraise-package',
  publish: 'publish-result',
} as const satisfies { readonly [E in DispatchEvent]: string };

/** What the two fields are kept under, for each step by itself. */
const HEADING = 'ho-so';

/** The one to press by habit comes first. */
const ORDER: readonly DispatchEvent[] = ['send', 'receive', 'appraise', 'return', 'publish'];

/** Nobody takes these back [SU9]. */
const FINAL = ['appraise', 'publish'] as const;
type FinalEvent = (typeof FINAL)[number];

const formName = (periodId: PeriodId, stage: DispatchStage | undefined): string =>
  `${periodId} ${stage ?? 'none'}`;

/** The file can move on under the hand: what was typed for the step before is no word of this one, and stays in sight. */
export function OfOtherSteps({ view: { period }, stage }: Pick<NextStepsProps, 'view' | 'stage'>) {
  const forms = useBegunForms().filter(
    ({ heading, name }) =>
      heading === HEADING && name.startsWith(`${period.id} `) && name !== formName(period.id, stage),
  );
  return <BegunFormsPanel forms={forms} />;
}

interface NextStepsProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly stage: DispatchStage | undefined;
}

/** One panel for all steps, so that the focus finds what has come in place of the one that was taken [SU10]. */
export function NextSteps({ copy, view, stage }: NextStepsProps) {
  const words = useWords(sendUpWords);
  const { actor } = useReplica();
  const { id: periodId, stage: year } = view.period;
  const mine = (event: DispatchEvent) =>
    event === 'send' ? leadsBloc(actor, periodId) : standsForProvince(actor, periodId);
  // Where scores may be changed, the appraisal ends on a page of its own.
  const hasDesk = provinceChanges(view.period);
  const events = ORDER.filter(
    (event) => dispatchStageAfter(stage, event) && mine(event) && !(event === 'appraise' && hasDesk),
  );
  const mayArchive = year === 'decided' && leadsBloc(actor, periodId);
  if (events.length === 0 && !mayArchive) return null;
  return (
    <Panel title={words.next}>
      <OfStage
        key={stage ?? 'none'}
        copy={copy}
        view={view}
        stage={stage}
        events={events}
        isAppraising={hasDesk && stage === 'received' && mine('appraise')}
        mayArchive={mayArchive}
      />
    </Panel>
  );
}

interface OfStageProps extends NextStepsProps {
  readonly events: readonly DispatchEvent[];
  readonly isAppraising: boolean;
  readonly mayArchive: boolean;
}

function OfStage({ copy, view, stage, events, isAppraising, mayArchive }: OfStageProps) {
  const words = useWords(sendUpWords);
  const { language } = useLanguage();
  const { refused, act, barOf } = useActs(copy);
  const toast = useToast();
  const { id: periodId } = view.period;
  const [asked, ask] = useState<{ readonly event: FinalEvent; readonly button: HTMLElement }>();
  const form = useTypedForm<'number' | 'note'>(HEADING, formName(periodId, stage), {
    number: '',
    note: '',
  });
  const first = events[0];
  const intentOf = (event: DispatchEvent, { number, note }: typeof form.values): Intent => ({
    name: changeOf[event],
    args: { periodId, number, note },
  });
  async function take(intent: Intent, button: HTMLElement): Promise<void> {
    focusNextStep(button);
    if (!(await act(intent))) return;
    form.settle(form.values);
    toast({ text: words.done });
  }
  function press(event: DispatchEvent, button: HTMLElement): void {
    const intent = intentOf(event, form.values);
    const final = FINAL.find((one) => one === event);
    // What would be refused is refused at once.
    if (final && !barOf(intent)) ask({ event: final, button });
    else void take(intent, button);
  }
  const archive: Intent = { name: 'move-period', args: { periodId, event: 'archive' } };

  return (
    <>
      <div className="stack">
        {isAppraising && (
          <div className="row">
            <LinkButton variant="primary" href={appraisalLink(periodId)}>
              {words.toAppraisal}
            </LinkButton>
            <span className="caption">{words.toAppraisalHelp}</span>
          </div>
        )}
        {refused && (
          <Banner tone="act" live="alert">
            {refused[language]}
          </Banner>
        )}
        {first && (
          <>
            <TextField
              label={words[`number-${first}`]}
              maxLength={100}
              value={form.values.number}
              onText={(text) => form.set('number', text)}
            />
            <TextField
              label={words.note}
              rows={2}
              maxLength={2000}
              value={form.values.note}
              onText={(text) => form.set('note', text)}
            />
            <div className="row">
              {events.map((event) => (
                <Button
                  key={event}
                  variant={event === first && !isAppraising ? 'primary' : 'default'}
                  // Asked with texts in place: what is missing is said when the button is pressed, not before.
                  why={barOf(intentOf(event, { number: 'x', note: 'x' }))?.[language]}
                  onClick={({ currentTarget }) => press(event, currentTarget)}
                >
                  {words[changeOf[event]]}
                </Button>
              ))}
            </div>
          </>
        )}
        {mayArchive && (
          <div className="row">
            <Button
              why={barOf(archive)?.[language]}
              onClick={({ currentTarget }) => void take(archive, currentTarget)}
            >
              {words.archive}
            </Button>
          </div>
        )}
      </div>
      {asked && (
        <Question
          copy={copy}
          view={view}
          event={asked.event}
          onYes={() => {
            ask(undefined);
            void take(intentOf(asked.event, form.values), asked.button);
          }}
          onClose={() => ask(undefined)}
        />
      )}
    </>
  );
}

interface QuestionProps extends Pick<NextStepsProps, 'copy' | 'view'> {
  readonly event: FinalEvent;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Of whom it is, what comes of it, and what is still open [SU9]. */
function Question({ copy, view: { period }, event, onYes, onClose }: QuestionProps) {
  const words = useWords(sendUpWords);
  const undecided = followedProposals(copy, period).filter(({ stage }) => !isSettled(stage)).length;
  return (
    <Dialog
      title={words[`ask-${event}`]({ bloc: period.shortName, period: period.period })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onYes}>
            {words[changeOf[event]]}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <p>{words[`means-${event}`]}</p>
      {event === 'publish' && undecided > 0 && <p>{words.undecided({ count: undecided })}</p>}
    </Dialog>
  );
}
