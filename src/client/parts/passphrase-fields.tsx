// The passphrase of a file that is about to be shut, typed twice: whoever mistypes it once has a file that nobody opens.

import { useState } from 'react';
import { LEAST_PASSPHRASE } from '../sync/carry/std-file.ts';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useWords } from '../words/language.tsx';
import { passphraseWords } from './passphrase-words.ts';

export interface Passphrase {
  readonly typed: string;
  readonly again: string;
  readonly setTyped: (text: string) => void;
  readonly setAgain: (text: string) => void;
  /** From then on what is wrong with it is said beside it. Gives whether it is good. */
  readonly ask: () => boolean;
  readonly isAsked: boolean;
  readonly clear: () => void;
}

const isShort = (typed: string): boolean => typed.normalize('NFC').length < LEAST_PASSPHRASE;

export function usePassphrase(): Passphrase {
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [isAsked, setAsked] = useState(false);
  return {
    typed,
    again,
    setTyped,
    setAgain,
    isAsked,
    ask() {
      setAsked(true);
      return !isShort(typed) && typed === again;
    },
    clear() {
      setTyped('');
      setAgain('');
      setAsked(false);
    },
  };
}

export function PassphraseFields({ of }: { readonly of: Passphrase }) {
  const words = useWords(passphraseWords);
  const { typed, again, setTyped, setAgain, isAsked } = of;
  const short = isAsked && isShort(typed);
  return (
    <>
      <Field label={words.passphrase} hint={words.passphraseHint} error={short ? words.tooShort : undefined}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="password"
            autoComplete="new-password"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.again} error={isAsked && !short && typed !== again ? words.differs : undefined}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
