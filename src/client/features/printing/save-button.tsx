// A button that makes a file: says that it is at work, and what to do where it could not.

import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/language.tsx';
import { printingWords } from './words.ts';

interface SaveButtonProps {
  readonly children: string;
  readonly make: () => Promise<void>;
  /** Where the page says why no file is made now. */
  readonly whyShownAt?: string | undefined;
}

export function SaveButton({ children, make, whyShownAt }: SaveButtonProps) {
  const words = useWords(printingWords);
  const [state, setState] = useState<'ready' | 'at-work' | 'failed'>('ready');
  return (
    <>
      <Button
        icon="file"
        why={state === 'at-work' ? words.making : undefined}
        whyShownAt={whyShownAt}
        onClick={() => {
          setState('at-work');
          make().then(
            () => setState('ready'),
            // Out of memory, or a part of the app that is not on this device: the work itself is untouched.
            () => setState('failed'),
          );
        }}
      >
        {children}
      </Button>
      {state === 'failed' && <Banner tone="act">{words.makingFailed}</Banner>}
    </>
  );
}
