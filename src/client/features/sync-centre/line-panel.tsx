// The line to the server: how it is, what was last heard, and the button that tries at once.

import { formatMoment } from '../../../base/format.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { lineHelp } from '../../parts/line-help.ts';
import { factWords, lineLooks } from '../../parts/line-words.ts';
import { transferLink } from '../../parts/links.ts';
import { receiptsLink } from '../../parts/receipt-links.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useCarried } from '../../sync/carry/use-carried.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { syncWords } from './words.ts';

interface LinePanelProps {
  readonly bloc: string;
  readonly periodId: PeriodId;
  readonly now: () => number;
  readonly onSignIn: () => void;
}

export function LinePanel({ bloc, periodId, now, onSignIn }: LinePanelProps) {
  const sync = useSync();
  const { blocs, copies } = useReplica();
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const facts = useWords(factWords);
  const toast = useToast();
  const { reach, doing, retryAt, lastRoundAt } = sync.state;
  const look = lineLooks[reach];
  const row = blocs.get(bloc);
  const files = useWaitingFiles();
  const carried = useCarried();
  const unsent = [...copies.values()].some(({ pending }) => pending.some(({ takenAt }) => takenAt === null));
  const waiting = unsent || files.length > 0 || carried.waiting > 0;
  const isBusy = doing !== 'resting';
  const time = (at: number) => formatMoment(at, now());
  return (
    <Panel
      title={words.line}
      aside={
        <Badge tone={look.needsYou ? 'act' : reach === 'online' ? 'done' : 'rest'} icon={look.icon}>
          {look.short[language]}
        </Badge>
      }
    >
      <div className="stack stack--tight">
        <p>{lineHelp[reach][language]}</p>
        {retryAt !== null && reach !== 'online' && (
          <p className="caption">{words.retryAt({ time: time(retryAt) })}</p>
        )}
        {lastRoundAt !== null && <p className="caption">{words.lastRound({ time: time(lastRoundAt) })}</p>}
        <p className="caption">
          {row?.confirmedAt ? facts.confirmed({ time: time(row.confirmedAt) }) : words.neverConfirmed}
        </p>
        <p className="caption">
          {row?.heardAt ? words.heard({ time: time(row.heardAt) }) : words.neverHeard}
        </p>
        <p className="row">
          <LinkButton small href={transferLink(periodId)}>
            {words.transfer}
          </LinkButton>
          <LinkButton small href={receiptsLink(periodId)}>
            {words.receipts}
          </LinkButton>
        </p>
        {reach === 'signed-out' ? (
          <Button variant="primary" icon="key" onClick={onSignIn}>
            {words.signIn}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon="send-receive"
            onClick={() => {
              sync.wake(true);
              if (reach !== 'online')
                toast({ text: waiting ? words.asked : words.nothingToSend({ line: look.short[language] }) });
            }}
          >
            {isBusy ? words.sending : words.sendNow}
          </Button>
        )}
      </div>
    </Panel>
  );
}
