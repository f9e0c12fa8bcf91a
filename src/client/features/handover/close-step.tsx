// The last step. Whatever lies here and nowhere else stands in the way, by name and with the way to mend it [HO4].

import { useState } from 'react';
import { closingBars, type ClosingBar } from '../../../domain/handover/closing.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { formsOfBloc, useBegunForms } from '../../parts/begun-forms.tsx';
import { transferLink } from '../../parts/links.ts';
import { useMyDrafts } from '../../parts/use-drafts.ts';
import { useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { dropFiles, filesKept } from '../../replica/evidence-files.ts';
import { closeHandedOver } from '../../replica/handovers.ts';
import type { Replica } from '../../replica/replica.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { useCarried } from '../../sync/carry/use-carried.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/language.tsx';
import { leftHere } from './left-here.ts';
import { handoverWords } from './words.ts';

/** What the server has of the bloc's files goes with the bloc; what it never got stays, though no cell names it any more. */
async function dropCopies({ actor }: Pick<Replica, 'actor'>, bloc: string): Promise<void> {
  const kept = await filesKept(actor.personId).catch(() => []);
  const theirs = kept.filter((file) => file.bloc === bloc && file.received !== null);
  await dropFiles(actor.personId, theirs).catch(() => undefined);
}

interface CloseStepProps {
  readonly handover: HandedOver;
  readonly now: () => number;
  readonly onClosed: () => Promise<void>;
}

export function CloseStep({ handover, now, onClosed }: CloseStepProps) {
  const words = useWords(handoverWords);
  const replica = useReplica();
  useReplicaVersion();
  const drafts = useMyDrafts();
  const forms = useBegunForms();
  const { files: carried } = useCarried();
  const waiting = useWaitingFiles();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<'notClosed' | 'notKept'>();
  const { bloc, period, confirmedAt } = handover;
  const bars = closingBars(
    leftHere(replica, bloc, { drafts, carried, files: waiting, forms: formsOfBloc(forms, period) }),
  );

  async function close() {
    setAsking(false);
    const done = await replica.store.remake(bloc, (storage) => closeHandedOver(storage, handover, now()));
    if (done !== 'closed') return setProblem(done === 'trouble' ? 'notKept' : 'notClosed');
    await dropCopies(replica, bloc);
    await onClosed();
  }

  if (confirmedAt !== null && bars.length > 0) return <Bars bars={bars} periodId={period} />;
  return (
    <div className="stack stack--tight">
      {problem && (
        <Banner tone="act" live="alert">
          {words[problem]}
        </Banner>
      )}
      <div className="row">
        <Button
          icon="close"
          why={confirmedAt === null ? words.closeAfter : undefined}
          onClick={() => setAsking(true)}
        >
          {words.close}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          title={words.closeQuestion}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="primary" onClick={() => void close()}>
                {words.close}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.keep}</Button>
            </>
          }
        >
          <p>{words.closeMeans}</p>
        </Dialog>
      )}
    </div>
  );
}

function Bars({ bars, periodId }: { readonly bars: readonly ClosingBar[]; readonly periodId: PeriodId }) {
  const words = useWords(handoverWords);
  const isCarried = bars.every(({ why }) => why === 'carried');
  return (
    <Banner
      tone="hold"
      live="status"
      title={words.barTitle}
      action={
        <LinkButton small href={isCarried ? transferLink(periodId) : `/k/${periodId}/gui`}>
          {isCarried ? words.toTransfer : words.toSync}
        </LinkButton>
      }
    >
      <ul>
        {bars.map(({ why, count }) => (
          <li key={why}>{words[why]({ count })}</li>
        ))}
      </ul>
    </Banner>
  );
}
