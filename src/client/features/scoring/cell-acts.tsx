// What can be done with one cell beside entering its figure: name the documents behind it, set points over it.

import { Suspense, useState } from 'react';
import { counting } from '../../../domain/scoring/cell.ts';
import { lacksEvidence } from '../../../domain/scoring/modifiers/evidence-required.ts';
import { Button } from '../../ui/button.tsx';
import { late } from '../../ui/late.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

const EvidenceDialog = late(async () => (await import('./evidence-dialog.tsx')).EvidenceDialog);
const SetPointsDialog = late(async () => (await import('./set-points-dialog.tsx')).SetPointsDialog);

interface CellActsProps {
  readonly scoring: Scoring;
  readonly unitId: string;
  readonly criterionId: string;
}

export function CellActs({ scoring, unitId, criterionId }: CellActsProps) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const [isOpen, setOpen] = useState(false);
  const cell = scoring.cellOf(unitId, criterionId);
  const unit = scoring.view.unitById.get(unitId);
  if (!cell || !unit) return null;
  return (
    <div className="row">
      <EvidenceButton scoring={scoring} unitId={unitId} criterionId={criterionId} />
      {scoring.owner === 'bloc' && !cell.leaf.locked && (
        <Button small onClick={() => setOpen(true)} why={scoring.barOf(unitId)?.[language]}>
          {words.setPoints}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <SetPointsDialog
            cell={cell}
            unitName={unit.unit.shortName}
            onEnter={(input, reason) => scoring.enter([{ unitId, criterionId, input, reason }])}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The documents behind a cell: how many, or that one is wanted. Beside the cell it stands only where it matters. */
export function EvidenceButton(props: CellActsProps & { readonly onlyWhereItMatters?: boolean }) {
  const { scoring, unitId, criterionId, onlyWhereItMatters } = props;
  const words = useWords(scoringWords);
  const [isOpen, setOpen] = useState(false);
  const cell = scoring.cellOf(unitId, criterionId);
  const unit = scoring.view.unitById.get(unitId);
  if (!cell || !unit) return null;
  const stands = cell.cell && counting(cell.cell);
  const documents = stands?.evidence?.length ?? 0;
  const isWanted = lacksEvidence(cell.leaf, cell.cell, cell.outcome);
  if (onlyWhereItMatters && !isWanted && documents === 0) return null;
  return (
    <>
      <Button small {...(isWanted ? { icon: 'triangle' } : {})} onClick={() => setOpen(true)}>
        {isWanted
          ? words.evidenceWanted
          : documents > 0
            ? words.evidenceCount({ count: documents })
            : words.evidence}
      </Button>
      {isOpen && (
        <Suspense>
          <EvidenceDialog
            cell={cell}
            unitName={unit.unit.shortName}
            bar={scoring.barOf(unitId)}
            onSave={(evidence) =>
              scoring.enter([{ unitId, criterionId, input: stands?.input ?? null, evidence }])
            }
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
