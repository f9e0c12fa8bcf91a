// What can be done with one cell beside entering its figure: name the documents behind it, set points over it. Stands in
// the drawer that explains the cell, and comes with it.

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Asked, late } from '../../ui/late.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { EvidenceButton } from './evidence-button.tsx';
import { formPlace, type Scoring } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

const SetPointsDialog = late(async () => (await import('./set-points-dialog.tsx')).SetPointsDialog);

interface CellActsProps {
  readonly scoring: Scoring;
  readonly unitId: string;
  readonly criterionId: string;
}

export function CellActs({ scoring, unitId, criterionId }: CellActsProps) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
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
        <Asked onClose={() => setOpen(false)}>
          <SetPointsDialog
            place={formPlace(scoring, unitId, criterionId)}
            cell={cell}
            unitName={unit.unit.shortName}
            onEnter={(input, reason) => scoring.enter([{ unitId, criterionId, input, reason }]).refused}
            onClose={() => setOpen(false)}
          />
        </Asked>
      )}
    </div>
  );
}
