// What can be done with one cell beside entering its figure: name the documents behind it, set points over it.

import { useState } from 'react';
import { counting } from '../../../domain/scoring/cell.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { SetPointsDialog } from './set-points-dialog.tsx';
import type { Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

interface CellActsProps {
  readonly scoring: Scoring;
  readonly unitId: string;
  readonly criterionId: string;
}

export function CellActs({ scoring, unitId, criterionId }: CellActsProps) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const [open, setOpen] = useState<'evidence' | 'points'>();
  const cell = scoring.cellOf(unitId, criterionId);
  const unit = scoring.view.unitById.get(unitId);
  if (!cell || !unit) return null;
  const bar = scoring.barOf(unitId);
  const stands = cell.cell && counting(cell.cell);
  const documents = stands?.evidence?.length ?? 0;
  const close = () => setOpen(undefined);
  const at = { unitId, criterionId };
  return (
    <div className="row">
      <Button small onClick={() => setOpen('evidence')}>
        {documents > 0 ? words.evidenceCount({ count: documents }) : words.evidence}
      </Button>
      {scoring.owner === 'bloc' && !cell.leaf.locked && (
        <Button small onClick={() => setOpen('points')} why={bar?.[language]}>
          {words.setPoints}
        </Button>
      )}
      {open === 'evidence' && (
        <EvidenceDialog
          cell={cell}
          unitName={unit.unit.shortName}
          bar={bar}
          onSave={(evidence) => scoring.enter([{ ...at, input: stands?.input ?? null, evidence }])}
          onClose={close}
        />
      )}
      {open === 'points' && (
        <SetPointsDialog
          cell={cell}
          unitName={unit.unit.shortName}
          onEnter={(input, reason) => scoring.enter([{ ...at, input, reason }])}
          onClose={close}
        />
      )}
    </div>
  );
}
