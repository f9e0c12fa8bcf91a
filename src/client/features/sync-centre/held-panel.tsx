// Work that came too late and waits at the server: its author sees that it is not lost, an officer decides on it.

import { useState } from 'react';
import { formatMoment } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import { yearOfHeld, type HeldChange } from '../../../domain/held/held-change.ts';
import type { UnitId } from '../../../domain/ids.ts';
import { belongsTo, standsForProvince } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { changeInWords } from '../../parts/change-words.ts';
import { viewOfYear } from '../../parts/of-year.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { heldText } from './item-text.ts';
import { heldWas, heldWords } from './held-words.ts';
import { SaveTextButton } from './save-text-button.tsx';
import { reasonOf } from './reason-of.ts';

interface Props {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly now: () => number;
}

export function HeldPanel({ view, copy, now }: Props) {
  const { actor } = useReplica();
  const { language } = useLanguage();
  const words = useWords(heldWords);
  const [deciding, setDeciding] = useState<HeldChange>();
  // Of every year of the bloc: late work is mostly of the one before.
  const yearOf = (one: HeldChange) =>
    yearOfHeld(one, (id) => copy.get('bloc-period', id) !== undefined, view.period.id);
  const isOfficer = standsForProvince(actor, view.period.id);
  // [HD2]
  const mayDecide = (one: HeldChange): boolean => {
    const [periodId, { unitId }] = [yearOf(one), one];
    return standsForProvince(actor, periodId) && !(unitId !== null && belongsTo(actor, { periodId, unitId }));
  };
  const isShown = (one: HeldChange, unitId: UnitId): boolean =>
    viewOfYear(view, yearOf(one))?.unitById.has(unitId) ?? false;
  const held = copy
    .all('held-change')
    .filter(
      (one) => isOfficer || one.author === actor.personId || one.unitId === null || isShown(one, one.unitId),
    )
    .toSorted(
      (a, b) => Number(a.settled !== null) - Number(b.settled !== null) || b.receivedAt - a.receivedAt,
    );
  if (held.length === 0) return null;
  const open = held.filter(({ settled }) => settled === null).length;
  const nameOf = (id: string) => {
    const person = copy.get('people', view.period.blocId)?.names[id];
    return person ? `${person.name}, ${person.office}` : id;
  };
  return (
    <Panel
      flush
      title={words.title}
      aside={
        open > 0 && (
          <Badge tone="hold" icon="pause">
            {words.open({ count: open })}
          </Badge>
        )
      }
    >
      <ul>
        {held.map((one) => (
          <Item
            key={one.id}
            icon={one.settled ? (one.settled.accepted ? 'check' : 'close') : 'pause'}
            tone={one.settled ? 'rest' : 'hold'}
            title={changeInWords(one, view, language)}
            actions={
              <>
                {mayDecide(one) && one.settled === null && (
                  <Button small onClick={() => setDeciding(one)}>
                    {words.decide}
                  </Button>
                )}
                <SaveTextButton
                  view={view}
                  bloc={copy.bloc}
                  title={words.heldItem({ what: changeInWords(one, view, language) })}
                  now={now}
                  write={(sources) => heldText(one, sources)}
                />
              </>
            }
          >
            <p>{(one.settled ? heldWas[one.reason] : reasonOf({ code: one.reason }))[language]}</p>
            <p className="caption">
              {words.from({ who: nameOf(one.author), time: formatMoment(one.receivedAt, now()) })}
            </p>
            {one.settled && (
              <p>
                {(one.settled.accepted ? words.accepted : words.declined)({
                  who: nameOf(one.settled.by),
                  time: formatMoment(one.settled.at, now()),
                })}{' '}
                “{one.settled.note}”
              </p>
            )}
          </Item>
        ))}
      </ul>
      {deciding && (
        <Decide
          held={deciding}
          what={changeInWords(deciding, view, language)}
          periodId={yearOf(deciding)}
          bloc={copy.bloc}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </Panel>
  );
}

interface DecideProps {
  readonly held: HeldChange;
  readonly what: string;
  readonly periodId: string;
  readonly bloc: string;
  readonly onClose: () => void;
}

function Decide({ held, what, periodId, bloc, onClose }: DecideProps) {
  const { language } = useLanguage();
  const words = useWords(heldWords);
  const commit = useCommit(bloc);
  const form = useTypedForm<'note'>('giu-lai', `${periodId} ${held.id}`, { note: '' });
  const { note } = form.values;
  const [problem, setProblem] = useState<Words>();
  const decide = async (accept: boolean) => {
    const args = { periodId, heldId: held.id, accept, note };
    const refused = await commit([{ name: 'settle-held', args }]);
    if (refused) return setProblem(refused);
    form.settle({ note });
    onClose();
  };
  return (
    <Dialog
      title={words.decideOn({ what })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.later}</Button>
          <Button onClick={() => void decide(false)}>{words.decline}</Button>
          <Button variant="primary" onClick={() => void decide(true)}>
            {words.accept}
          </Button>
        </>
      }
    >
      <p>{reasonOf({ code: held.reason })[language]}</p>
      <p className="caption">{words.acceptMeans}</p>
      <Field label={words.note} required error={problem?.[language]}>
        {(field) => (
          <TextArea {...field} value={note} onChange={(event) => form.set('note', event.target.value)} />
        )}
      </Field>
    </Dialog>
  );
}
