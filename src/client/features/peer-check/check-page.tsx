// One's own unit looks through another's sheet: criterion by criterion the unit's score and its documents, and what the
// checking unit says of it. It is advice to the bloc, and no score is changed here.

import { formatHundredths } from '../../../base/format.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import { peerCheckIdOf, columnIdOf, type PeriodId, type UnitId } from '../../../domain/ids.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { scoreUnit } from '../../../domain/scoring/total.ts';
import { pairsBy, type CheckedSheet } from '../../../domain/workflow/peer-checks.ts';
import { headsUnit } from '../../../domain/workflow/permissions.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { useActs } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { CriterionRemark } from './criterion-remark.tsx';
import { peerWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
}

export function PeerCheckPage({ periodId, unitId }: Props) {
  const words = useWords(peerWords);
  const { actor } = useReplica();
  const { copy, view } = useBlocView(periodId);
  const pair = view && pairsBy(actor, view.period).find((one) => one.unitId === unitId);
  const sheet = pair && copy?.get('sheet', pair.sheetId);
  if (!copy || !view || !pair || !sheet) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <h1 className="sr">{words.title}</h1>
        <EmptyState icon="eye" title={pair ? words.notHere : words.notGiven}>
          {pair ? words.notHereHelp : words.notGivenHelp}
        </EmptyState>
      </main>
    );
  }
  return <Check key={unitId} copy={copy} view={view} pair={pair} />;
}

function Check({ copy, view, pair }: { copy: BlocCopy; view: BlocView; pair: CheckedSheet }) {
  const words = useWords(peerWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const acts = useActs(copy);
  const { sheetId, unitId, by } = pair;
  const { period } = view;
  const sheet = copy.get('sheet', sheetId);
  const table = sheet && copy.get('criteria-table', tableIdOf(period.id, sheet.tableVersion));
  if (!sheet || !table) return null;
  const column = copy.get('column', columnIdOf(sheetId, 'self'));
  const score = scoreUnit(table, { unitId, column, targets: copy.get('targets', sheetId) });
  const check = copy.get('peer-check', peerCheckIdOf(period.id, pair));
  const { leaves } = indexOf(table);
  const remarks = check?.remarks ?? [];
  const nameOf = (id: UnitId) => period.units.find((unit) => unit.id === id)?.name ?? id;
  const [first] = leaves;
  // Of one criterion as of all: asked once.
  const bar =
    first &&
    acts.barOf({
      name: 'remark-on-sheet',
      args: { sheetId, by, criterionId: first.leaf.id, remark: { points: null, reason: '' } },
    });
  const finish: Intent = {
    name: 'finish-peer-check',
    args: { sheetId, by, isDone: !check?.done },
  };

  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <div className="row">
          <h1 className="grow">{words.checkOf({ unit: nameOf(unitId) })}</h1>
          <Badge tone="rest">{stageWords[sheet.stage]?.[language]}</Badge>
        </div>
        <p className="caption">{words.intro({ by: nameOf(by) })}</p>
      </div>
      {acts.refused && (
        <Banner tone="act" live="alert">
          {acts.refused[language]}
        </Banner>
      )}
      {bar && <Banner tone="rest">{bar[language]}</Banner>}
      <Panel
        flush
        title={words.criteria}
        aside={
          <Badge tone={remarks.length === leaves.length ? 'done' : 'accent'}>
            {words.remarked({ done: remarks.length, of: leaves.length })}
          </Badge>
        }
      >
        <ul>
          {leaves.map(({ leaf }) => (
            <CriterionRemark
              key={leaf.id}
              bloc={copy.bloc}
              pair={pair}
              leaf={leaf}
              cell={column?.cells[leaf.id]}
              outcome={score.outcomes.get(leaf.id)}
              said={remarks.find((one) => one.criterionId === leaf.id)}
              isOpen={bar === undefined}
              acts={acts}
            />
          ))}
        </ul>
      </Panel>
      <Panel title={words.end}>
        <div className="stack">
          <p>{words.selfTotal({ total: formatHundredths(score.total, language, true) })}</p>
          <p className="caption">{check?.done ? words.isDone : words.endHelp}</p>
          <div className="row">
            <Button
              variant={check?.done ? 'default' : 'primary'}
              why={headsUnit(actor, period.id, by) ? acts.barOf(finish)?.[language] : words.headSays}
              onClick={() => void acts.act(finish)}
            >
              {check?.done ? words.reopen : words.finish}
            </Button>
          </div>
        </div>
      </Panel>
    </main>
  );
}
