// Scoring a bloc: the grid where there is room for it, cards where there is not.

import { useRef, useState, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useBlocView, type BlocView, type ScoringOwner } from '../../parts/bloc-view.ts';
import { columnNames, scoringLink } from '../../parts/links.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Asked, Extra, late } from '../../ui/late.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { FIRST_HAND } from './hand.ts';
import { useScoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

// A device draws one of the two: the other comes behind the first paint.
const besideTheSheet = () => import('./beside-the-sheet.ts');
const NoSuchUnit = late(async () => (await besideTheSheet()).NoSuchUnit);
const DeskGrid = late(async () => (await import('./desk-grid.tsx')).DeskGrid);
const UnitList = late(async () => (await import('./unit-list.tsx')).UnitList);
const PhoneSheet = late(async () => (await import('./phone-sheet.tsx')).PhoneSheet);
const NoSheetsYet = late(async () => (await import('../../parts/no-sheets-yet.tsx')).NoSheetsYet);
const CellActs = late(async () => (await besideTheSheet()).CellActs);
const ExplainDrawer = late(async () => (await besideTheSheet()).ExplainDrawer);

/** Begins to fetch what will be drawn, while the device's own copy still opens. */
export const fetchScoring = (hasUnit: boolean, isPhone: boolean): void =>
  void (hasUnit ? PhoneSheet : isPhone ? UnitList : DeskGrid).fetch();

interface ScoringPageProps {
  readonly periodId: PeriodId;
  /** One unit as cards; the grid or the list of units where none is named. */
  readonly unitId?: UnitId;
}

export function ScoringPage({ periodId, unitId }: ScoringPageProps) {
  const { copy, view } = useBlocView(periodId);
  const words = useWords(scoringWords);
  if (view && unitId && !view.unitById.has(unitId)) return <NoSuchUnit periodId={periodId} />;
  if (view && view.table.stage !== 'applied' && !view.units.some(({ sheet }) => sheet))
    return <NoSheetsYet view={view} icon="list" heading={words.title} />;
  if (
    !copy ||
    !view ||
    !(unitId ? view.unitById.get(unitId)?.sheet : view.units.some(({ sheet }) => sheet))
  ) {
    return (
      <main className="page" id="content" tabIndex={-1}>
        <h1 className="sr">{words.title}</h1>
        <EmptyState icon="cloud-off" title={words.noUnits}>
          {words.noUnitsHelp}
        </EmptyState>
      </main>
    );
  }
  return <ScoringScreen copy={copy} view={view} unitId={unitId} />;
}

function ScoringScreen({
  copy,
  view,
  unitId,
}: {
  copy: BlocCopy;
  view: BlocView;
  unitId: UnitId | undefined;
}) {
  const { actor } = useReplica();
  const [, navigate] = useLocation();
  const isPhone = useIsPhone();
  const asked = new URLSearchParams(useSearch()).get('cot');
  const usual: ScoringOwner = isBlocScorer(actor, view.period.id) ? 'bloc' : 'self';
  const owner = asked === columnNames.self ? 'self' : asked === columnNames.bloc ? 'bloc' : usual;
  const setOwner = (next: ScoringOwner) =>
    navigate(scoringLink(view.period.id, next, unitId), { replace: true });
  const { partMissing } = useWords(uiWords);
  const [why, setWhy] = useState<{ unitId: string; criterionId: string | undefined }>();
  const scoring = useScoring(view, copy, owner, unitId || isPhone ? 'unit' : 'grid');
  const unitHref = (id: UnitId) => scoringLink(view.period.id, owner, id);

  // A window that is made narrow takes the grid away: one that comes back stands where it stood.
  const hand = useRef(FIRST_HAND);

  let screen: ReactNode;
  if (unitId) {
    screen = (
      <PhoneSheet
        key={`${unitId} ${owner}`}
        scoring={scoring}
        unitId={unitId}
        onWhy={(unit, criterionId) => setWhy({ unitId: unit, criterionId })}
        // From one to the next the list stays what is behind [NV1].
        onUnit={(id) => navigate(unitHref(id), { replace: true })}
        onOwner={setOwner}
      />
    );
  } else if (isPhone) screen = <UnitList scoring={scoring} unitHref={unitHref} onOwner={setOwner} />;
  else {
    screen = (
      <DeskGrid
        scoring={scoring}
        lastHand={hand}
        unitHref={unitHref}
        onOwner={setOwner}
        onWhy={(unit, criterionId) => setWhy({ unitId: unit, criterionId })}
      />
    );
  }
  return (
    <>
      {screen}
      {why && (
        <Asked onClose={() => setWhy(undefined)}>
          <ExplainDrawer
            view={view}
            copy={copy}
            owner={owner}
            unitId={why.unitId}
            criterionId={why.criterionId}
            onClose={() => setWhy(undefined)}
            footer={
              why.criterionId && (
                <Extra instead={partMissing}>
                  <CellActs scoring={scoring} unitId={why.unitId} criterionId={why.criterionId} />
                </Extra>
              )
            }
          />
        </Asked>
      )}
    </>
  );
}
