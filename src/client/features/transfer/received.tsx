// What came of another device's work, read from a file or from codes: a problem, the work or the bloc to be
// looked at, or that it was taken.

import type { StdProblem } from '../../sync/carry/std-file.ts';
import type { CarriedWork } from '../../sync/carry/carried-work.ts';
import type { OpenedBloc } from '../../sync/carry/whole-bloc.ts';
import { Arrived } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';
import { TakeWhole } from './take-whole.tsx';
import { TakeWork } from './take-work.tsx';
import type { CameraProblem } from '../../parts/watch-camera.ts';
import { transferWords } from './words.ts';

export type ReadProblem = StdProblem | CameraProblem | 'not-carried';

export type Received =
  | { readonly at: 'problem'; readonly problem: ReadProblem }
  | { readonly at: 'work'; readonly work: CarriedWork }
  | { readonly at: 'bloc'; readonly bloc: OpenedBloc }
  | { readonly at: 'taken'; readonly said: string };

interface ReceivedProps {
  readonly received: Received;
  readonly now: () => number;
  readonly onTaken: (said: string) => void;
}

export function ReceivedWork({ received, now, onTaken }: ReceivedProps) {
  const words = useWords(transferWords);
  if (received.at === 'work') return <TakeWork work={received.work} arrives now={now} onTaken={onTaken} />;
  // Another file is another bloc to look at, from its beginning.
  if (received.at === 'bloc') return <TakeWhole key={received.bloc.digest} bloc={received.bloc} now={now} />;
  return received.at === 'problem' ? (
    <Banner key="problem" tone="act" live="alert">
      {words[received.problem]}
    </Banner>
  ) : (
    <Arrived key="taken">
      <Banner tone="done" live="status">
        {received.said}
      </Banner>
    </Arrived>
  );
}
