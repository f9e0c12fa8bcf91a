import { useState } from 'react';
import { columnIdOf, sheetIdOf } from '../../../domain/ids.ts';
import { counting } from '../../../domain/scoring/cell.ts';
import { lacksEvidence } from '../../../domain/scoring/modifiers/evidence-required.ts';
import { Button } from '../../ui/button.tsx';
import { Asked, late } from '../../ui/late.tsx';
import { useWords } from '../../words/language.tsx';
import { formPlace, type Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

const EvidenceDialog = late(async () => (await import('./evidence-dialog.tsx')).EvidenceDialog);

interface EvidenceButtonProps {
  readonly scoring: Scoring;
  readonly unitId: string;
  readonly criterionId: string;
  readonly onlyWhereItMatters?: boolean;
}

/**
 * The documents behind a cell: how many, or that one is wanted. Beside the cell it stands only where it matters: the table
 * wants one, there is one, or the bloc's score differs from the unit's.
 */
export function EvidenceButton(props: EvidenceButtonProps) {
  const { scoring, unitId, criterionId, onlyWhereItMatters } = props;
  const words = useWords(scoringWords);
  const [isOpen, setOpen] = useState(false);
  const cell = scoring.cellOf(unitId, criterionId);
  const unit = scoring.view.unitById.get(unitId);
  if (!cell || !unit) return null;
  const stands = cell.cell && counting(cell.cell);
  const theirs = cell.selfCell && counting(cell.selfCell).evidence;
  const documents = (stands?.evidence?.length ?? 0) + (theirs?.length ?? 0);
  const columnId = columnIdOf(sheetIdOf(scoring.view.period.id, unitId), scoring.owner);
  const isWanted = lacksEvidence(cell.leaf, cell.cell, cell.outcome);
  if (onlyWhereItMatters && !isWanted && documents === 0 && cell.gap === 0) return null;
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
        <Asked onClose={() => setOpen(false)}>
          <EvidenceDialog
            place={formPlace(scoring, unitId, criterionId)}
            bloc={scoring.copy.bloc}
            unitId={unitId}
            cell={cell}
            savedCell={() => scoring.copy.get('column', columnId)?.cells[criterionId]}
            unitName={unit.unit.shortName}
            bar={scoring.barOf(unitId)}
            // A photo is ready seconds after it was chosen, and a score may have been entered meanwhile: it stays.
            onSave={(evidence) => scoring.enter([{ unitId, criterionId, evidence }]).refused}
            onClose={() => setOpen(false)}
          />
        </Asked>
      )}
    </>
  );
}
