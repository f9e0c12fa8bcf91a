import { useEffect, useRef } from 'react';
import { useAwake } from '../../parts/use-awake.ts';
import { watchCamera, type CameraProblem } from '../../parts/watch-camera.ts';
import { useWords } from '../../words/language.tsx';
import { paperCheckWords } from './words.ts';

interface CameraProps {
  readonly onCode: (bytes: Uint8Array) => void;
  readonly onProblem: (problem: CameraProblem) => void;
}

/** The camera's picture, until the first code in it. */
export function Camera(props: CameraProps) {
  const words = useWords(paperCheckWords);
  useAwake();
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(props);
  useEffect(() => {
    told.current = props;
  });
  useEffect(() => {
    const watching = new AbortController();
    const onCode = (bytes: Uint8Array) => {
      watching.abort();
      told.current.onCode(bytes);
    };
    if (video.current) {
      void watchCamera({ video: video.current, onCode, signal: watching.signal }).then((no) => {
        if (no && !watching.signal.aborted) told.current.onProblem(no);
      });
    }
    return () => watching.abort();
  }, []);
  return (
    <div className="stack stack--tight">
      <video ref={video} className="camera" muted playsInline aria-label={words.cameraLabel} />
      <p role="status">{words.looking}</p>
      <p className="caption">{words.cameraHow}</p>
    </div>
  );
}
