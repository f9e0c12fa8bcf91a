// What is said of a sheet that was handed in on this device, while the server has not heard of it.

import { useEffect } from 'react';
import type { SheetId } from '../../domain/ids.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { useSync } from '../sync/use-sync.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words/language.tsx';
import { isSubmitWaiting } from './submit-waiting.ts';
import { submittedWords } from './submitted-words.ts';

interface SubmittedHereProps {
  readonly copy: BlocCopy;
  readonly sheetId: SheetId;
  /** It was handed in on this very page, and nothing was said of it yet. */
  readonly isJust: boolean;
  readonly onSaid: () => void;
}

export function SubmittedHere({ copy, sheetId, isJust, onSaid }: SubmittedHereProps) {
  const words = useWords(submittedWords);
  const toast = useToast();
  const said = useSync().state.reach === 'online' ? words.sending : words.waits;
  useEffect(() => {
    if (!isJust) return;
    toast({ text: said });
    onSaid();
    // Said once, as it was when it was pressed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isJust]);
  return isSubmitWaiting(copy, sheetId) ? <p>{said}</p> : null;
}
