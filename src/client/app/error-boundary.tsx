import { Component, useEffect, type ErrorInfo, type ReactNode } from 'react';

import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { MissingPart } from '../ui/late.tsx';
import { useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { buildId } from './build-id.ts';
import { appWords } from './words.ts';

interface Props {
  readonly children: ReactNode;
  /** Another value (the address, say) shows the children again. */
  readonly resetKey?: string;
}

interface State {
  readonly error: unknown;
  readonly resetKey: string | undefined;
}

/** A bug in a screen, or a screen that does not come, becomes a sentence and a next step, never a blank page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { error: undefined, resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    if (error instanceof MissingPart) error.forget();
    // The console is where a programmer looks first; the reader gets the sentence below.
    console.error(error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Crashed error={error} again={() => this.setState({ error: undefined })} />;
  }
}

function Crashed({ error, again }: { error: unknown; again: () => void }) {
  const words = useWords(appWords);
  const { partMissing, reload, retry } = useWords(uiWords);
  const isMissing = error instanceof MissingPart;
  useEffect(() => {
    if (!isMissing) return undefined;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  });
  const line = error instanceof Error ? `${error.name}: ${error.message}` : String(error);

  return (
    <main className="page stack">
      <Banner tone="act" title={isMissing ? partMissing : words.crashed} live="alert">
        {isMissing ? words.missingSafe : words.crashedSafe}
      </Banner>
      <p className="caption">
        {line} · {buildId}
      </p>
      <p className="row">
        {isMissing && (
          <Button variant="primary" onClick={again}>
            {retry}
          </Button>
        )}
        {/* What it does stands in boot.js: it takes a newer version first, where one has been published. */}
        <Button variant={isMissing ? 'default' : 'primary'} icon="refresh" data-start-anew>
          {reload}
        </Button>
      </p>
    </main>
  );
}
