// The old password is gone with the press: asked before.

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from './words.ts';

interface NewPasswordQuestionProps {
  readonly name: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function NewPasswordQuestion({ name, onYes, onClose }: NewPasswordQuestionProps) {
  const words = useWords(peopleWords);
  return (
    <Dialog
      title={words.newPasswordQuestion({ name })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onYes}>
            {words.newPasswordYes}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <p>{words.newPasswordMeans}</p>
    </Dialog>
  );
}
