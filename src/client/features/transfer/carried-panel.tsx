import { useRef, useState } from 'react';
import { formatMoment } from '../../../base/format.ts';
import { problemWords, wordsOf } from '../../../domain/problem-words.ts';
import type { Problem } from '../../../domain/problems.ts';
import type { WireProblem } from '../../../protocol/push.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { isAnswered, putCarriedAway, tryAgain, type CarriedFile } from '../../sync/carry/shelf.ts';
import type { useCarried } from '../../sync/carry/use-carried.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusOn } from '../../ui/focus-on.ts';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { transferWords } from './words.ts';

interface CarriedPanelProps {
  readonly carried: ReturnType<typeof useCarried>;
  readonly now: () => number;
}

/** What this device carries for others, file by file, with what the server said of each. */
export function CarriedPanel({ carried: { files, reload }, now }: CarriedPanelProps) {
  const words = useWords(transferWords);
  const { storage } = useReplica();
  const sync = useSync();
  const [leaving, setLeaving] = useState<CarriedFile>();
  const list = useRef<HTMLDivElement>(null);
  // The row goes, and its button with it: the focus goes on at the panel's heading.
  const putAway = ({ id }: CarriedFile) =>
    void putCarriedAway(storage, id)
      .then(reload)
      .then(() => focusOn(list.current?.querySelector('h2')));
  return (
    <div ref={list}>
      <Panel flush title={words.carried}>
        {files.length === 0 ? (
          <EmptyState icon="check" title={words.nothingCarried} />
        ) : (
          <ul>
            {files.map((file) => (
              <Carried
                key={file.id}
                file={file}
                now={now}
                onAway={() => (isAnswered(file) ? putAway(file) : setLeaving(file))}
                onAgain={() =>
                  void tryAgain(storage, file)
                    .then(reload)
                    .then(() => sync.wake(true))
                }
              />
            ))}
          </ul>
        )}
        {leaving && (
          <Dialog
            title={words.giveUpQuestion}
            onClose={() => setLeaving(undefined)}
            actions={
              <>
                <Button variant="primary" onClick={() => setLeaving(undefined)}>
                  {words.keepCarrying}
                </Button>
                <Button
                  onClick={() => {
                    putAway(leaving);
                    setLeaving(undefined);
                  }}
                >
                  {words.giveUp}
                </Button>
              </>
            }
          >
            <p>{words.giveUpMeans}</p>
          </Dialog>
        )}
      </Panel>
    </div>
  );
}

interface CarriedProps extends Pick<CarriedPanelProps, 'now'> {
  readonly file: CarriedFile;
  readonly onAway: () => void;
  readonly onAgain: () => void;
}

function Carried({ file, now, onAway, onAgain }: CarriedProps) {
  const words = useWords(transferWords);
  const { language } = useLanguage();
  const { batches, count, since, at } = file;
  const [fault] = batches.flatMap((part) => part.fault ?? []);
  const isDone = isAnswered(file);
  const left = batches.reduce((sum, { request }) => sum + (request?.batch.changes.rows ?? 0), 0);
  const time = (moment: number) => formatMoment(moment, now());
  const sum = sumOf(file);
  return (
    <Item
      icon={isDone ? 'two-ticks' : fault ? 'triangle' : 'clock'}
      tone={isDone ? 'done' : fault ? 'act' : 'rest'}
      title={words.whose({ person: file.person.name, bloc: file.bloc.name })}
      actions={
        <>
          <Badge tone={isDone ? 'done' : fault ? 'act' : 'rest'}>
            {isDone ? words.done : fault ? words.stuck : words.onTheWay}
          </Badge>
          {fault && (
            <Button small onClick={onAgain}>
              {words.sendAgain}
            </Button>
          )}
          <Button small onClick={onAway}>
            {isDone ? words.understood : words.giveUp}
          </Button>
        </>
      }
    >
      <p className="caption">{words.what({ count, since: time(since), made: time(at) })}</p>
      {!isDone && <p>{words.waits({ left, count })}</p>}
      {(isDone || left < count) && <p>{words.result(sum.counts)}</p>}
      {sum.reasons.map(([problem, times]) => (
        <p key={problem.code} className="caption">
          {words.reason({ count: times, why: sayProblem(problem)?.[language] ?? words.reasonElsewhere })}
        </p>
      ))}
      {fault && <p role="alert">{fault.message[language]}</p>}
    </Item>
  );
}

function sumOf({ batches }: CarriedFile) {
  const verdicts = batches.flatMap((part) => part.verdicts ?? []);
  const refused = verdicts.flatMap((one) => one.refused);
  const held = verdicts.flatMap((one) => one.held);
  const byCode = new Map<string, [WireProblem, number]>();
  for (const problem of [...refused, ...held]) {
    byCode.set(problem.code, [problem, (byCode.get(problem.code)?.[1] ?? 0) + 1]);
  }
  const count = (name: 'accepted' | 'duplicate') => verdicts.reduce((sum, one) => sum + one[name], 0);
  return {
    counts: {
      accepted: count('accepted'),
      duplicate: count('duplicate'),
      refused: refused.length,
      held: held.length,
    },
    reasons: [...byCode.values()],
  };
}

/** Who has no part in the bloc is told the bare code: where the sentence needs more than that, it is not said. */
function sayProblem(problem: WireProblem) {
  if (!Object.hasOwn(problemWords, problem.code)) return undefined;
  const sentence = problemWords[problem.code as Problem['code']] as { readonly length?: number };
  const isBare = Object.keys(problem).length === 1;
  return isBare && typeof sentence === 'function' && sentence.length > 0
    ? undefined
    : wordsOf(problem as Problem);
}
