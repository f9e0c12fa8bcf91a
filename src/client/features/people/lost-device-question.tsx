// A device of somebody's is in strange hands: what will be done about it, and what nobody can do, before it is done.

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from './words.ts';

interface LostDeviceQuestionProps {
  readonly name: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function LostDeviceQuestion({ name, onYes, onClose }: LostDeviceQuestionProps) {
  const words = useWords(peopleWords);
  return (
    <Dialog
      title={words.lostQuestion({ name })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onYes}>
            {words.lostYes}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <ul className="stack">
        <li>{words.lostSessions}</li>
        <li>{words.lostFiles}</li>
        <li>{words.lostCopy}</li>
      </ul>
    </Dialog>
  );
}
