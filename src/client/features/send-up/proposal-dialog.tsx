// What an officer notes of one proposal: a question with fields, kept key by key until it is saved.

import { useState, type ReactNode } from 'react';
import type { FollowedProposal } from '../../../domain/appraisal/proposal-file.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { useActs } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { proposalWords } from './proposal-words.ts';

/** What each of the three dialogs is opened on. */
export interface ProposalDialogProps {
  readonly copy: BlocCopy;
  readonly periodId: string;
  readonly proposal: FollowedProposal;
  readonly onClose: () => void;
}

interface ShellProps extends Pick<ProposalDialogProps, 'copy' | 'onClose'> {
  readonly title: string;
  /** Undefined where a field cannot be read, or waits for its choice. */
  readonly intent: Intent | undefined;
  /** What is wrong then. */
  readonly unread: string;
  readonly onSaved: () => void;
  readonly children: ReactNode;
}

export function ProposalDialog({ copy, title, intent, unread, onSaved, onClose, children }: ShellProps) {
  const words = useWords(proposalWords);
  const { language } = useLanguage();
  const { refused, act } = useActs(copy);
  const toast = useToast();
  const [isUnread, setUnread] = useState(false);
  async function save(): Promise<void> {
    setUnread(intent === undefined);
    if (!intent || !(await act(intent))) return;
    onSaved();
    toast({ text: words.saved });
    onClose();
  }
  const wrong = isUnread && intent === undefined ? unread : refused?.[language];
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={() => void save()}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.close}</Button>
        </>
      }
    >
      <div className="stack">
        {wrong && (
          <Banner tone="act" live="alert">
            {wrong}
          </Banner>
        )}
        {children}
      </div>
    </Dialog>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly required: boolean;
  readonly onText: (text: string) => void;
}

export function ReasonField({ value, required, onText }: ReasonFieldProps) {
  const words = useWords(proposalWords);
  return (
    <TextField
      label={words.reason}
      hint={words.reasonHint}
      required={required}
      rows={3}
      maxLength={2000}
      value={value}
      onText={onText}
    />
  );
}
