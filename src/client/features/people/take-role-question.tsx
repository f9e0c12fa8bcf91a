// A role ends for somebody at once, with whatever they did under it and did not send: it is asked before [AU20].

import type { Role } from '../../../domain/workflow/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { peopleWords, roleEnds } from './words.ts';

interface TakeRoleQuestionProps {
  readonly name: string;
  readonly role: Role;
  /** The role with its unit, bloc and year. */
  readonly said: string;
  /** They hold no other. */
  readonly isOnly: boolean;
  /** A role that they keep, and that lets them do much of the same there. */
  readonly kept: string | undefined;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function TakeRoleQuestion({ name, role, said, isOnly, kept, onYes, onClose }: TakeRoleQuestionProps) {
  const words = useWords(peopleWords);
  const { language } = useLanguage();
  return (
    <Dialog
      title={words.takeQuestion({ name })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onYes}>
            {words.take}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <p>
        <b>{said}</b>
      </p>
      <ul className="stack">
        <li>
          {kept === undefined ? roleEnds[role][language] : words.takeStill({ kept })}
          {isOnly && <> {words.takeOnly}</>}
        </li>
        {role !== 'administrator' && kept === undefined && <li>{words.takeUnsent}</li>}
        <li>{words.takeBack}</li>
      </ul>
    </Dialog>
  );
}
