// Who leads the bloc next year, and who stands in.

import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

export function NextPanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { next } = desk.meeting;
  const write = (chosen: Meeting['next']) => void desk.write({ is: 'next', next: chosen });
  const { units } = desk.view.period;
  const canWrite = desk.mayWrite && desk.isOpen;
  const nameOf = (unitId: string | null | undefined) =>
    units.find(({ id }) => id === unitId)?.name ?? words.notChosen;
  if (!canWrite) {
    return (
      <Panel title={words.next}>
        <p>
          {words.nextLeader}: {nameOf(next?.leaderUnitId)}. {words.nextDeputy}: {nameOf(next?.deputyUnitId)}.
        </p>
      </Panel>
    );
  }
  const leaderUnitId = next?.leaderUnitId ?? '';
  const options = (not: string) => (
    <>
      <option value="">{words.notChosen}</option>
      {units
        .filter(({ id }) => id !== not)
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </>
  );
  return (
    <Panel title={words.next}>
      <div className="form-row">
        <Field label={words.nextLeader}>
          {(wiring) => (
            <Select
              {...wiring}
              value={leaderUnitId}
              onChange={({ target: { value } }) =>
                write(value === '' ? null : { leaderUnitId: value, deputyUnitId: next?.deputyUnitId ?? null })
              }
            >
              {options(next?.deputyUnitId ?? '')}
            </Select>
          )}
        </Field>
        {next && (
          <Field label={words.nextDeputy}>
            {(wiring) => (
              <Select
                {...wiring}
                value={next.deputyUnitId ?? ''}
                onChange={({ target: { value } }) => write({ ...next, deputyUnitId: value || null })}
              >
                {options(leaderUnitId)}
              </Select>
            )}
          </Field>
        )}
      </div>
    </Panel>
  );
}
