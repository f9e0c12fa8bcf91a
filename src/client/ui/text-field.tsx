// A labelled field of text, of one line or of several: what most forms are made of.

import type { InputHTMLAttributes } from 'react';

import { Field } from './field.tsx';
import { TextArea, TextInput } from './text-input.tsx';

interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLElement>,
  'inputMode' | 'placeholder' | 'readOnly' | 'onBlur' | 'maxLength'
> {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** So many lines, and as many as are wanted; absent: one. */
  readonly rows?: number;
}

export function TextField({ label, hint, error, required, rows, onText, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(required === undefined ? {} : { required })}>
      {(wiring) =>
        rows === undefined ? (
          <TextInput {...wiring} {...rest} onChange={(event) => onText(event.target.value)} />
        ) : (
          <TextArea {...wiring} {...rest} rows={rows} onChange={(event) => onText(event.target.value)} />
        )
      }
    </Field>
  );
}
