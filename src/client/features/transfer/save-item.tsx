import { useState } from 'react';
import { formatDate } from '../../../base/format.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { handOver } from '../../parts/hand-over.ts';
import { PassphraseFields, usePassphrase } from '../../parts/passphrase-fields.tsx';
import type { BlocCopy, Pending } from '../../replica/bloc-copy.ts';
import { localStore } from '../../replica/drafts.ts';
import { noteInFile } from '../../replica/in-files.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { shutFile } from '../../sync/carry/std-file.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFirstInvalid } from '../../ui/use-first-invalid.ts';
import { useWords } from '../../words/language.tsx';
import { saveItemWords } from './save-item-words.ts';
import { packUnsent } from './unsent-work.ts';
import { transferWords } from './words.ts';

export interface SaveItemProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  /** What the item is, for the title and the file's name: "Huyện Sìn Hồ, Tự chấm: 3 mục". */
  readonly title: string;
  /** How many changes the item itself is. */
  readonly count: number;
  /** They and what they stand on, in the order of the device [IX2]. */
  readonly pending: readonly Pending[];
  readonly now: () => number;
  readonly onClose: () => void;
}

/** One unsent item, into a file that any device brings to the server. It goes on waiting here. */
export function SaveItem({ copy, view, title, count, pending, now, onClose }: SaveItemProps) {
  const words = useWords(transferWords);
  const say = useWords(saveItemWords);
  const replica = useReplica();
  const toast = useToast();
  const passphrase = usePassphrase();
  const { formRef, focusInvalid } = useFirstInvalid();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ground = pending.length - count;

  async function make() {
    setProblem(undefined);
    if (busy) return;
    if (!passphrase.ask()) return focusInvalid();
    setBusy(true);
    try {
      const at = now();
      const name = `${view.period.shortName} ${view.period.period}`;
      const bytes = await packUnsent(replica, { bloc: copy.bloc, name, pending, at });
      if (!bytes) return setProblem(words.noKey);
      const file = say.fileName({ title, date: formatDate(at) });
      const shut = await shutFile({ crypto }, bytes, passphrase.typed);
      const { became, name: saved } = await handOver(shut, file, 'std');
      if (became === 'kept') return;
      noteInFile(localStore(), replica, pending);
      const of = { count: pending.length };
      toast({ text: became === 'shared' ? words.shared(of) : words.made({ name: saved, ...of }) });
      onClose();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title={say.title({ title })} onClose={onClose} actions={null}>
      <form
        ref={formRef}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <p>{say.what({ count })}</p>
        {ground > 0 && <p>{say.ground({ count: ground })}</p>}
        <PassphraseFields of={passphrase} />
        {problem && (
          <Banner tone="act" live="alert">
            {problem}
          </Banner>
        )}
        <div className="row">
          <Button type="submit" variant="primary" icon="floppy" why={busy ? words.making : undefined}>
            {words.makeFile}
          </Button>
          <Button onClick={onClose}>{say.notNow}</Button>
        </div>
      </form>
    </Dialog>
  );
}
