// What ends something of somebody's at once is asked before: a password, an account in use.

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from './words.ts';

interface PlainQuestionProps {
  readonly is: 'renew' | 'stop';
  readonly name: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function PlainQuestion({ is, name, onYes, onClose }: PlainQuestionProps) {
  const words = useWords(peopleWords);
  const said = {
    renew: [words.newPasswordQuestion({ name }), words.newPasswordMeans, words.newPasswordYes],
    stop: [words.stopQuestion({ name }), words.stopMeans, words.stopYes],
  } as const;
  const [title, means, yes] = said[is];
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onYes}>
            {yes}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <p>{means}</p>
    </Dialog>
  );
}
