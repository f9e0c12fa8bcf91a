// Which member checks which before the bloc scores: given out by hand, or each by the next one in order.

import { sameJson } from '../../../base/compare.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import type { UnitId } from '../../../domain/ids.ts';
import { pairsOf, roundOf, type PeerPair } from '../../../domain/workflow/peer-checks.ts';
import { leadsBloc } from '../../../domain/workflow/permissions.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

/** The form offers two checkers a unit; a third, which the rules allow, stays where it was given. */
const PLACES = [1, 2] as const;
type CheckField = `${UnitId} ${(typeof PLACES)[number]}`;

export function ChecksPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { period } = desk.view;
  const { units } = period;
  const pairs = pairsOf(period);
  const checkersOf = (unitId: UnitId, among: readonly PeerPair[]) =>
    among.filter((one) => one.unitId === unitId).map(({ by }) => by);
  const valuesOf = (among: readonly PeerPair[]) =>
    Object.fromEntries(
      units.flatMap(({ id }) =>
        PLACES.map((place) => [`${id} ${place}`, checkersOf(id, among)[place - 1] ?? ''] as const),
      ),
    ) as Record<CheckField, string>;
  const form = useTypedForm<CheckField>('nam', `${period.id} checks`, valuesOf(pairs));
  if (period.stage === 'archived' || !leadsBloc(actor, period.id)) return null;

  const wanted: PeerPair[] = units.flatMap(({ id: unitId }) => {
    const chosen = PLACES.map((place) => form.values[`${unitId} ${place}`] ?? '').filter((by) => by !== '');
    return [...chosen, ...checkersOf(unitId, pairs).slice(PLACES.length)].map((by) => ({ unitId, by }));
  });
  const intent: Intent = { name: 'give-peer-checks', args: { periodId: period.id, pairs: wanted } };
  const inOrder = units.flatMap(({ id }) => pairs.filter(({ unitId }) => unitId === id));
  const isSaved = sameJson(wanted, inOrder);

  async function save(): Promise<void> {
    if (await desk.act(intent)) form.settle(form.values);
  }
  function fill(among: readonly PeerPair[]) {
    for (const [name, by] of Object.entries(valuesOf(among))) form.set(name as CheckField, by);
  }

  return (
    <Panel title={words.checks}>
      <div className="stack">
        <p className="caption">{words.checksHelp}</p>
        <div className="row">
          <Button onClick={() => fill(roundOf(period))}>{words.nextInOrder}</Button>
          <Button variant="quiet" onClick={() => fill([])}>
            {words.noChecks}
          </Button>
        </div>
        {units.map(({ id, name }) => (
          <div key={id} className="form-row">
            {PLACES.map((place) => (
              <Field key={place} label={words.checkedBy({ unit: name, place })}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    value={form.values[`${id} ${place}`]}
                    onChange={(event) => form.set(`${id} ${place}`, event.target.value)}
                  >
                    <option value="">{words.nobodyChecks}</option>
                    {units
                      .filter((one) => one.id !== id)
                      .map((one) => (
                        <option key={one.id} value={one.id}>
                          {one.name}
                        </option>
                      ))}
                  </Select>
                )}
              </Field>
            ))}
          </div>
        ))}
        <div className="row">
          <Button
            why={isSaved ? words.levelsSaved : desk.barOf(intent)?.[language]}
            onClick={() => void save()}
          >
            {words.saveChecks}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
