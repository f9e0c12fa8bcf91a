// A handover from beginning to end, on the side that gives and on the one that receives. It opens with the bloc closed,
// too: the record is printed again from here.

import { useState } from 'react';
import type { PeriodId } from '../../../domain/ids.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { transferLink } from '../../parts/links.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Arrived } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { GivePanel } from './give-panel.tsx';
import { GivenPanel } from './given-panel.tsx';
import { ReceivedPanel } from './received-panel.tsx';
import { useHandovers } from './use-handovers.ts';
import { handoverWords } from './words.ts';

interface HandoverPageProps {
  readonly periodId: PeriodId;
  readonly blocId: string;
  readonly now: () => number;
}

export function HandoverPage({ periodId, blocId, now }: HandoverPageProps) {
  const words = useWords(handoverWords);
  const { actor } = useReplica();
  const { copy, view } = useBlocView(periodId);
  const { handovers, reload } = useHandovers(blocId);
  const [said, setSaid] = useState<string>();
  const isOfBloc = isBlocScorer(actor, periodId);
  const given = handovers?.filter(({ side }) => side === 'given') ?? [];
  // Older versions of the app kept the giver's own package as received, too: its code is for nobody here [HO3].
  const received =
    handovers?.filter(({ id, side }) => side === 'received' && !given.some((one) => one.id === id)) ?? [];
  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.lead}</p>
      {said && (
        <Arrived key={given.length}>
          <Banner tone="done" live="status">
            {said}
          </Banner>
        </Arrived>
      )}
      {given.map((one) => (
        <GivenPanel key={one.id} handover={one} now={now} onChange={reload} />
      ))}
      {received.map((one) => (
        <ReceivedPanel key={one.id} handover={one} />
      ))}
      {handovers && copy && view && isOfBloc && (
        <GivePanel
          copy={copy}
          view={view}
          now={now}
          isFirst={given.length === 0}
          onGiven={(what) => reload().then(() => setSaid(what))}
        />
      )}
      {!isOfBloc && <p>{words.notYours}</p>}
      <Panel title={words.receive}>
        <div className="stack">
          <p>{words.receiveHow}</p>
          <div className="row">
            <LinkButton href={view ? transferLink(periodId) : transferLink(undefined)} icon="send-receive">
              {words.toTransfer}
            </LinkButton>
          </div>
        </div>
      </Panel>
    </main>
  );
}
