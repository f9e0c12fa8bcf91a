// What is wrong with the table, a sentence each, and each leads to its row.

import { useState } from 'react';
import { isWarning, type TableFault } from '../../../domain/criteria/check-table.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { sayFault } from '../../../domain/criteria/fault-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { calledIn, inOrder } from './outline.ts';
import { designerWords } from './words.ts';

/** So many are shown at first: the rest would push the table away. */
const FEW = 5;

interface ChecksPanelProps {
  readonly table: CriteriaTable;
  readonly faults: readonly TableFault[];
  /** undefined: what the table decides for all. */
  readonly onGo: (id: string | undefined) => void;
}

export function ChecksPanel({ table, faults, onGo }: ChecksPanelProps) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const [isAll, setAll] = useState(false);
  const wrong = faults.filter((fault) => !isWarning(fault)).length;
  const ordered = inOrder(faults);
  const shown = isAll ? ordered : ordered.slice(0, FEW);
  return (
    <Panel
      flush
      title={words.checks}
      aside={
        wrong > 0 ? (
          <Badge tone="act" icon="triangle">
            {words.mustMend({ count: wrong })}
          </Badge>
        ) : faults.length > 0 ? (
          <Badge tone="hold" icon="eye">
            {words.lookAt({ count: faults.length })}
          </Badge>
        ) : (
          <Badge tone="done" icon="check">
            {words.allGood}
          </Badge>
        )
      }
    >
      {faults.length > 0 && (
        <ul className="checks">
          {shown.map((fault) => {
            const id =
              'id' in fault && !('to' in fault && fault.code !== 'bonus-points-nowhere')
                ? fault.id
                : undefined;
            return (
              <li key={JSON.stringify(fault)}>
                <button
                  type="button"
                  className={isWarning(fault) ? 'check-line' : 'check-line is-act'}
                  onClick={() => onGo(id)}
                >
                  <Icon name={isWarning(fault) ? 'eye' : 'triangle'} />
                  <span>{sayFault(fault, 'id' in fault ? calledIn(table, fault.id) : '', language)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {ordered.length > shown.length && (
        <p className="checks-more">
          <Button small variant="quiet" onClick={() => setAll(true)}>
            {words.more({ count: ordered.length - shown.length })}
          </Button>
        </p>
      )}
    </Panel>
  );
}
