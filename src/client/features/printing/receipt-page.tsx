import type { PeriodId } from '../../../domain/ids.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { receiptsLink } from '../../parts/receipt-links.ts';
import { chosenReceipts, type AskedReceipts } from '../../parts/receipts.ts';
import { useReceipts } from '../../parts/use-receipts.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { receiptSheet } from './receipt-sheet.ts';
import { NothingToPrint, SheetDesk } from './sheet-desk.tsx';
import { usePrintMoment } from './use-print-moment.ts';
import { printingWords } from './words.ts';

interface ReceiptPaperPageProps {
  readonly periodId: PeriodId;
  readonly asked: AskedReceipts;
}

/** The receipts that the address asks for, as one sheet. */
export function ReceiptPaperPage({ periodId, asked }: ReceiptPaperPageProps) {
  const words = useWords(printingWords);
  const ui = useWords(uiWords);
  const { copy, view } = useBlocView(periodId);
  const receipts = useReceipts(copy);
  const { actor } = useReplica();
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const back = { href: receiptsLink(periodId), label: words.backToReceipts };
  const chosen = receipts && chosenReceipts(receipts.kept, asked);
  if (!chosen || chosen.length === 0) {
    return (
      <main id="content" tabIndex={-1} className="page" aria-busy={!chosen}>
        <h1 className="sr">{words.receipt}</h1>
        {chosen ? (
          <EmptyState
            icon="print"
            title={words.noReceipt}
            action={<LinkButton href={back.href}>{back.label}</LinkButton>}
          >
            {words.noReceiptHelp}
          </EmptyState>
        ) : (
          <ProgressLine label={ui.loading} lines={4} />
        )}
      </main>
    );
  }
  const document = receiptSheet(view, { receipts: chosen, sender: actor.name, now });
  return (
    <SheetDesk
      periodId={periodId}
      title={words.receipt}
      back={back}
      sheets={[{ document, reasons: [], isUnsent: false }]}
    />
  );
}
