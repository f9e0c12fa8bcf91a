// One evidence file under its document: what it is, where it is, and the way to see it. A photo is shown here, by its
// own pixels; a PDF goes to the device's downloads, since nothing foreign is opened inside the app [EV10].

import { useEffect, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import type { EvidenceFile } from '../../../domain/evidence/evidence-file.ts';
import type { KeptFile } from '../../replica/evidence-files.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { isReceived } from '../../sync/files/waiting-files.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { saveFile } from '../save-file.ts';
import { fileWords, sizeText } from './file-words.ts';
import { openFile } from './open-file.ts';

interface FileLineProps {
  readonly bloc: string;
  readonly unitId: string;
  readonly file: EvidenceFile;
  /** The files on this device; undefined until it has been looked. */
  readonly kept: readonly KeptFile[] | undefined;
}

export function FileLine({ bloc, unitId, file, kept }: FileLineProps) {
  const replica = useReplica();
  const { fetchFile } = useSync();
  const { language } = useLanguage();
  const words = useWords(fileWords);
  const [photo, setPhoto] = useState<string>();
  const [isLarge, setLarge] = useState(false);
  const [fetched, setFetched] = useState<number>();
  const [said, setSaid] = useState<{ readonly words: Words; readonly isError: boolean }>();
  // The picture's address holds its bytes in memory until it is given back.
  useEffect(() => () => void (photo && URL.revokeObjectURL(photo)), [photo]);

  const isPhoto = file.type === 'image/jpeg';
  const row = kept?.find((one) => one.hash === file.hash && one.bloc === bloc && one.unitId === unitId);

  async function open() {
    setSaid(undefined);
    setFetched(0);
    const place = { bloc, unitId, file };
    const opened = await openFile({ person: replica.actor.personId, fetchFile }, place, setFetched);
    setFetched(undefined);
    if ('vi' in opened) return setSaid({ words: opened, isError: true });
    if (opened.note) setSaid({ words: opened.note, isError: false });
    if (isPhoto) return setPhoto(URL.createObjectURL(new Blob([opened.bytes], { type: file.type })));
    saveFile(opened.bytes, file.name.replace(/\.pdf$/, ''), 'pdf');
    if (!opened.note) setSaid({ words: fileWords.savedPdf({ name: file.name }), isError: false });
  }

  return (
    <div className="evidence-file">
      <p>
        <Icon name="file" /> {file.name}{' '}
        <span className="caption">
          {isPhoto ? words.photo : words.pdf}, {sizeText(file.size, language)}
        </span>
      </p>
      {kept && <Standing row={row} isReceived={row !== undefined && isReceived(row, replica)} />}
      <div className="row">
        {photo ? (
          <>
            <Button small onClick={() => setPhoto(undefined)}>
              {words.hide}
            </Button>
            <Button small icon="search" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
              {words.large}
            </Button>
          </>
        ) : (
          <Button
            small
            icon={isPhoto ? 'eye' : 'download'}
            aria-label={words.lookAt({ name: file.name })}
            onClick={() => void open()}
          >
            {isPhoto ? words.look : words.openPdf}
          </Button>
        )}
      </div>
      {fetched !== undefined && <ProgressLine label={words.fetching} done={fetched} total={file.size} />}
      {said && (
        <p className={said.isError ? 'error' : 'caption'} role={said.isError ? 'alert' : 'status'}>
          {said.isError && <Icon name="triangle" />}
          <span>{said.words[language]}</span>
        </p>
      )}
      {photo && (
        // At its full size it is larger than its place: the place scrolls, by the keyboard too.
        <div
          className={isLarge ? 'evidence-photo is-large' : 'evidence-photo'}
          {...(isLarge
            ? { role: 'region', 'aria-label': words.photoOf({ name: file.name }), tabIndex: 0 }
            : {})}
        >
          <img
            src={photo}
            alt={file.name}
            onError={() => {
              setPhoto(undefined);
              setSaid({ words: fileWords.broken, isError: true });
            }}
          />
        </div>
      )}
    </div>
  );
}

/** Where it is, by what the server has said and by nothing else [EV11]. */
function Standing({ row, isReceived }: { row: KeptFile | undefined; isReceived: boolean }) {
  const { language } = useLanguage();
  const words = useWords(fileWords);
  if (!row) return <p className="caption">{words.absent}</p>;
  if (isReceived) {
    return (
      <p className="caption">
        <Icon name="two-ticks" /> {words.atServer}
      </p>
    );
  }
  const size = sizeText(row.size, language);
  const text = row.fault
    ? `${words.notTaken}. ${row.fault.message[language]}`
    : row.have > 0
      ? words.sending({ have: sizeText(row.have, language), size })
      : words.hereToSend;
  return (
    <p className={row.fault ? 'caption hold-text' : 'caption'}>
      <Icon name={row.fault ? 'triangle' : 'clock'} /> {text}
    </p>
  );
}
