// Who is there for each member, counted against the quorum.

import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Badge } from '../../ui/badge.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

export function AttendancePanel({ desk }: { readonly desk: MeetingDesk }) {
  const words = useWords(meetingWords);
  const { quorum, view } = desk;
  return (
    <Panel
      title={words.attendance}
      flush
      aside={
        <Badge tone={quorum.holds ? 'done' : 'hold'} icon={quorum.holds ? 'check' : 'pause'}>
          {words.present(quorum)}
        </Badge>
      }
    >
      {!quorum.holds && <p className="caption panel-note">{words.quorum(quorum)}</p>}
      <ul className="attendance">
        {view.period.units.map((unit) => (
          <UnitHere key={unit.id} desk={desk} unit={unit} />
        ))}
      </ul>
    </Panel>
  );
}

function UnitHere({ desk, unit }: { readonly desk: MeetingDesk; readonly unit: MemberUnit }) {
  const words = useWords(meetingWords);
  const { meeting, mayWrite } = desk;
  const noted = meeting.attendance.find(({ unitId }) => unitId === unit.id);
  const write = (present: boolean, representative: string) =>
    desk.write({ is: 'attendance', of: { unitId: unit.id, present, representative } });
  const form = useSavedForm<'representative'>(
    'hop',
    `${meeting.periodId} ${meeting.session} attendance ${unit.id}`,
    { representative: noted?.representative ?? '' },
    async (typed) =>
      mayWrite && (await write(noted?.present ?? true, typed.representative)) ? typed : undefined,
  );

  return (
    <li>
      <span className="unit-name">{unit.name}</span>
      {mayWrite ? (
        <>
          <Segmented
            label={words.presenceOf({ unit: unit.name })}
            options={[
              { value: 'yes', label: words.isPresent },
              { value: 'no', label: words.isAbsent },
            ]}
            value={noted && (noted.present ? 'yes' : 'no')}
            onChange={(choice) => void write(choice === 'yes', form.values.representative)}
          />
          <TextInput
            aria-label={words.representativeOf({ unit: unit.name })}
            maxLength={200}
            value={form.values.representative}
            onChange={(event) => form.set('representative', event.target.value)}
            onBlur={form.leave}
          />
        </>
      ) : (
        <>
          <span>{noted ? (noted.present ? words.isPresent : words.isAbsent) : '–'}</span>
          <span>{noted?.representative}</span>
        </>
      )}
    </li>
  );
}
