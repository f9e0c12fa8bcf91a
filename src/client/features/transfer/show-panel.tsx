// What waits, as codes on this screen for another device's camera. No passphrase: it goes from one screen to one
// camera, past nobody, and is not kept on the way.

import { useEffect, useRef, useState } from 'react';
import type { encode } from 'uqr';
import type { BlocView } from '../../parts/bloc-view.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useAwake } from '../../parts/use-awake.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { createFrames, MOST_CONTENT } from '../../sync/carry/frames/frames.ts';
import { MODULES, picture } from '../../sync/carry/frames/picture.ts';
import { Arrived } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { packUnsent, unsentOf } from './unsent-work.ts';
import { transferWords } from './words.ts';

interface ShowPanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly now: () => number;
}

interface Shown {
  readonly frames: ReturnType<typeof createFrames>;
  readonly encode: typeof encode;
}

export function ShowPanel({ copy, view, now }: ShowPanelProps) {
  const words = useWords(transferWords);
  const replica = useReplica();
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<'noKey' | 'tooManyToShow'>();
  const [isAllSent, setAllSent] = useState(false);
  const pending = unsentOf(copy);

  async function start() {
    setProblem(undefined);
    const name = `${view.period.shortName} ${view.period.period}`;
    const content = await packUnsent(replica, { bloc: copy.bloc, name, pending, at: now() });
    if (!content) return setProblem('noKey');
    if (content.length > MOST_CONTENT) return setProblem('tooManyToShow');
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    // Nobody needs it to enter a score.
    const { encode } = await import('uqr');
    setShown({ frames: createFrames(content, digest), encode });
  }

  if (shown && pending.length === 0) {
    setShown(undefined);
    setAllSent(true);
  }
  if (isAllSent && pending.length > 0) setAllSent(false);
  // The panel for the file says already that nothing waits.
  if (pending.length === 0 && !isAllSent) return null;
  if (pending.length === 0) {
    return (
      <Panel title={words.show}>
        <AllSent />
      </Panel>
    );
  }
  return (
    <Panel title={words.show}>
      <div className="stack">
        <p>{words.showWhat({ count: pending.length })}</p>
        <p className="caption">{words.showOpenly}</p>
        {problem && (
          <Banner tone="act" live="alert">
            {words[problem]}
          </Banner>
        )}
        {shown && <Showing {...shown} />}
        <div className="row">
          {shown ? (
            <Button icon="close" data-showing onClick={() => setShown(undefined)}>
              {words.stop}
            </Button>
          ) : (
            <Button icon="qr" onClick={() => void start()}>
              {words.startShowing}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

/** It came by itself: only a focus that went with the codes goes on here. */
function AllSent() {
  const words = useWords(transferWords);
  const [hadFocus] = useState(() => Boolean(document.activeElement?.closest('[data-showing]')));
  return (
    <Arrived is={hadFocus}>
      <Banner tone="done" live="status">
        {words.allSent}
      </Banner>
    </Arrived>
  );
}

/** Ten a second: what a cheap phone's camera takes in without two of them running together. */
const FRAME_MS = 100;
const SCALE = 6;

function Showing({ frames, encode: encodeQr }: Shown) {
  const words = useWords(transferWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seq, setSeq] = useState(0);
  useAwake();
  useEffect(() => {
    const timer = setInterval(() => setSeq((before) => before + 1), FRAME_MS);
    return () => clearInterval(timer);
  }, [frames]);
  useEffect(() => {
    const { pixels, size } = picture(encodeQr, frames.frame(seq), SCALE);
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0);
    // Said only now, so that who looks by the number sees the picture of it.
    canvas.current?.setAttribute('data-seq', String(seq));
  }, [frames, encodeQr, seq]);
  return (
    <div className="stack stack--tight">
      <canvas
        ref={canvas}
        className="code-screen"
        role="img"
        aria-label={words.codeLabel}
        width={MODULES * SCALE}
        height={MODULES * SCALE}
      />
      <p className="caption">{words.showing({ seq: seq + 1, blocks: frames.blocks })}</p>
    </div>
  );
}
