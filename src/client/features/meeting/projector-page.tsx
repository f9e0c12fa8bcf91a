// For the hall: the order of the bloc large enough for the back row, and what was changed last, with what it did. It
// follows the device by itself.

import { useEffect, useState } from 'react';
import { formatHundredths, formatTime } from '../../../base/format.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { counting } from '../../../domain/scoring/cell.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { PlacesTable } from './places-table.tsx';
import { useMeeting } from './use-meeting.ts';
import { useShift } from './use-shift.ts';
import { meetingWords } from './words.ts';

export function ProjectorPage({
  periodId,
  now,
}: {
  readonly periodId: PeriodId;
  readonly now: () => number;
}) {
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="person" />;
  return <Projector copy={copy} view={view} now={now} />;
}

function Projector({ copy, view, now }: { copy: BlocCopy; view: BlocView; now: () => number }) {
  const words = useWords(meetingWords);
  const { language } = useLanguage();
  const desk = useMeeting(copy, view);
  const { meeting, quorum, result } = desk;
  const { id: periodId, shortName, period } = view.period;
  const shift = useShift(result?.standings.placed ?? []);
  const last = lastChange(view);
  const marked = last?.unitId;
  const motion = meeting.motions.at(-1);
  const time = useClock(now);
  const moved = shift.find(({ unitId }) => unitId === marked) ?? shift[0];
  const write = (points: number) => formatHundredths(points, language, true);
  return (
    <main id="content" tabIndex={-1} className="stage" data-theme="light">
      <header className="stage-head">
        <div className="grow">
          <h1>{words.projectorTitle({ bloc: shortName, period })}</h1>
          <p>
            {words.present(quorum)}
            {meeting.facts.chair && `. ${words.chairIs({ name: meeting.facts.chair })}`}
          </p>
        </div>
        <span className="num">{formatTime(time)}</span>
      </header>
      <div className="stage-body">
        <Wide label={words.standingsAt}>
          <PlacesTable desk={desk} marked={marked} />
        </Wide>
        <aside className="stack">
          {last && (
            <section className="panel stage-change">
              <div className="body">
                <p className="caption">{words.lastChange}</p>
                <p>
                  <b>
                    {last.unit} · {last.code}
                  </b>
                </p>
                <p>{last.name}</p>
                {last.reason && <p className="caption">{last.reason}</p>}
                {moved && (
                  <p>
                    {words.totalChanged({ before: write(moved.totalBefore), after: write(moved.total) })}
                    <br />
                    {moved.placeBefore === moved.place
                      ? words.placeKept({ place: moved.place })
                      : words.placeChanged({ before: moved.placeBefore, after: moved.place })}
                  </p>
                )}
              </div>
            </section>
          )}
          {motion && (
            <section className="panel">
              <div className="body">
                <p className="caption">{words.motions}</p>
                <p>{motion.text}</p>
                <p>
                  {words.inFavour}: <b className="num">{motion.inFavour}</b>
                  <br />
                  {words.against}: <b className="num">{motion.against}</b>
                </p>
              </div>
            </section>
          )}
          <LinkButton href={`/k/${periodId}/hop`} icon="chevron-left">
            {words.leaveProjector}
          </LinkButton>
        </aside>
      </div>
    </main>
  );
}

/** The newest entry in the bloc's column. */
function lastChange(view: BlocView) {
  let newest:
    { at: number; unitId: string; unit: string; code: string; name: string; reason: string } | undefined;
  for (const { unit, table, columns } of view.units) {
    const leaves = indexOf(table).leafById;
    for (const [criterionId, cell] of Object.entries(columns.bloc?.cells ?? {})) {
      const { at, reason } = counting(cell);
      const leaf = leaves.get(criterionId)?.leaf;
      if (!leaf || (newest && newest.at >= at)) continue;
      newest = { at, unitId: unit.id, unit: unit.shortName, code: leaf.code, name: leaf.name, reason };
    }
  }
  return newest;
}

const TICK_MS = 10_000;

/** The time on the wall, near enough for a hall. */
function useClock(now: () => number): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const ticking = setInterval(() => setTime(now()), TICK_MS);
    return () => clearInterval(ticking);
  }, [now]);
  return time;
}
