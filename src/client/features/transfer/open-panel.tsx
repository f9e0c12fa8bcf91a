import { useId, useState } from 'react';
import type { CarriedWork } from '../../sync/carry/carried-work.ts';
import { unpackWork } from '../../sync/carry/carried-work.ts';
import { openFile, stdProblemOf, type StdProblem } from '../../sync/carry/std-file.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import { TakeWork } from './take-work.tsx';
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
  const [problem, setProblem] = useState<StdProblem | 'not-carried'>();
  const [busy, setBusy] = useState(false);
  const [work, setWork] = useState<CarriedWork>();
  const [said, setSaid] = useState<string>();

  async function choose(file: File | undefined) {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const wrong = stdProblemOf(bytes);
    setProblem(wrong);
    setWork(undefined);
    setSaid(undefined);
    setPassphrase('');
    setChosen(wrong ? undefined : { name: file.name, bytes });
  }

  async function unlock({ bytes }: Chosen) {
    setBusy(true);
    setProblem(undefined);
    try {
      const opened = await openFile({ crypto }, bytes, passphrase);
      const read = opened.ok ? await unpackWork(opened.value) : opened;
      if (!read.ok) return setProblem(read.problem);
      setWork(read.value);
      setChosen(undefined);
      setPassphrase('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title={words.open}>
      <div className="stack">
        <div className="file-picker">
          <input
            id={id}
            className="sr"
            type="file"
            accept=".std"
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <div className="row">
            <label htmlFor={id} className={buttonClass({ variant: chosen || work ? 'default' : 'primary' })}>
              <Icon name="upload" />
              {chosen || work ? words.chooseAnother : words.choose}
            </label>
            <span className="caption" id={`${id}-hint`}>
              {words.openHint}
            </span>
          </div>
        </div>
        {chosen && (
          <form
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
        {problem && (
          <Banner tone="act" live="alert">
            {words[problem]}
          </Banner>
        )}
        {work && (
          <TakeWork
            work={work}
            now={now}
            onTaken={(text) => {
              setWork(undefined);
              setSaid(text);
            }}
          />
        )}
        {said && (
          <Banner tone="done" live="status">
            {said}
          </Banner>
        )}
      </div>
    </Panel>
  );
}
