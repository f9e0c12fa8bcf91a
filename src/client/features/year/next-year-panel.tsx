// The bloc goes on into its next year: who is in it then, and who leads it.

import { useState } from 'react';
import type { Intent } from '../../../domain/changes/registry.ts';
import { hasMet } from '../../../domain/workflow/period-stages.ts';
import { periodIdOf } from '../../../domain/workflow/members.ts';
import { placeOfNextYear } from '../../../domain/workflow/next-year.ts';
import { leadsBloc, standsForProvince } from '../../../domain/workflow/permissions.ts';
import { LeaderFields } from '../../parts/leader-fields.tsx';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { membersOf, worksIn, yearAfter } from './next-members.ts';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

type FieldName = 'period' | 'leader' | 'deputy' | 'added' | `unit ${string}`;

export function NextYearPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { period, world } = desk.view;
  const chosen = world.get('meeting', period.id)?.next;
  const [isAsking, setAsking] = useState(false);
  const form = useTypedForm<FieldName>('nam', `${period.id} next`, {
    period: yearAfter(period.period),
    leader: chosen?.leaderUnitId ?? '',
    deputy: chosen?.deputyUnitId ?? '',
    added: '',
    ...Object.fromEntries(period.units.map(({ id, name }) => [`unit ${id}`, name] as const)),
  });
  const { values } = form;
  if (!hasMet(period.stage)) return null;
  if (!leadsBloc(actor, period.id) && !standsForProvince(actor, period.id)) return null;

  const names = Object.fromEntries(period.units.map(({ id }) => [id, values[`unit ${id}`] ?? ''] as const));
  const members = membersOf(period, { names, added: values.added });
  const intent = {
    name: 'begin-next-year',
    args: {
      periodId: period.id,
      next: {
        id: periodIdOf(period.blocId, values.period),
        period: values.period,
        leaderUnitId: values.leader,
        deputyUnitId: values.deputy || null,
        units: [...members],
      },
    },
  } satisfies Intent;
  const missing =
    values.period.trim() === ''
      ? words.needsPeriod
      : values.leader === ''
        ? words.needsLeader
        : members.length === 0
          ? words.needsMembers
          : undefined;

  async function begin(): Promise<void> {
    setAsking(false);
    if (!(await desk.act(intent))) return;
    form.settle(values);
  }
  const leader = members.find(({ id }) => id === values.leader)?.name ?? '';
  const next = period.next;
  const begun = next && (world.get('bloc-period', next)?.period ?? next.slice(period.blocId.length + 1));
  const mine = (id: string): string => (worksIn(actor, period.blocId, id) ? words.chooseIt : words.needsRole);

  return (
    <Panel title={words.nextYear}>
      <div className="stack">
        <p className="caption">{words.nextYearHelp}</p>
        {next !== undefined && (
          <Banner tone="done" live="status" title={words.begun({ period: begun ?? '' })}>
            {mine(next)}
          </Banner>
        )}
        <TextField
          label={words.nextPeriod}
          maxLength={40}
          value={values.period}
          onText={(text) => form.set('period', text)}
        />
        <h3>{words.nextMembers}</h3>
        <p className="caption">{words.nextMembersHelp}</p>
        <div className="form-grid">
          {period.units.map(({ id, name }) => (
            <Field key={id} label={name}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  maxLength={200}
                  value={values[`unit ${id}`]}
                  onChange={(event) => form.set(`unit ${id}`, event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
        <TextField
          label={words.newMembers}
          rows={3}
          maxLength={4000}
          value={values.added}
          onText={(text) => form.set('added', text)}
        />
        <LeaderFields candidates={members} chosen={values} onChoose={form.set} />
        <div className="row">
          <Button why={missing ?? desk.barOf(intent)?.[language]} onClick={() => setAsking(true)}>
            {words.beginNext}
          </Button>
        </div>
        {isAsking && (
          <Dialog
            title={words.beginQuestion({ period: values.period })}
            onClose={() => setAsking(false)}
            actions={
              <>
                <Button variant="primary" onClick={() => void begin()}>
                  {words.beginIt({ period: values.period })}
                </Button>
                <Button onClick={() => setAsking(false)}>{words.notYet}</Button>
              </>
            }
          >
            <p>{words.beginMeans({ leader, units: members.length })}</p>
            <p>{words.datedFrom({ place: placeOfNextYear(period, intent.args.next) || '…' })}</p>
            <p>{mine(intent.args.next.id)}</p>
          </Dialog>
        )}
      </div>
    </Panel>
  );
}
