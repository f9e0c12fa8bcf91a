// The Department's own desk for one bloc: how both standings compare now, each unit to look into, and the end of it.

import { useMemo } from 'react';
import type { PeriodId } from '../../../domain/ids.ts';
import { namesOfOpen, namesOfTorn } from '../../../domain/appraisal/open-criteria.ts';
import { shortNames } from '../../../domain/workflow/bloc-period.ts';
import { AppraisedPanel, AppraisedTable } from '../../parts/appraised-panel.tsx';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import { appraisalLink } from '../../parts/links.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { appraisalDesk, criterionLink, unitDesk, type AppraisalDesk } from './appraisal-desk.ts';
import { FinishPanel } from './finish-panel.tsx';
import { NoneYet } from './none-yet.tsx';
import { useTies } from './use-ties.ts';
import { appraisalWords } from './words.ts';

interface AppraisalPageProps {
  readonly periodId: PeriodId;
  readonly printHref: string;
}

export function AppraisalPage({ periodId, printHref }: AppraisalPageProps) {
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="send-receive" />;
  return <AppraisalView copy={copy} view={view} printHref={printHref} />;
}

interface AppraisalViewProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly printHref: string;
}

function AppraisalView({ copy, view, printHref }: AppraisalViewProps) {
  const words = useWords(appraisalWords);
  const { actor } = useReplica();
  const { id: periodId } = view.period;
  const open = useMemo(() => appraisalDesk(view, actor, []), [view, actor]);
  const ties = useTies(view, open?.appraisal.untold ?? []);
  const desk = useMemo(() => appraisalDesk(view, actor, ties.settled), [view, actor, ties.settled]);
  const isAppraised = copy.get('appraised-result', periodId) !== undefined;
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <div className="row">
          <h1 className="grow">{words.title}</h1>
          <LinkButton href={`/k/${periodId}/ho-so`} icon="chevron-left">
            {words.toPackage}
          </LinkButton>
          {isAppraised && (
            <LinkButton href={printHref} icon="print">
              {words.toPaper}
            </LinkButton>
          )}
        </div>
        {desk && <p className="caption">{desk.isWriting ? words.intro : words.readOnly}</p>}
      </div>
      <AppraisedPanel view={view} />
      {!isAppraised && !desk && <NoneYet view={view} />}
      {desk && (
        <>
          <OpenNotice view={view} desk={desk} />
          <Panel title={words.present} flush>
            <AppraisedTable
              units={desk.present.units}
              noteOf={(id) => (desk.open.some(({ unitId }) => unitId === id) ? words.provisional : undefined)}
            />
          </Panel>
          <Units view={view} desk={desk} />
          {desk.isWriting && <FinishPanel copy={copy} view={view} desk={desk} ties={ties} />}
        </>
      )}
    </main>
  );
}

/** [PV11] Nothing where every criterion has one score that counts. */
function OpenNotice({ view, desk: { open } }: { readonly view: BlocView; readonly desk: AppraisalDesk }) {
  const words = useWords(appraisalWords);
  if (open.length === 0) return null;
  const [unscored, torn] = [namesOfOpen(view.period, open), namesOfTorn(view.period, open)];
  return (
    <Banner tone="hold" icon="approx" title={words.openTitle}>
      <div className="stack stack--tight">
        {unscored !== '' && <p>{words.openMeans({ units: unscored })}</p>}
        {torn !== '' && <p>{words.tornMeans({ units: torn })}</p>}
        <div className="row">
          {open.flatMap(({ unitId, criteria: [first], torn: [divided] }) => {
            const leaf = first?.leaf ?? divided;
            return leaf ? (
              <LinkButton key={unitId} small href={criterionLink(view.period.id, unitId, leaf.id)}>
                {words.mendAt({ unit: shortNames(view.period, [unitId]), code: leaf.code })}
              </LinkButton>
            ) : (
              []
            );
          })}
        </div>
      </div>
    </Banner>
  );
}

function Units({ view, desk }: { readonly view: BlocView; readonly desk: AppraisalDesk }) {
  const words = useWords(appraisalWords);
  return (
    <Panel title={words.units} flush>
      <ul>
        {view.units.map(({ unit }) => {
          const count = unitDesk(view, desk, unit.id)?.changes.size ?? 0;
          return (
            <Item
              key={unit.id}
              icon={count > 0 ? 'pencil' : 'list'}
              title={unit.name}
              actions={
                <LinkButton
                  small
                  href={appraisalLink(view.period.id, unit.id)}
                  aria-label={words.openUnit({ unit: unit.name })}
                >
                  {desk.isWriting ? words.open : words.look}
                </LinkButton>
              }
            >
              {words.changes({ count })}
            </Item>
          );
        })}
      </ul>
    </Panel>
  );
}
