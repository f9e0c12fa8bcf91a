// Another device's codes, by this one's camera, until all of the work is here; then it is looked at and taken as a
// file's is.

import { useEffect, useRef, useState } from 'react';
import { idOfFrames, readFrame, readFrames, type FrameReader } from '../../sync/carry/frames/frames.ts';
import { unpackWork, type CarriedWork } from '../../sync/carry/carried-work.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { ReceivedWork, type ReadProblem, type Received } from './received.tsx';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import { useAwake } from '../../parts/use-awake.ts';
import { watchCamera } from '../../parts/watch-camera.ts';
import { transferWords } from './words.ts';

export function WatchPanel({ now }: { readonly now: () => number }) {
  const words = useWords(transferWords);
  const [isOn, setOn] = useState(false);
  const [received, setReceived] = useState<Received>();
  // To hold a few hundred codes before a camera once more is much to ask.
  useKeptNowhere(isOn || received?.at === 'work');

  return (
    <Panel title={words.watch}>
      <div className="stack">
        <p className="caption">{words.watchWhat}</p>
        {isOn && (
          <Watching
            onProblem={(problem) => {
              setOn(false);
              setReceived({ at: 'problem', problem });
            }}
            onWork={(work) => {
              setOn(false);
              setReceived({ at: 'work', work });
            }}
          />
        )}
        {received && (
          <ReceivedWork
            received={received}
            now={now}
            onTaken={(said) => setReceived({ at: 'taken', said })}
          />
        )}
        <div className="row">
          {isOn ? (
            <Button icon="close" onClick={() => setOn(false)}>
              {words.stop}
            </Button>
          ) : (
            <Button
              icon="qr"
              onClick={() => {
                setReceived(undefined);
                setOn(true);
              }}
            >
              {words.startWatching}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

interface WatchingProps {
  readonly onWork: (work: CarriedWork) => void;
  readonly onProblem: (problem: ReadProblem) => void;
}

function Watching(props: WatchingProps) {
  const words = useWords(transferWords);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(props);
  useAwake();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  useEffect(() => {
    told.current = props;
  });
  useEffect(() => {
    const watching = new AbortController();
    let reader: FrameReader | undefined;

    async function finish(content: Uint8Array<ArrayBuffer>, id: string) {
      watching.abort();
      const isWhole = (await idOfFrames(crypto.subtle, content)) === id;
      const read = isWhole ? await unpackWork(content) : undefined;
      if (read?.ok) told.current.onWork(read.value);
      else told.current.onProblem(read?.problem ?? 'not-carried');
    }
    function take(bytes: Uint8Array) {
      const frame = readFrame(bytes);
      if (!frame) return;
      // Another device, or new work on the same one: what was gathered before is of no use to it.
      if (!reader || reader.take(frame) === 'foreign') reader = readFrames(frame);
      setProgress({ done: reader.done, of: reader.of });
      const content = reader.content();
      if (content) void finish(content, reader.id);
    }
    if (video.current) {
      void watchCamera({ video: video.current, onCode: take, signal: watching.signal }).then((no) => {
        if (no && !watching.signal.aborted) told.current.onProblem(no);
      });
    }
    return () => watching.abort();
  }, []);
  return (
    <div className="stack stack--tight">
      <video ref={video} className="camera" muted playsInline aria-label={words.cameraLabel} />
      <p role="status">{progress ? words.watching(progress) : words.looking}</p>
      {progress && <Meter value={progress.done} max={progress.of} label={words.watching(progress)} />}
    </div>
  );
}
