// In how many levels the bloc reviews, what each is called and whose post passes it.

import { sameJson } from '../../../base/compare.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { leadsBloc, standsForProvince } from '../../../domain/workflow/permissions.ts';
import { LevelPost, levelsOf } from '../../../domain/workflow/review-levels.ts';
import { roleWords } from '../../parts/role-words.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { countIn, levelsIn, nameForPost, ROWS, savedRows, type LevelField } from './level-rows.ts';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

export function LevelsPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { period } = desk.view;
  const form = useTypedForm<LevelField>('nam', `${period.id} levels`, savedRows(period));
  const { values } = form;
  if (period.stage === 'archived') return null;
  if (!leadsBloc(actor, period.id) && !standsForProvince(actor, period.id)) return null;

  const levels = levelsIn(values);
  const intent: Intent = { name: 'set-levels', args: { periodId: period.id, levels } };
  const isSaved = sameJson(levels, levelsOf(period));

  async function save(): Promise<void> {
    if (await desk.act(intent)) form.settle(values);
  }

  return (
    <Panel title={words.levels}>
      <div className="stack">
        <p className="caption">{words.levelsHelp}</p>
        <Field label={words.levelCount}>
          {(wiring) => (
            <Select
              {...wiring}
              value={String(countIn(values))}
              onChange={(event) => form.set('count', event.target.value)}
            >
              {ROWS.map((count) => (
                <option key={count} value={count}>
                  {count === 1 ? words.oneStep : words.manyLevels({ count })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {countIn(values) > 1 &&
          ROWS.slice(0, countIn(values)).map((row) => (
            <div key={row} className="form-row">
              <TextField
                label={words.levelName({ number: row })}
                maxLength={60}
                value={values[`name ${row}`]}
                onText={(text) => form.set(`name ${row}`, text)}
              />
              <Field label={words.levelPost({ number: row })}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    value={values[`post ${row}`]}
                    onChange={(event) => {
                      form.set(`name ${row}`, nameForPost(values[`name ${row}`], event.target.value));
                      form.set(`post ${row}`, event.target.value);
                    }}
                  >
                    {LevelPost.options.map((post) => (
                      <option key={post} value={post}>
                        {roleWords[`bloc-${post}`][language]}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            </div>
          ))}
        <div className="row">
          <Button
            why={isSaved ? words.levelsSaved : desk.barOf(intent)?.[language]}
            onClick={() => void save()}
          >
            {words.saveLevels}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
