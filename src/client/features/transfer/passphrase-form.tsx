import { useState, type ReactNode } from 'react';
import { LEAST_PASSPHRASE } from '../../sync/carry/std-file.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import { transferWords } from './words.ts';

interface PassphraseFormProps {
  readonly submit: string;
  /** What goes into the file. */
  readonly children: ReactNode;
  /** Other buttons of the form. */
  readonly aside?: ReactNode;
  /** Makes the file; true where there now is one, and the passphrase is forgotten. */
  readonly make: (passphrase: string) => Promise<boolean>;
}

/** Asks twice for the passphrase that a file is shut under; a slip is told before anything is made. */
export function PassphraseForm({ submit, children, aside, make }: PassphraseFormProps) {
  const words = useWords(transferWords);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const isShort = passphrase.normalize('NFC').length < LEAST_PASSPHRASE;
  const differs = passphrase !== again;

  async function send() {
    setAsked(true);
    if (isShort || differs || busy) return;
    setBusy(true);
    try {
      if (!(await make(passphrase))) return;
      setPassphrase('');
      setAgain('');
      setAsked(false);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
      <Field
        label={words.passphrase}
        hint={words.passphraseHint}
        error={asked && isShort ? words.tooShort : undefined}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.again} error={asked && !isShort && differs ? words.differs : undefined}>
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
      <div className="row">
        <Button type="submit" variant="primary" icon="floppy" why={busy ? words.making : undefined}>
          {submit}
        </Button>
        {aside}
      </div>
    </form>
  );
}
