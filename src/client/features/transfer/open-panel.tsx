import { useId, useRef, useState } from 'react';
import { readContent } from '../../sync/carry/file-content.ts';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import { openFile, readStd } from '../../sync/carry/std-file.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useWords } from '../../words/language.tsx';
import { ReceivedWork, type Received } from './received.tsx';
import { transferWords } from './words.ts';

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file another device has saved: chosen, unlocked, looked at, taken. Nothing is kept before the last step. */
export function OpenPanel({ now }: { readonly now: () => number }) {
  const words = useWords(transferWords);
  const id = useId();
  const [chosen, setChosen] = useState<Chosen>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const { formRef, focusInvalid } = useFirstInvalid();
  const [received, setReceived] = useState<Received>();
  const latest = useRef<File>(undefined);

  async function choose(file: File | undefined) {
    if (!file) return;
    latest.current = file;
    const read = await readStd(file);
    // Another was chosen meanwhile: this one is not wanted any more.
    if (latest.current !== file) return;
    setReceived(read.ok ? undefined : { at: 'problem', problem: read.problem });
    setPassphrase('');
    setChosen(read.ok ? { name: file.name, bytes: read.value } : undefined);
  }

  async function unlock({ bytes }: Chosen) {
    setBusy(true);
    setReceived(undefined);
    try {
      const opened = await openFile({ crypto }, bytes, passphrase);
      const read = opened.ok ? await readContent(crypto.subtle, opened.value) : opened;
      if (!read.ok) {
        setReceived({ at: 'problem', problem: read.problem });
        return focusInvalid();
      }
      const content = read.value;
      setReceived(
        content.is === 'work' ? { at: 'work', work: content.work } : { at: 'bloc', bloc: content.bloc },
      );
      setChosen(undefined);
      setPassphrase('');
    } finally {
      setBusy(false);
    }
  }

  const isWrong = received?.at === 'problem' && received.problem === 'does-not-open';
  const isChosen = chosen !== undefined || received?.at === 'work' || received?.at === 'bloc';
  useKeptNowhere(isChosen);
  return (
    <Panel title={words.open}>
      <div className="stack">
        <div className="file-picker">
          <input
            id={id}
            className="sr"
            type="file"
            accept=".std,.txt"
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <div className="row">
            <label htmlFor={id} className={buttonClass({ variant: isChosen ? 'default' : 'primary' })}>
              <Icon name="upload" />
              {isChosen ? words.chooseAnother : words.choose}
            </label>
            <span className="caption" id={`${id}-hint`}>
              {words.openHint}
            </span>
          </div>
        </div>
        {chosen && (
          <form
            ref={formRef}
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void unlock(chosen);
            }}
          >
            <p role="status">
              <Icon name="file" /> {words.chosen(chosen)}
            </p>
            <Field label={words.passphrase}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  aria-invalid={isWrong || undefined}
                  type="password"
                  value={passphrase}
                  onChange={(event) => setPassphrase(event.target.value)}
                />
              )}
            </Field>
            <div className="row">
              <Button type="submit" variant="primary" icon="key" why={busy ? words.unlocking : undefined}>
                {words.unlock}
              </Button>
            </div>
          </form>
        )}
        {received && (
          <ReceivedWork
            received={received}
            now={now}
            onTaken={(said) => setReceived({ at: 'taken', said })}
          />
        )}
      </div>
    </Panel>
  );
}
