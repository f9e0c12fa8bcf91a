// The bloc's meeting on one page, in the order in which it is held: whoever keeps the minutes goes down it.

import { formatMoment } from '../../../base/format.ts';
import { adoptedIdOf, type PeriodId } from '../../../domain/ids.ts';
import { isClosed } from '../../../domain/meeting/meeting-stages.ts';
import { meetingStageWords } from '../../../domain/workflow/stage-words.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { AttendancePanel } from './attendance-panel.tsx';
import { CountPanel } from './count-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { MotionsPanel } from './motions-panel.tsx';
import { NextPanel } from './next-panel.tsx';
import { OpinionsPanel } from './opinions-panel.tsx';
import { PlacesTable } from './places-table.tsx';
import { ProposalsPanel } from './proposals-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { useMeeting, type MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

interface MeetingPageProps {
  readonly periodId: PeriodId;
  readonly now: () => number;
}

export function MeetingPage({ periodId, now }: MeetingPageProps) {
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="person" />;
  return <Meeting copy={copy} view={view} now={now} />;
}

function Meeting({ copy, view, now }: { copy: BlocCopy; view: BlocView; now: () => number }) {
  const words = useWords(meetingWords);
  const { language } = useLanguage();
  const desk = useMeeting(copy, view);
  const { meeting } = desk;
  const { id: periodId, period, units } = view.period;
  const adopted = copy.get('adopted-result', adoptedIdOf(periodId, meeting.session));
  const isOver = isClosed(meeting);
  const tied = tiedUnits(desk);
  const inTie = units.filter(({ id }) => tied.includes(id));
  const key = `${periodId} ${meeting.session}`;
  return (
    <main id="content" tabIndex={-1} className="page stack meeting" key={key}>
      <div>
        <div className="row">
          <h1 className="grow">{words.title({ period })}</h1>
          {meeting.session > 1 && <Badge>{words.session(meeting)}</Badge>}
          <Badge tone={isOver ? 'done' : desk.isOpen ? 'accent' : 'rest'}>
            {meetingStageWords[meeting.stage]?.[language]}
          </Badge>
          <LinkButton href={`/k/${periodId}/hop/man-chieu`} icon="eye">
            {words.toProjector}
          </LinkButton>
        </div>
        <p className="caption">{words.intro}</p>
      </div>
      {desk.refused && (
        <Banner tone="act" live="alert">
          {desk.refused[language]}
        </Banner>
      )}
      {meeting.reopened.map(({ at, reason }) => (
        <Banner key={at} tone="hold">
          {words.reopened({ reason })}
        </Banner>
      ))}
      {isOver && adopted && (
        <Banner
          tone="done"
          title={words.adopted}
          action={
            <>
              <LinkButton href={`/k/${periodId}/in`} icon="print">
                {words.toPaper}
              </LinkButton>
              <LinkButton href={`/k/${periodId}/ho-so`}>{words.toSendUp}</LinkButton>
            </>
          }
        >
          {words.adoptedAt({ moment: formatMoment(adopted.at, now()), person: nameOf(copy, adopted.by) })}
        </Banner>
      )}
      {isOver && <StepsPanel desk={desk} />}
      <FactsPanel desk={desk} />
      <AttendancePanel desk={desk} />
      {meeting.stage === 'planned' && <StepsPanel desk={desk} />}
      <Panel
        title={words.scores}
        flush
        aside={
          desk.isOpen && (
            <LinkButton small href={`/k/${periodId}/cham`}>
              {words.toScoring}
            </LinkButton>
          )
        }
      >
        <p className="caption panel-note">{words.scoresHelp}</p>
        <Wide label={words.standingsAt}>
          <PlacesTable desk={desk} withStage />
        </Wide>
      </Panel>
      <OpinionsPanel desk={desk} />
      {(desk.isOpen || meeting.motions.length > 0) && <MotionsPanel desk={desk} />}
      {(inTie.length > 0 || meeting.tieBallot) && (
        <CountPanel
          desk={desk}
          of="tie-ballot"
          title={words.tie}
          help={words.tieHelp({ units: inTie.map(({ shortName }) => shortName).join(', ') })}
          units={inTie}
          count={meeting.tieBallot}
          secretOnly
        />
      )}
      {(desk.isOpen || meeting.acclaim) && (
        <CountPanel
          desk={desk}
          of="acclaim"
          title={words.acclaim}
          help={words.acclaimHelp}
          units={units}
          count={meeting.acclaim}
        />
      )}
      {(desk.isOpen || isOver) && (
        <>
          <ProposalsPanel desk={desk} />
          <NextPanel desk={desk} />
        </>
      )}
      {desk.isOpen && <StepsPanel desk={desk} />}
    </main>
  );
}

/** Units that only a ballot can tell apart, or has told apart. */
function tiedUnits({ meeting, result }: MeetingDesk): readonly string[] {
  const waiting = result?.standings.placed.filter(({ reasons }) =>
    reasons.some(({ line }) => line === 'tied-awaits-ballot'),
  );
  return [
    ...new Set([
      ...(waiting ?? []).map(({ unitId }) => unitId),
      ...(meeting.tieBallot?.votes.map(({ unitId }) => unitId) ?? []),
    ]),
  ];
}

const nameOf = (copy: BlocCopy, personId: string): string =>
  copy.get('people', copy.bloc)?.names[personId]?.name ?? personId;
