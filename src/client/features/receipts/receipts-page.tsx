// What the server has signed for: every receipt this device keeps, the newest first, and how far its log is known to
// reach. What does not hold is said first and loudest.

import { useState } from 'react';
import { formatDate } from '../../../base/format.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { ForkedBanner } from '../../parts/forked-banner.tsx';
import { ReceiptAlarms } from '../../parts/receipt-alarms.tsx';
import { receiptPaperLink } from '../../parts/receipt-links.ts';
import { useReceipts, type CheckedReceipt } from '../../parts/use-receipts.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { CheckpointPanel } from './checkpoint-panel.tsx';
import { ReceiptItem } from './receipt-item.tsx';
import { receiptWords } from './words.ts';

interface ReceiptsPageProps {
  readonly periodId: PeriodId;
  readonly syncHref: string;
  readonly now: () => number;
}

/** More are drawn when they are asked for: a year has hundreds. */
const DRAWN = 30;

export function ReceiptsPage({ periodId, syncHref, now }: ReceiptsPageProps) {
  const words = useWords(receiptWords);
  const ui = useWords(uiWords);
  const { copy, view } = useBlocView(periodId);
  const receipts = useReceipts(copy);
  const { actor } = useReplica();
  const [drawn, setDrawn] = useState(DRAWN);
  if (!copy || !view) return null;
  const kept = receipts?.kept ?? [];
  const older = kept.length - drawn;
  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div className="row">
        <h1 className="grow">{words.title}</h1>
        <LinkButton href={syncHref} variant="quiet" icon="chevron-left">
          {words.back}
        </LinkButton>
        {kept.length > 0 && (
          <LinkButton href={receiptPaperLink(periodId)} icon="print">
            {words.printAll}
          </LinkButton>
        )}
      </div>
      <p className="caption">{words.lead}</p>
      <ForkedBanner bloc={copy.bloc} now={now} />
      <ReceiptAlarms receipts={receipts} now={now} />
      <div className="cols">
        <div className="stack">
          {!receipts && <ProgressLine label={ui.loading} lines={4} />}
          {receipts && kept.length === 0 && (
            <Panel flush>
              <EmptyState icon="file" title={words.none}>
                {words.noneHelp}
              </EmptyState>
            </Panel>
          )}
          {daysOf(kept.slice(0, drawn)).map(({ day, label, some }) => (
            <Panel
              key={day}
              flush
              title={words.day({ day: label })}
              aside={
                <LinkButton
                  small
                  icon="print"
                  href={receiptPaperLink(periodId, { day })}
                  aria-label={words.printThisDay({ day: label })}
                >
                  {words.printDay}
                </LinkButton>
              }
            >
              <ul>
                {some.map((one) => (
                  <ReceiptItem key={one.id} one={one} view={view} sender={actor.name} />
                ))}
              </ul>
            </Panel>
          ))}
          {older > 0 && (
            <Button onClick={() => setDrawn(drawn + DRAWN)}>
              {words.older({ count: Math.min(older, DRAWN) })}
            </Button>
          )}
        </div>
        <CheckpointPanel bloc={copy.bloc} check={receipts?.checkpoint} />
      </div>
    </main>
  );
}

/** In runs of one day, as they come. */
function daysOf(kept: readonly CheckedReceipt[]) {
  const days = new Map<string, { day: string; label: string; some: CheckedReceipt[] }>();
  for (const one of kept) {
    const known = days.get(one.day) ?? { day: one.day, label: formatDate(one.receipt.at), some: [] };
    days.set(one.day, known);
    known.some.push(one);
  }
  return [...days.values()];
}
