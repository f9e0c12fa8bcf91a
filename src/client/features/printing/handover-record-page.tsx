import { useEffect, useState } from 'react';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { handoverLink } from '../../parts/handover-facts.ts';
import { handoversOn } from '../../replica/handovers.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useWords } from '../../words/language.tsx';
import { handoverRecord } from './handover-record.ts';
import { SheetDesk } from './sheet-desk.tsx';
import { usePrintMoment } from './use-print-moment.ts';
import { printingWords } from './words.ts';

interface HandoverRecordPageProps {
  readonly periodId: PeriodId;
  /** The package's own name. */
  readonly id: string;
}

/** The record of a handover, on either side, with the bloc on this device or without it. */
export function HandoverRecordPage({ periodId, id }: HandoverRecordPageProps) {
  const words = useWords(printingWords);
  const { storage } = useReplica();
  const now = usePrintMoment();
  const [found, setFound] = useState<HandedOver | 'none'>();
  useEffect(() => {
    let isOver = false;
    void handoversOn(storage)
      .catch(() => [])
      .then((all) => !isOver && setFound(all.find((one) => one.id === id) ?? 'none'));
    return () => void (isOver = true);
  }, [storage, id]);
  if (found === undefined) return null;
  if (found === 'none') {
    return (
      <main id="content" tabIndex={-1} className="page">
        <h1 className="sr">{words.handoverRecord}</h1>
        <EmptyState icon="print" title={words.noRecord}>
          {words.noRecordHelp}
        </EmptyState>
      </main>
    );
  }
  return (
    <SheetDesk
      periodId={periodId}
      title={words.handoverRecord}
      sheets={[{ document: handoverRecord(found, now), reasons: [], isUnsent: false }]}
      back={{ href: handoverLink(periodId), label: words.backToHandover }}
    />
  );
}
