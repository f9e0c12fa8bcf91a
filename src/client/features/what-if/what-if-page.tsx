// The sandbox: other figures, and the standings they would make. It looks like nothing else in the app, and leaves
// nothing behind [WI1].

import { useCallback, useMemo, useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { counting } from '../../../domain/scoring/cell.ts';
import { inputText, problemOfTyped, readInput } from '../../../domain/scoring/input-text.ts';
import { points } from '../../../domain/scoring/points.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import {
  leafFor,
  unitsBehind,
  useBlocView,
  viewBloc,
  type BlocView,
  type ScoringOwner,
} from '../../parts/bloc-view.ts';
import { hasScore } from '../../parts/bloc-facts.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import { hasNoSheetsYet, NoSheetsYet } from '../../parts/no-sheets-yet.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { useAnnounce } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { sandboxOf, type Trial } from './sandbox.ts';
import { shiftOf } from './shift.ts';
import { whatIfWords } from './words.ts';

interface WhatIfPageProps {
  readonly periodId: PeriodId;
  /** Where leaving the sandbox leads. */
  readonly backHref: string;
}

export function WhatIfPage({ periodId, backHref }: WhatIfPageProps) {
  const words = useWords(whatIfWords);
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <EmptyState icon="question" title={words.noBloc} />
      </main>
    );
  }
  if (hasNoSheetsYet(view)) return <NoSheetsYet view={view} icon="question" heading={words.title} />;
  return <Sandbox view={view} backHref={backHref} />;
}

function Sandbox({ view, backHref }: { view: BlocView; backHref: string }) {
  const words = useWords(whatIfWords);
  const owners = useWords(ownerWords);
  const announce = useAnnounce();
  const usual = view.units.some((unit) => hasScore(unit, 'bloc')) ? 'bloc' : 'self';
  const [owner, setOwner] = useState<ScoringOwner>(usual);
  const [trials, setTrials] = useState<readonly Trial[]>([]);
  useKeptNowhere(trials.length > 0);
  // `view` is what says that the copy, always the same object, has changed.
  const triedWith = useCallback(
    (some: readonly Trial[]) =>
      viewBloc(sandboxOf(view.world, view.period.id, owner, some), view.period.id) ?? view,
    [view, owner],
  );
  const tried = useMemo(() => triedWith(trials), [triedWith, trials]);
  // As it is reckoned from what is here, so that nothing moves but by what is tried.
  const before = useMemo(() => triedWith([]), [triedWith]);
  const without = (trial: Pick<Trial, 'unitId' | 'criterionId'>) =>
    trials.filter((one) => one.unitId !== trial.unitId || one.criterionId !== trial.criterionId);

  const tryIt = (trial: Trial) => {
    const next = [...without(trial), trial];
    setTrials(next);
    const unit = view.unitById.get(trial.unitId)?.unit.shortName ?? trial.unitId;
    const placed = triedWith(next).standings[owner].placed.find(({ unitId }) => unitId === trial.unitId);
    announce(
      placed?.place === undefined
        ? words.unplaced({ unit })
        : words.moved({ unit, place: String(placed.place) }),
    );
  };

  return (
    <main id="content" tabIndex={-1} className="page stack sandbox">
      <Banner tone="hold" icon="question" title={words.sandbox}>
        {words.sandboxMeans}
      </Banner>
      {unitsBehind(view).length > 0 && (
        <Banner tone="hold" icon="approx">
          {words.behind({
            units: unitsBehind(view)
              .map(({ unit }) => unit.shortName)
              .join(', '),
            version: view.table.version,
          })}
        </Banner>
      )}
      <div className="row">
        <h1 className="grow">{words.title}</h1>
        <Segmented
          label={words.column}
          value={owner}
          options={[
            { value: 'bloc' as const, label: owners.bloc },
            { value: 'self' as const, label: owners.self },
          ]}
          onChange={(next) => {
            setOwner(next);
            setTrials([]);
          }}
        />
        <LinkButton href={backHref} icon="chevron-left">
          {words.leave}
        </LinkButton>
      </div>
      <TrialForm view={view} tried={tried} owner={owner} onTry={tryIt} />
      <Trials
        view={before}
        tried={tried}
        owner={owner}
        trials={trials}
        onDrop={(trial) => setTrials(without(trial))}
        onDropAll={() => setTrials([])}
      />
      <TriedStandings view={before} tried={tried} owner={owner} />
    </main>
  );
}

interface Both {
  readonly view: BlocView;
  readonly tried: BlocView;
  readonly owner: ScoringOwner;
}

function TrialForm({ view, tried, owner, onTry }: Both & { readonly onTry: (trial: Trial) => void }) {
  const { language } = useLanguage();
  const words = useWords(whatIfWords);
  const units = view.units.filter(({ sheet }) => sheet !== undefined);
  const [unitId, setUnitId] = useState(units[0]?.unit.id ?? '');
  // Each unit by its own version of the table; a criterion that this one does not have gives way to its first.
  const { leaves, leafById } = indexOf(view.unitById.get(unitId)?.table ?? view.table);
  const [chosen, setCriterionId] = useState('');
  const criterionId = leafById.has(chosen) ? chosen : (leaves[0]?.leaf.id ?? '');
  const [text, setText] = useState('');
  useKeptNowhere(text !== '');
  const [error, setError] = useState<Words>();
  const leaf = leafById.get(criterionId)?.leaf;
  const cell = tried.unitById.get(unitId)?.columns[owner]?.cells[criterionId];
  const now = (leaf && inputText(cell && counting(cell).input, language, leaf)) || words.blank;

  function tryIt() {
    if (!leaf || unitId === '') return;
    const input = readInput(text, leaf, language);
    if (input !== null && 'typed' in input) {
      const problem = problemOfTyped(leaf);
      setError({ vi: sayInputProblem(problem, 'vi'), en: sayInputProblem(problem, 'en') });
      return;
    }
    setError(undefined);
    setText('');
    onTry({ unitId, criterionId, input });
  }

  return (
    <Panel title={words.tryIt}>
      <form
        className="trial-form"
        onSubmit={(event) => {
          event.preventDefault();
          tryIt();
        }}
      >
        <Field label={words.unit}>
          {(wiring) => (
            <Select {...wiring} value={unitId} onChange={(event) => setUnitId(event.target.value)}>
              {units.map(({ unit }) => (
                <option key={unit.id} value={unit.id}>
                  {unit.shortName}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={words.criterion}>
          {(wiring) => (
            <Select {...wiring} value={criterionId} onChange={(event) => setCriterionId(event.target.value)}>
              {leaves.map(({ leaf: one }) => (
                <option key={one.id} value={one.id}>
                  {one.code} {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TextField
          label={words.value}
          hint={words.valueHelp({ now })}
          error={error?.[language]}
          value={text}
          onText={setText}
        />
        <Button type="submit" variant="primary">
          {words.tryIt}
        </Button>
      </form>
    </Panel>
  );
}

interface TrialsProps extends Both {
  readonly trials: readonly Trial[];
  readonly onDrop: (trial: Trial) => void;
  readonly onDropAll: () => void;
}

function Trials({ view, tried, owner, trials, onDrop, onDropAll }: TrialsProps) {
  const { language } = useLanguage();
  const words = useWords(whatIfWords);
  const pointsOf = (world: BlocView, { unitId, criterionId }: Trial) => {
    const outcome = world.unitById.get(unitId)?.scores[owner].outcomes.get(criterionId);
    if (outcome?.state === 'invalid') return sayInputProblem(outcome.problem, language);
    return outcome?.state === 'scored' ? formatHundredths(outcome.points, language) : words.noPlace;
  };
  return (
    <Panel
      title={words.tried}
      aside={
        trials.length > 1 && (
          <Button small onClick={onDropAll}>
            {words.dropAll}
          </Button>
        )
      }
    >
      {trials.length === 0 ? (
        <p className="caption">{words.nothingTried}</p>
      ) : (
        <ul className="documents">
          {trials.map((trial) => {
            const unit = view.unitById.get(trial.unitId)?.unit.shortName ?? trial.unitId;
            const code = leafFor(view.unitById.get(trial.unitId), trial.criterionId)?.code ?? '';
            return (
              <li key={`${trial.unitId} ${trial.criterionId}`}>
                <span>
                  {words.trial({ unit, code, before: pointsOf(view, trial), after: pointsOf(tried, trial) })}
                </span>
                <IconButton icon="close" label={words.drop({ unit, code })} onClick={() => onDrop(trial)} />
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function TriedStandings({ view, tried, owner }: Both) {
  const { language } = useLanguage();
  const words = useWords(whatIfWords);
  const before = new Map(view.standings[owner].placed.map((one) => [one.unitId, one]));
  return (
    <Panel title={words.standings} flush>
      <Wide label={words.standingsTable}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="n">
                {words.place}
              </th>
              <th scope="col">{words.unit}</th>
              <th scope="col" className="n">
                {words.total}
              </th>
              <th scope="col">{words.change}</th>
            </tr>
          </thead>
          <tbody>
            {tried.standings[owner].placed.map(({ unitId, place, total }) => {
              const was = before.get(unitId);
              const shift = shiftOf(was, { place });
              const gap = total - (was?.total ?? total);
              return (
                <tr key={unitId} className={gap !== 0 || shift !== 0 ? 'is-moved' : undefined}>
                  <td className="n">
                    <b>{place ?? words.noPlace}</b>
                  </td>
                  <th scope="row">{view.unitById.get(unitId)?.unit.shortName}</th>
                  <td className="n">
                    {formatHundredths(total, language, true)}
                    {gap !== 0 && (
                      <small>
                        {' '}
                        ({gap > 0 ? '+' : ''}
                        {formatHundredths(points(gap), language, true)})
                      </small>
                    )}
                  </td>
                  <td>
                    {typeof shift === 'string'
                      ? words[shift]
                      : shift > 0
                        ? words.up({ places: shift })
                        : shift < 0
                          ? words.down({ places: -shift })
                          : words.same}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </Panel>
  );
}
