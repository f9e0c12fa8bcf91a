// Chooses an office's file from the device: by button, by keyboard, or dropped on the spot. Says how far the reading
// is, and stops at a word.

import { useEffect, useId, useRef, useState } from 'react';
import type { SourceBook } from '../../office/import/source-book.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { phrase } from '../../base/words.ts';
import { readFileHere, sayFileProblem, type FileProblem } from './read-office-file.ts';

const pickerWords = {
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  another: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  drop: { vi: 'hoặc kéo tệp vào đây', en: 'or drop it here' },
  reading: phrase<{ name: string }>(({ name }) => ({ vi: `Đang đọc ${name}`, en: `Reading ${name}` })),
  stop: { vi: 'Dừng', en: 'Stop' },
  read: phrase<{ name: string }>(({ name }) => ({ vi: `Đã đọc: ${name}`, en: `Read: ${name}` })),
};

interface FilePickerProps {
  readonly accept: string;
  readonly hint: string;
  readonly onRead: (book: SourceBook, name: string) => void;
}

export function FilePicker({ accept, hint, onRead }: FilePickerProps) {
  const { language } = useLanguage();
  const words = useWords(pickerWords);
  const id = useId();
  const [reading, setReading] = useState<{
    readonly name: string;
    readonly done: number;
    readonly of: number;
  }>();
  const [read, setRead] = useState<string>();
  const [problem, setProblem] = useState<FileProblem>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function take(file: File | undefined) {
    if (!file) return;
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    setProblem(undefined);
    setRead(undefined);
    setReading({ name: file.name, done: 0, of: 1 });
    const result = await readFileHere(file, {
      onProgress: (done, of) => setReading({ name: file.name, done, of }),
      signal: own.signal,
    });
    // Another file was chosen meanwhile: this one is not wanted any more.
    if (stop.current !== own) return;
    setReading(undefined);
    if (!result.ok) return setProblem(result.problem);
    setRead(file.name);
    onRead(result.value, file.name);
  }

  const said = problem && sayFileProblem(problem, language);
  return (
    <div
      className="file-picker"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      }}
    >
      <input
        id={id}
        className="sr"
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file may be chosen again, after it was mended.
          event.target.value = '';
        }}
      />
      <div className="row">
        <label htmlFor={id} className={buttonClass({ variant: read ? 'default' : 'primary' })}>
          <Icon name="upload" />
          {read ? words.another : words.choose}
        </label>
        <span className="caption" id={`${id}-hint`}>
          {words.drop}. {hint}
        </span>
      </div>
      {read && (
        <p role="status">
          <Icon name="check" /> {words.read({ name: read })}
        </p>
      )}
      {reading && (
        <div className="row">
          <div className="grow">
            <ProgressLine label={words.reading(reading)} done={reading.done} total={reading.of} />
          </div>
          <Button small onClick={() => stop.current?.abort()}>
            {words.stop}
          </Button>
        </div>
      )}
      {said && (
        <Banner tone="act" live="alert">
          {said}
        </Banner>
      )}
    </div>
  );
}
