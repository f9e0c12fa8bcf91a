// The result on its way up: what was adopted, where it stands with the Department, and the next step of who reads this.

import { formatHundredths, formatMoment } from '../../../base/format.ts';
import { adoptedIdOf, type PeriodId } from '../../../domain/ids.ts';
import type { AdoptedResult } from '../../../domain/meeting/adopted-result.ts';
import { dispatchStageWords } from '../../../domain/workflow/stage-words.ts';
import type { Dispatch } from '../../../domain/workflow/dispatch.ts';
import { AppraisedPanel } from '../../parts/appraised-panel.tsx';
import { useBlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import { transferLink } from '../../parts/links.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { NextSteps, OfOtherSteps } from './next-steps.tsx';
import { ProposalsPanel } from './proposals-panel.tsx';
import { ProvincePanel } from './province-panel.tsx';
import { sendUpWords } from './words.ts';

interface SendUpPageProps {
  readonly periodId: PeriodId;
  readonly now: () => number;
}

export function SendUpPage({ periodId, now }: SendUpPageProps) {
  const words = useWords(sendUpWords);
  const { language } = useLanguage();
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="send-receive" />;
  const dispatch = copy.get('dispatch', periodId);
  const session = copy.get('meeting', periodId)?.session ?? 1;
  // A package that came back shows what was sent, until the bloc has met again.
  const adopted =
    copy.get('adopted-result', adoptedIdOf(periodId, session)) ??
    copy.get('adopted-result', adoptedIdOf(periodId, session - 1));
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <div className="row">
          <h1 className="grow">{words.title}</h1>
          <Badge tone={dispatch?.stage === 'published' ? 'done' : 'rest'}>
            {dispatchStageWords[dispatch?.stage ?? 'none']?.[language]}
          </Badge>
          <LinkButton href={`/k/${periodId}/in`} icon="print">
            {words.toPaper}
          </LinkButton>
          <LinkButton href={transferLink(periodId)}>{words.byHand}</LinkButton>
        </div>
        <p className="caption">{words.intro}</p>
      </div>
      {adopted ? (
        <>
          <Steps copy={copy} dispatch={dispatch} now={now} />
          <ProposalsPanel copy={copy} view={view} />
          <OfOtherSteps view={view} stage={dispatch?.stage} />
          <NextSteps copy={copy} view={view} stage={dispatch?.stage} />
          <AppraisedPanel view={view} />
          <Result adopted={adopted} />
        </>
      ) : (
        <EmptyState
          icon="send-receive"
          title={words.notMet}
          action={<LinkButton href={`/k/${periodId}/hop`}>{words.toMeeting}</LinkButton>}
        >
          {words.notMetHelp}
        </EmptyState>
      )}
      <ProvincePanel copy={copy} view={view} />
    </main>
  );
}

interface StepsProps {
  readonly copy: BlocCopy;
  readonly dispatch: Dispatch | undefined;
  readonly now: () => number;
}

function Steps({ copy, dispatch, now }: StepsProps) {
  const words = useWords(sendUpWords);
  const nameOf = (personId: string) => copy.get('people', copy.bloc)?.names[personId]?.name ?? personId;
  return (
    <Panel title={words.steps} flush>
      {dispatch ? (
        <ul>
          {dispatch.steps.map(({ event, by, at, number, note }) => (
            <Item
              key={`${event} ${at}`}
              icon={event === 'return' ? 'pause' : 'check'}
              tone={event === 'return' ? 'hold' : 'done'}
              title={words[`event-${event}`]}
            >
              {[
                words.step({ person: nameOf(by), moment: formatMoment(at, now()) }),
                number && words.numbered({ number }),
                note,
              ]
                .filter(Boolean)
                .join('. ')}
            </Item>
          ))}
        </ul>
      ) : (
        <p className="panel-note">{words.noSteps}</p>
      )}
    </Panel>
  );
}

function Result({ adopted: { session, units } }: { readonly adopted: AdoptedResult }) {
  const words = useWords(sendUpWords);
  const { language } = useLanguage();
  const title = words.result({ session });
  const hasGrades = units.some(({ grade }) => grade !== null);
  const hasAwards = units.some(({ award }) => award !== null);
  return (
    <Panel title={title} flush>
      <Wide label={words.resultTable}>
        <table className="table">
          <thead>
            <tr>
              <th className="n">{words.rank}</th>
              <th>{words.unit}</th>
              <th className="n">{words.total}</th>
              {hasGrades && <th>{words.grade}</th>}
              {hasAwards && <th>{words.award}</th>}
            </tr>
          </thead>
          <tbody>
            {units.map(({ unitId, shortName, place, total, grade, award }) => (
              <tr key={unitId}>
                <td className="n total">{place ?? '–'}</td>
                <th scope="row">{shortName}</th>
                <td className="n total">{formatHundredths(total, language, true)}</td>
                {hasGrades && <td>{grade}</td>}
                {hasAwards && <td>{award && words[award]}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Panel>
  );
}
