// A role and what it is held for, as fields of a form.

import type { UseFormRegisterReturn } from 'react-hook-form';
import { Role, type Grant } from '../../../domain/workflow/permissions.ts';
import { roleWords } from '../../parts/role-words.ts';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { peopleWords } from './words.ts';

export interface TypedGrant {
  readonly role: Role;
  readonly blocId: string;
  readonly periodId: string;
  readonly unitId: string;
}

export const noGrant: TypedGrant = { role: 'unit-clerk', blocId: '', periodId: '', unitId: '' };

const orNull = (text: string): string | null => text.trim() || null;

/** As it was typed; whether it is of the right form is for its schema to say. */
export const grantIn = ({ role, blocId, periodId, unitId }: TypedGrant): Grant => ({
  role,
  blocId: orNull(blocId),
  periodId: orNull(periodId),
  unitId: orNull(unitId),
});

interface GrantFieldsProps {
  readonly register: (name: keyof TypedGrant) => UseFormRegisterReturn;
  readonly errorOf: (name: keyof TypedGrant) => string | undefined;
}

export function GrantFields({ register, errorOf }: GrantFieldsProps) {
  const { language } = useLanguage();
  const words = useWords(peopleWords);
  const text = (name: 'blocId' | 'periodId' | 'unitId', label: string) => (
    <Field label={label} hint={words.optional} error={errorOf(name)}>
      {(wiring) => <TextInput {...wiring} {...register(name)} autoCapitalize="none" />}
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
      {text('blocId', words.bloc)}
      {text('periodId', words.period)}
      {text('unitId', words.unit)}
    </>
  );
}
