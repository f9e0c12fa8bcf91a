// A role and what it is held for, chosen by the names of blocs, years and units [BM2].

import type { UseFormRegisterReturn } from 'react-hook-form';
import { Role, type Grant } from '../../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../../protocol/blocs.ts';
import { roleWords } from '../../parts/role-words.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords, type Said } from '../../words/language.tsx';
import { peopleWords } from './words.ts';

export interface TypedGrant {
  readonly role: Role;
  /** '' for every bloc. */
  readonly blocId: string;
  /** '' for every year of the bloc. */
  readonly periodId: string;
  readonly unitId: string;
}

export const noGrant: TypedGrant = { role: 'unit-clerk', blocId: '', periodId: '', unitId: '' };

const orNull = (text: string): string | null => text.trim() || null;

/** As it was chosen; whether it is of the right form is for its schema to say. */
export const grantIn = ({ role, blocId, periodId, unitId }: TypedGrant): Grant => ({
  role,
  blocId: orNull(blocId),
  periodId: orNull(periodId),
  unitId: orNull(unitId),
});

/** Why a role cannot be given like that; undefined where it can. */
export function grantBar(
  { role, blocId, unitId }: TypedGrant,
  words: Said<typeof peopleWords>,
): { readonly field: 'blocId' | 'unitId'; readonly text: string } | undefined {
  if (role === 'administrator' || role === 'province-officer') return undefined;
  if (blocId === '') return { field: 'blocId', text: words.needsBloc };
  return unitId === '' ? { field: 'unitId', text: words.needsUnit } : undefined;
}

/** A role in words: "Thủ trưởng · Huyện Sìn Hồ · 2023". What is not among the periods is named by its id. */
export function sayGrant(
  { role, blocId, periodId, unitId }: Grant,
  periods: readonly NamedPeriod[],
  language: 'vi' | 'en',
): string {
  const ofBloc = periods.filter((one) => one.blocId === blocId);
  const year = periods.find((one) => one.periodId === periodId);
  const unit = (year ? [year] : ofBloc).flatMap(({ units }) => units).find(({ id }) => id === unitId);
  const bloc = ofBloc[0]?.blocName ?? blocId;
  return [roleWords[role][language], unit?.name ?? unitId, bloc, year?.period ?? periodId]
    .filter(Boolean)
    .join(' · ');
}

interface GrantFieldsProps {
  readonly register: (name: keyof TypedGrant) => UseFormRegisterReturn;
  readonly errorOf: (name: keyof TypedGrant) => string | undefined;
  readonly chosen: Pick<TypedGrant, 'role' | 'blocId' | 'periodId'>;
  readonly periods: readonly NamedPeriod[];
}

export function GrantFields({ register, errorOf, chosen, periods }: GrantFieldsProps) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const ofBloc = periods.filter(({ blocId }) => blocId === chosen.blocId);
  const years = ofBloc.filter(({ periodId }) => chosen.periodId === '' || periodId === chosen.periodId);
  const units = new Map(years.flatMap((year) => year.units.map(({ id, name }) => [id, name] as const)));
  const select = (
    name: keyof TypedGrant,
    label: string,
    none: string,
    options: Iterable<readonly [value: string, text: string]>,
  ) => (
    <Field label={label} error={errorOf(name)}>
      {(wiring) => (
        <Select {...wiring} {...register(name)}>
          <option value="">{none}</option>
          {[...options].map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <>
      <Field label={words.role}>
        {(wiring) => (
          <Select {...wiring} {...register('role')}>
            {Role.options.map((role) => (
              <option key={role} value={role}>
                {roleWords[role][language]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {chosen.role !== 'administrator' && (
        <>
          {select(
            'blocId',
            words.bloc,
            words.everyBloc,
            new Map(periods.map(({ blocId, blocName }) => [blocId, blocName] as const)),
          )}
          {chosen.blocId !== '' && (
            <>
              {select(
                'periodId',
                words.period,
                words.everyYear,
                ofBloc.map(({ periodId, period }) => [periodId, period] as const),
              )}
              {select('unitId', words.unit, words.noUnit, units)}
            </>
          )}
        </>
      )}
    </>
  );
}
