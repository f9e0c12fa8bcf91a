// A printed sheet is held against what this device knows: by camera, by a picture, or by the code that stands beside it.

import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { readCode, type CodeProblem } from '../../../protocol/paper-code.ts';
import { readShortCode } from '../../../protocol/paper-mark.ts';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import type { CameraProblem } from '../../parts/watch-camera.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import { Camera } from './camera-panel.tsx';
import { checkCode, findByShortCode, type Checked } from './held.ts';
import { readPicture } from './read-picture.ts';
import { VerdictBanner, VerdictPanel } from './verdict-panel.tsx';
import type { Judged } from './verdict.ts';
import { paperCheckWords } from './words.ts';

type Trouble = CameraProblem | 'not-a-picture' | 'no-code' | 'read-failed' | 'notFound';

type State =
  | { readonly is: 'waiting' }
  | { readonly is: 'at-work'; readonly at: 'readingPicture' | 'checking' }
  | { readonly is: 'watching' }
  | { readonly is: 'trouble'; readonly trouble: Trouble }
  | { readonly is: 'unreadable'; readonly judged: Judged }
  | { readonly is: 'checked'; readonly checked: Checked };

const unreadable: { readonly [P in CodeProblem]: Judged } = {
  foreign: { verdict: 'invalid', why: 'foreign' },
  damaged: { verdict: 'invalid', why: 'damaged' },
  newer: { verdict: 'unknown', why: 'newer-app' },
};

export function CheckPage() {
  const words = useWords(paperCheckWords);
  const [state, setState] = useState<State>({ is: 'waiting' });
  const check = useChecks(setState);
  const id = useId();
  const answer = useRef<HTMLDivElement>(null);
  const isAnswered = state.is === 'trouble' || state.is === 'unreadable' || state.is === 'checked';
  useEffect(() => {
    // Whoever typed the code at the foot of a phone would not see what came of it.
    if (isAnswered) answer.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }, [isAnswered, state]);

  if (!check)
    return (
      <main id="content" tabIndex={-1} className="page stack">
        <h1>{words.title}</h1>
        <Banner tone="hold">{words.noCrypto}</Banner>
      </main>
    );
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <h1>{words.title}</h1>
        <p className="caption">{words.intro}</p>
      </div>
      {state.is !== 'waiting' && state.is !== 'watching' && (
        <div className="answer stack" ref={answer}>
          <Answer state={state} />
        </div>
      )}
      <Panel title={state.is === 'checked' || state.is === 'unreadable' ? words.another : words.scan}>
        <div className="stack">
          {state.is === 'watching' && (
            <Camera
              onCode={(bytes) => void check.bytes(bytes)}
              onProblem={(trouble) => setState({ is: 'trouble', trouble })}
            />
          )}
          <div className="row">
            {state.is === 'watching' ? (
              <Button icon="close" onClick={() => setState({ is: 'waiting' })}>
                {words.stop}
              </Button>
            ) : (
              <Button icon="qr" variant="primary" onClick={() => setState({ is: 'watching' })}>
                {words.byCamera}
              </Button>
            )}
            <input
              id={id}
              className="sr"
              type="file"
              accept="image/*"
              aria-describedby={`${id}-hint`}
              onChange={(event) => {
                void check.picture(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <label htmlFor={id} className={buttonClass({})}>
              <Icon name="upload" />
              {words.byPicture}
            </label>
            <span className="caption" id={`${id}-hint`}>
              {words.pictureHow}
            </span>
          </div>
        </div>
      </Panel>
      <CodePanel onCode={(code) => void check.shortCode(code)} />
    </main>
  );
}

type Answered = Exclude<State, { readonly is: 'waiting' | 'watching' }>;

function Answer({ state }: { state: Answered }) {
  const words = useWords(paperCheckWords);
  switch (state.is) {
    case 'at-work':
      return <p role="status">{words[state.at]}</p>;
    case 'trouble':
      return (
        <Banner tone="hold" live="alert">
          {words[state.trouble]}
        </Banner>
      );
    case 'unreadable':
      return <VerdictBanner judged={state.judged} />;
    case 'checked':
      return <VerdictPanel checked={state.checked} />;
  }
}

function CodePanel({ onCode }: { onCode: (code: string) => void }) {
  const words = useWords(paperCheckWords);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useKeptNowhere(typed !== asked);
  const [isWrong, setWrong] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const code = readShortCode(typed);
    setWrong(!code);
    if (!code) return;
    setAsked(typed);
    onCode(code);
  }
  return (
    <Panel title={words.byCode}>
      <form className="stack" onSubmit={submit}>
        <Field label={words.codeField} hint={words.codeHow} error={isWrong ? words.mistyped : undefined}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={typed}
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              onChange={(event) => {
                setTyped(event.target.value);
                setWrong(false);
              }}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit" icon="check">
            {words.check}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** The three ways to ask; undefined where the browser checks no signatures. The last one asked is the one answered. */
function useChecks(show: (state: State) => void) {
  const replica = useReplica();
  const [asked] = useState({ count: 0 });
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const deps = { replica, subtle };

  /** Shows what comes of it, unless something else was asked meanwhile. */
  async function inTurn(at: 'readingPicture' | 'checking', work: () => Promise<State>) {
    const turn = (asked.count += 1);
    show({ is: 'at-work', at });
    // A chunk or a storage that does not come is told, and leaves everything as it is.
    const state = await work().catch((): State => ({ is: 'trouble', trouble: 'read-failed' }));
    if (asked.count === turn) show(state);
  }

  async function ofBytes(bytes: Uint8Array): Promise<State> {
    const code = readCode(bytes);
    return code.ok
      ? { is: 'checked', checked: await checkCode(deps, code.value) }
      : { is: 'unreadable', judged: unreadable[code.problem] };
  }

  return {
    bytes: (bytes: Uint8Array) => inTurn('checking', () => ofBytes(bytes)),
    async picture(file: File | undefined) {
      if (!file) return;
      await inTurn('readingPicture', async () => {
        const found = await readPicture(file);
        if (found === 'not-a-picture') return { is: 'trouble', trouble: found };
        return found ? ofBytes(found) : { is: 'trouble', trouble: 'no-code' };
      });
    },
    shortCode: (code: string) =>
      inTurn('checking', async () => {
        const found = await findByShortCode(deps, code);
        return found
          ? { is: 'checked', checked: await checkCode(deps, found) }
          : { is: 'trouble', trouble: 'notFound' };
      }),
  };
}
