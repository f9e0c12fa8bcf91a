// Chooses a photo or a PDF for a cell, or takes a photo: kept on this device first, named by the cell after [EV4].

import { useId, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import type { EvidenceFile } from '../../../domain/evidence/evidence-file.ts';
import { keepFile } from '../../replica/evidence-files.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { fileWords } from './file-words.ts';
import { fileProblemWords, prepareFile } from './prepare-file.ts';

interface FileChoiceProps {
  readonly bloc: string;
  readonly unitId: string;
  /** Names the file in the cell; undefined where that was saved, else why not. */
  readonly onKept: (file: EvidenceFile) => Promise<Words | undefined>;
  /** Told when one is chosen: a photo takes seconds before it is kept and named, or cannot be. */
  readonly onComing: (done: Promise<Words | EvidenceFile>) => void;
}

export function FileChoice(props: FileChoiceProps) {
  const { language } = useLanguage();
  const words = useWords(fileWords);
  const isPhone = useIsPhone();
  const attach = useAttach(props);
  return (
    <div className="stack stack--tight">
      <div className="row">
        <Choice label={words.choose} icon="upload" accept="image/*,application/pdf" onChoose={attach.take} />
        {isPhone && <Choice label={words.take} icon="plus" accept="image/*" capture onChoose={attach.take} />}
      </div>
      <p className="caption">{words.hint}</p>
      {attach.busy && <p role="status">{words.preparing({ name: attach.busy })}</p>}
      {attach.said && (
        <p
          className={attach.said.isError ? 'error' : undefined}
          role={attach.said.isError ? 'alert' : 'status'}
        >
          <Icon name={attach.said.isError ? 'triangle' : 'device-saved'} />{' '}
          <span>{attach.said.words[language]}</span>
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly icon: IconName;
  readonly accept: string;
  readonly capture?: boolean;
  readonly onChoose: (file: File) => void;
}

function Choice({ label, icon, accept, capture, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <span>
      <input
        id={id}
        className="sr"
        type="file"
        accept={accept}
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
          // The same file may be chosen again, after it was mended.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className={buttonClass({})}>
        <Icon name={icon} />
        {label}
      </label>
    </span>
  );
}

/** What is at hand with the file that was chosen, and what came of it. */
function useAttach({ bloc, unitId, onKept, onComing }: FileChoiceProps) {
  const { actor } = useReplica();
  const [busy, setBusy] = useState<string>();
  const [said, setSaid] = useState<{ readonly words: Words; readonly isError: boolean }>();

  async function attach(chosen: File): Promise<Words | EvidenceFile> {
    const prepared = await prepareFile(chosen);
    if (!prepared.ok) return fileProblemWords[prepared.problem];
    const { file, bytes } = prepared.value;
    const { hash, size, type } = file;
    try {
      const kept = { bloc, unitId, hash, size, type, bytes, now: Date.now(), received: null };
      await keepFile(actor.personId, kept);
    } catch (error) {
      const kind = kindOfStorageError(error);
      if (kind === 'ours') throw error;
      return kind === 'quota' ? fileWords.noRoom : fileWords.notKept;
    }
    return (await onKept(file)) ?? file;
  }

  function take(chosen: File): void {
    setSaid(undefined);
    setBusy(chosen.name);
    const attaching = attach(chosen);
    onComing(attaching);
    void attaching
      .then((done) =>
        setSaid(
          'vi' in done
            ? { words: done, isError: true }
            : { words: fileWords.kept({ name: done.name }), isError: false },
        ),
      )
      .finally(() => setBusy((now) => (now === chosen.name ? undefined : now)));
  }
  return { busy, said, take };
}
