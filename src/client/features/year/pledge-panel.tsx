// Giao ước: what the members promise each other, and who has signed. A head signs for their own unit from their own device.

import { writeDay } from '../../../base/read-moment.ts';
import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { headsUnit } from '../../../domain/workflow/permissions.ts';
import { unsignedIn, type PledgeSignature } from '../../../domain/year/bloc-year.ts';
import { DayField, dayIn } from '../../parts/day-field.tsx';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import { Clauses } from './clauses.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

export function PledgePanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const { pledge, periodId } = desk.year;
  const { units } = desk.view.period;
  const missing = unsignedIn(desk.year, units).length;
  const signed = units.filter(({ id }) => pledge.signatures.some((one) => one.unitId === id && one.signed));
  const form = useSavedForm<'day' | 'place'>(
    'nam',
    `${periodId} pledge`,
    { day: writeDay(pledge.day), place: pledge.place },
    async (typed) => {
      const day = dayIn(typed.day);
      const facts = { day: day ?? pledge.day, place: typed.place };
      if (!desk.mayWrite || !(await desk.write({ is: 'pledge', facts }))) return undefined;
      return day === undefined ? { place: typed.place } : typed;
    },
  );
  return (
    <Panel
      title={words.pledge}
      aside={
        <Badge tone={missing === 0 ? 'done' : 'hold'} icon={missing === 0 ? 'check' : 'pause'}>
          {words.signedOf({ signed: signed.length, of: units.length })}
        </Badge>
      }
    >
      <div className="stack">
        <p className="caption">{words.pledgeHelp}</p>
        <div className="form-row">
          <DayField
            label={words.signingDay}
            readOnly={!desk.mayWrite}
            value={form.values.day}
            onChange={(typed) => form.set('day', typed)}
            onBlur={form.leave}
          />
          <TextField
            label={words.place}
            maxLength={200}
            readOnly={!desk.mayWrite}
            value={form.values.place}
            onText={(text) => form.set('place', text)}
            onBlur={form.leave}
          />
        </div>
        <h3>{words.clauses}</h3>
        <Clauses desk={desk} of="pledge" clauses={pledge.clauses} addLabel={words.newClause} />
        <h3>{words.signatures}</h3>
        <ul className="attendance attendance--in">
          {units.map((unit) => (
            <Signature key={unit.id} desk={desk} unit={unit} />
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Signature({ desk, unit }: { readonly desk: YearDesk; readonly unit: MemberUnit }) {
  const words = useWords(yearWords);
  const { actor } = useReplica();
  const { pledge, periodId } = desk.year;
  const noted = pledge.signatures.find(({ unitId }) => unitId === unit.id);
  const isOpen = desk.view.period.stage !== 'archived';
  const isByHead = desk.year.signedByHead?.includes(unit.id) === true;
  const maySign = (desk.mayWrite && !isByHead) || (isOpen && headsUnit(actor, periodId, unit.id));
  const saved = { signer: noted?.signer ?? '', note: noted?.note ?? '' };
  const write = (signed: boolean, said: typeof saved) => {
    const of: PledgeSignature = { unitId: unit.id, signed, ...said, day: noted?.day ?? pledge.day };
    return desk.write({ is: 'signature', of });
  };
  const form = useSavedForm<'signer' | 'note'>(
    'nam',
    `${periodId} signature ${unit.id}`,
    saved,
    async (typed) => (maySign && (await write(noted?.signed ?? true, typed)) ? typed : undefined),
  );
  // Who signed, or why nobody has: a name and a reason are kept apart.
  const isSigned = noted?.signed ?? true;
  const field = isSigned ? 'signer' : 'note';
  return (
    <li>
      <span className="unit-name">{unit.name}</span>
      {maySign ? (
        <>
          <Segmented
            label={words.signatureOf({ unit: unit.name })}
            options={[
              { value: 'yes', label: words.hasSigned },
              { value: 'no', label: words.hasNotSigned },
            ]}
            value={noted && (noted.signed ? 'yes' : 'no')}
            onChange={(choice) => void write(choice === 'yes', form.values)}
          />
          <TextInput
            aria-label={isSigned ? words.signerOf({ unit: unit.name }) : words.whyNotOf({ unit: unit.name })}
            maxLength={isSigned ? 200 : 500}
            value={form.values[field]}
            onChange={(event) => form.set(field, event.target.value)}
            onBlur={form.leave}
          />
        </>
      ) : (
        <>
          <span>{noted ? (noted.signed ? words.hasSigned : words.hasNotSigned) : '–'}</span>
          <span>
            {noted?.signed ? noted.signer : noted?.note}
            {isByHead && <span className="caption"> {words.byHead}</span>}
          </span>
        </>
      )}
    </li>
  );
}
