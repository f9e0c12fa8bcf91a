import { useState } from 'react';
import { formatDate } from '../../../base/format.ts';
import { handOver } from '../../parts/hand-over.ts';
import { PassphraseFields, usePassphrase } from '../../parts/passphrase-fields.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { localStore } from '../../replica/drafts.ts';
import { noteInFile } from '../../replica/in-files.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { shutFile } from '../../sync/carry/std-file.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useWords } from '../../words/language.tsx';
import { packUnsent, unsentOf } from './unsent-work.ts';
import { transferWords } from './words.ts';

interface SavePanelProps {
  readonly copy: BlocCopy;
  /** Which bloc and year the file says it is of. */
  readonly name: string;
  readonly title: string;
  readonly now: () => number;
}

/** What waits, into a file. It goes on waiting here: a file can be lost. */
export function SavePanel({ copy, name, title, now }: SavePanelProps) {
  const words = useWords(transferWords);
  const replica = useReplica();
  const passphrase = usePassphrase();
  const { formRef, focusInvalid } = useFirstInvalid();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly tone: 'done' | 'act'; readonly text: string }>();
  const pending = unsentOf(copy);
  const count = pending.length;

  async function make() {
    setSaid(undefined);
    if (!passphrase.ask()) return focusInvalid();
    setBusy(true);
    try {
      const at = now();
      const bytes = await packUnsent(replica, { bloc: copy.bloc, name, pending, at });
      if (!bytes) return setSaid({ tone: 'act', text: words.noKey });
      const file = words.fileName({ person: replica.actor.name, bloc: name, date: formatDate(at) });
      const shut = await shutFile({ crypto }, bytes, passphrase.typed);
      const { became, name: saved } = await handOver(shut, file, 'std');
      if (became === 'kept') return;
      noteInFile(localStore(), replica, pending);
      setSaid({
        tone: 'done',
        text: became === 'shared' ? words.shared({ count }) : words.made({ name: saved, count }),
      });
      passphrase.clear();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title={title}>
      {count === 0 ? (
        <EmptyState icon="two-ticks" title={words.nothing} />
      ) : (
        <form
          ref={formRef}
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <p>{words.saveWhat({ count })}</p>
          <PassphraseFields of={passphrase} />
          <div className="row">
            <Button type="submit" variant="primary" icon="floppy" why={busy ? words.making : undefined}>
              {words.makeFile}
            </Button>
          </div>
        </form>
      )}
      {said && (
        <Banner tone={said.tone} live={said.tone === 'act' ? 'alert' : 'status'}>
          {said.text}
        </Banner>
      )}
    </Panel>
  );
}
