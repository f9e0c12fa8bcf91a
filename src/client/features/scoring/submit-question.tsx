// Handing a sheet in is asked once more, with its total.

import { formatHundredths } from '../../../base/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { UnitView } from '../../parts/bloc-view.ts';
import { cardWords } from './card-words.ts';

interface SubmitQuestionProps {
  readonly unit: UnitView;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

export function SubmitQuestion({ unit, onSubmit, onClose }: SubmitQuestionProps) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  return (
    <Dialog
      title={words.submitQuestion({ unit: unit.unit.name })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onSubmit}>
            {words.submit}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <p>{words.submitMeans({ total: formatHundredths(unit.scores.self.total, language) })}</p>
    </Dialog>
  );
}
