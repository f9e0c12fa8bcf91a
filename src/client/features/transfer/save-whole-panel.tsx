import { useState } from 'react';
import { formatDate, formatMoment } from '../../../base/format.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { handOver } from '../../parts/hand-over.ts';
import { handoverLink } from '../../parts/handover-facts.ts';
import { makeWhole, makingWords } from '../../parts/make-whole.ts';
import { PassphraseFields, usePassphrase } from '../../parts/passphrase-fields.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { localStore } from '../../replica/drafts.ts';
import { noteInFile } from '../../replica/in-files.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { shutFile } from '../../sync/carry/std-file.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { unsentOf } from './unsent-work.ts';
import { transferWords } from './words.ts';

interface SaveWholePanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly now: () => number;
}

/** The whole bloc into a file, with what waits: for a device that has never seen the server. */
export function SaveWholePanel({ copy, view, now }: SaveWholePanelProps) {
  const words = useWords(transferWords);
  const { language } = useLanguage();
  const replica = useReplica();
  const passphrase = usePassphrase();
  const { formRef, focusInvalid } = useFirstInvalid();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly tone: 'done' | 'act' | 'hold'; readonly text: string }>();
  const { period } = view;
  const heardAt = replica.blocs.get(copy.bloc)?.heardAt ?? null;
  const isReady = heardAt !== null && view.source === undefined;

  async function make() {
    setSaid(undefined);
    if (!passphrase.ask()) return focusInvalid();
    setBusy(true);
    try {
      const at = now();
      // Looked at before: what is entered while the file is made counts as in none.
      const pending = unsentOf(copy);
      const made = await makeWhole(replica, { copy, period, at, handover: null });
      if (!made.ok) return setSaid({ tone: 'act', text: makingWords[made.problem][language] });
      const name = words.blocFileName({ bloc: period.shortName, date: formatDate(at) });
      const shut = await shutFile({ crypto }, made.value.content, passphrase.typed);
      const { became, name: saved } = await handOver(shut, name, 'std');
      if (became === 'kept') return;
      noteInFile(localStore(), replica, pending);
      setSaid({
        tone: 'done',
        text: became === 'shared' ? words.sharedBloc : words.madeBloc({ name: saved }),
      });
      passphrase.clear();
      setOpen(false);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title={words.saveBloc}>
      <div className="stack">
        {isReady ? (
          <p>{words.saveBlocWhat({ moment: formatMoment(heardAt, now()), count: unsentOf(copy).length })}</p>
        ) : (
          <p>{makingWords[view.source ? 'from-file' : 'not-whole'][language]}</p>
        )}
        {isReady && isOpen && (
          <form
            ref={formRef}
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void make();
            }}
          >
            <PassphraseFields of={passphrase} />
            <div className="row">
              <Button type="submit" variant="primary" icon="floppy" why={busy ? words.making : undefined}>
                {words.makeBlocFile}
              </Button>
            </div>
          </form>
        )}
        {said && (
          <Banner tone={said.tone} live={said.tone === 'act' ? 'alert' : 'status'}>
            {said.text}
          </Banner>
        )}
        <div className="row">
          {isReady && !isOpen && (
            <Button icon="floppy" onClick={() => setOpen(true)}>
              {words.saveBlocHere}
            </Button>
          )}
          {isBlocScorer(replica.actor, period.id) && (
            <LinkButton href={handoverLink(period.id)} icon="people">
              {words.toHandover}
            </LinkButton>
          )}
        </div>
      </div>
    </Panel>
  );
}
