// The plan of the year and what came of it: what is to come first by its day, each opened where it stands.

import { useState } from 'react';
import { writeDay } from '../../../base/read-moment.ts';
import { byDay, type Activity } from '../../../domain/year/bloc-year.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { ActivityForm } from './activity-form.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

const tones = { planned: 'accent', held: 'done', dropped: 'rest' } as const;

export function ActivitiesPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const [open, setOpen] = useState<string>();
  const activities = byDay(desk.year.activities);
  return (
    <Panel title={words.plan} flush>
      <p className="caption panel-note">{words.planHelp}</p>
      {activities.length > 0 && (
        <ul className="activities">
          {activities.map((activity) => (
            <li key={activity.id}>
              <div className="row">
                <div className="grow">
                  <b>{activity.title}</b>
                  <p className="caption">{factsOf(desk, activity, words)}</p>
                  {activity.outcome !== '' && <p>{activity.outcome}</p>}
                </div>
                <Badge tone={tones[activity.state]}>{words[`state-${activity.state}`]}</Badge>
                <Button
                  small
                  aria-expanded={open === activity.id}
                  aria-label={words.openActivity({ title: activity.title })}
                  onClick={() => setOpen(open === activity.id ? undefined : activity.id)}
                >
                  {desk.mayWrite ? words.change : words.look}
                </Button>
              </div>
              {open === activity.id && (
                <div className="stack">
                  {desk.mayWrite && (
                    <ActivityForm desk={desk} activity={activity} onDone={() => setOpen(undefined)} />
                  )}
                  <Roll desk={desk} activity={activity} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {activities.length === 0 && !desk.mayWrite && <p className="panel-note">{words.nothingYet}</p>}
      {desk.mayWrite && (
        <div className="panel-foot">
          {open === 'new' ? (
            <ActivityForm desk={desk} activity={undefined} onDone={() => setOpen(undefined)} />
          ) : (
            <Button icon="plus" onClick={() => setOpen('new')}>
              {words.addActivity}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}

function factsOf(
  desk: YearDesk,
  { kind, from, to, place, hostUnitId, attendance }: Activity,
  words: ReturnType<typeof useWords<typeof yearWords>>,
): string {
  const host = desk.view.period.units.find(({ id }) => id === hostUnitId)?.shortName;
  const day =
    from === ''
      ? words.noDay
      : to === '' || to === from
        ? writeDay(from)
        : `${writeDay(from)} – ${writeDay(to)}`;
  const here = attendance.filter(({ present }) => present).length;
  return [
    words[`kind-${kind}`],
    day,
    place,
    host && words.hostIs({ unit: host }),
    attendance.length > 0 && words.took({ here, of: attendance.length }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Who took part, unit by unit. */
function Roll({ desk, activity }: { readonly desk: YearDesk; readonly activity: Activity }) {
  const words = useWords(yearWords);
  return (
    <div>
      <h3>{words.roll}</h3>
      <ul className="attendance attendance--in">
        {desk.view.period.units.map((unit) => {
          const noted = activity.attendance.find(({ unitId }) => unitId === unit.id);
          const value = noted ? (noted.present ? 'yes' : 'no') : 'none';
          return (
            <li key={unit.id}>
              <span className="unit-name">{unit.name}</span>
              {desk.mayWrite ? (
                <Segmented
                  label={words.presenceOf({ unit: unit.name })}
                  options={[
                    { value: 'yes', label: words.tookPart },
                    { value: 'no', label: words.stayedAway },
                    { value: 'none', label: words.notCalled },
                  ]}
                  value={value}
                  onChange={(choice) =>
                    void desk.write({
                      is: 'attended',
                      activityId: activity.id,
                      unitId: unit.id,
                      present: choice === 'none' ? null : choice === 'yes',
                    })
                  }
                />
              ) : (
                <span>{{ yes: words.tookPart, no: words.stayedAway, none: words.notCalled }[value]}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
