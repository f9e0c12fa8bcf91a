// The first step: whom it goes to, and the package under a passphrase.

import { useState } from 'react';
import { formatDate, formatMoment } from '../../../base/format.ts';
import { must } from '../../../base/assert.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { handOver } from '../../parts/hand-over.ts';
import { handoverOf } from '../../parts/handover-facts.ts';
import { makerIn, makeWhole, makingWords } from '../../parts/make-whole.ts';
import { PassphraseFields, usePassphrase } from '../../parts/passphrase-fields.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { localStore } from '../../replica/drafts.ts';
import { keepHandover, takeBackHandover } from '../../replica/handovers.ts';
import { noteInFile } from '../../replica/in-files.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { shutFile } from '../../sync/carry/std-file.ts';
import { newSecret } from '../../sync/carry/whole-bloc.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { handoverWords } from './words.ts';

interface GivePanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly now: () => number;
  /** Nothing was given yet: the form is what the page is for. */
  readonly isFirst: boolean;
  /** Told in words what became of the package. */
  readonly onGiven: (said: string) => Promise<void>;
}

export function GivePanel({ copy, view, now, isFirst, onGiven }: GivePanelProps) {
  const words = useWords(handoverWords);
  const { language } = useLanguage();
  const replica = useReplica();
  const [isAsked, setAsked] = useState(false);
  const heardAt = replica.blocs.get(copy.bloc)?.heardAt ?? null;
  const isReady = heardAt !== null && !view.source;
  const count = copy.pending.filter(({ takenAt }) => takenAt === null).length;
  return (
    <Panel title={isFirst ? words.give : words.giveAnother}>
      <div className="stack">
        {isReady ? (
          <p>{words.giveWhat({ moment: formatMoment(heardAt, now()), count })}</p>
        ) : (
          <p>{makingWords[view.source ? 'from-file' : 'not-whole'][language]}</p>
        )}
        {isReady &&
          (isFirst || isAsked ? (
            <GiveForm
              copy={copy}
              view={view}
              now={now}
              onGiven={async (said) => {
                setAsked(false);
                await onGiven(said);
              }}
            />
          ) : (
            <div className="row">
              <Button icon="plus" onClick={() => setAsked(true)}>
                {words.giveAnother}
              </Button>
            </div>
          ))}
      </div>
    </Panel>
  );
}

type GiveFormProps = Omit<GivePanelProps, 'isFirst'>;

function GiveForm({ copy, view, now, onGiven }: GiveFormProps) {
  const words = useWords(handoverWords);
  const { language } = useLanguage();
  const replica = useReplica();
  const passphrase = usePassphrase();
  const { formRef, focusInvalid } = useFirstInvalid();
  const from = makerIn(copy, replica);
  const form = useTypedForm('ban-giao', view.period.id, {
    fromOffice: from.office,
    toOffice: '',
    toPerson: '',
    note: '',
  });
  const texts = form.values;
  const [isAsked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const lines = ['toPerson', 'toOffice', 'fromOffice'] as const;
  const isMissing = (name: (typeof lines)[number]) => texts[name].trim() === '';

  async function make() {
    setAsked(true);
    setProblem(undefined);
    if (!passphrase.ask() || lines.some(isMissing)) return focusInvalid();
    if (replica.keeping.trouble) return setProblem(words.notKept);
    setBusy(true);
    try {
      await give();
    } catch (error) {
      if (kindOfStorageError(error) === 'ours') throw error;
      setProblem(words.notKept);
    } finally {
      setBusy(false);
    }
  }

  async function give() {
    const at = now();
    const { period } = view;
    // Looked at before: what is entered while the package is made counts as in none.
    const pending = copy.pending.filter(({ takenAt }) => takenAt === null);
    const made = await makeWhole(replica, {
      copy,
      period,
      at,
      handover: {
        from: { office: texts.fromOffice.trim(), person: from.person },
        to: { office: texts.toOffice.trim(), person: texts.toPerson.trim() },
        note: texts.note.trim(),
        secret: newSecret(crypto),
      },
    });
    if (!made.ok) return setProblem(makingWords[made.problem][language]);
    const { content, opened } = made.value;
    const handover = must(handoverOf(opened, 'given', at), 'a package is one');
    const file = await shutFile({ crypto }, content, passphrase.typed);
    // First, since a phone may put this page away while another app takes the file.
    await keepHandover(replica.storage, handover);
    const name = words.fileName({ bloc: period.shortName, date: formatDate(at) });
    const { became, name: saved } = await handOver(file, name, 'std');
    if (became === 'kept') return takeBackHandover(replica.storage, handover.id);
    noteInFile(localStore(), replica, pending);
    form.settle(texts);
    await onGiven(became === 'shared' ? words.shared : words.made({ name: saved }));
  }

  return (
    <form
      ref={formRef}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {lines.map((name) => (
        <Field
          key={name}
          label={words[name]}
          required
          error={isAsked && isMissing(name) ? words.missing({ what: words[name] }) : undefined}
        >
          {(wiring) => (
            <TextInput
              {...wiring}
              maxLength={name === 'toPerson' ? 100 : 200}
              value={texts[name]}
              onChange={(event) => form.set(name, event.target.value)}
            />
          )}
        </Field>
      ))}
      <TextField
        label={words.note}
        hint={words.noteHint}
        rows={3}
        maxLength={1000}
        value={texts.note}
        onText={(text) => form.set('note', text)}
      />
      <PassphraseFields of={passphrase} />
      {problem && (
        <Banner tone="act" live="alert">
          {problem}
        </Banner>
      )}
      <div className="row">
        <Button type="submit" variant="primary" icon="floppy" why={busy ? words.making : undefined}>
          {words.makePackage}
        </Button>
      </div>
    </form>
  );
}
