import { formatDecimal } from '../../../base/format.ts';
import type { WordCheck } from '../../../protocol/check-receipt.ts';
import { inGroups } from '../../../protocol/receipt-text.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { checkLooks } from './check-look.ts';
import { receiptWords } from './words.ts';

interface CheckpointPanelProps {
  readonly bloc: string;
  /** Undefined while it is checked, and where there is none. */
  readonly check: WordCheck | undefined;
}

/** How far the server's log is known to reach, in one plain line. */
export function CheckpointPanel({ bloc, check }: CheckpointPanelProps) {
  const { blocs } = useReplica();
  const { language } = useLanguage();
  const words = useWords(receiptWords);
  const checkpoint = blocs.get(bloc)?.checkpoint;
  const look = check && checkLooks[check];
  return (
    <Panel
      title={words.markTitle}
      aside={
        look && (
          <Badge tone={look.tone} icon={look.icon}>
            {words[look.word]}
          </Badge>
        )
      }
    >
      {checkpoint ? (
        <div className="stack stack--tight">
          <p>{words.mark({ size: formatDecimal(String(checkpoint.size), language) })}</p>
          <details className="receipt">
            <summary>{words.seal}</summary>
            <p className="digits">{inGroups(checkpoint.head)}</p>
          </details>
        </div>
      ) : (
        <p>{words.noMark}</p>
      )}
    </Panel>
  );
}
