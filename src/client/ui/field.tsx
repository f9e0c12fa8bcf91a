// Label above, control, hint and error below, and the threads between them for those who listen. What was
// typed stays, however wrong.

import { useId, type ReactNode } from 'react';

import { Icon } from './icon.tsx';

/** What a control takes from its field; spread it on the control. */
export interface FieldWiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly children: (wiring: FieldWiring) => ReactNode;
  readonly hint?: ReactNode;
  /** "X phải từ L đến H": what is wrong, in words that say how to make it right. */
  readonly error?: string | undefined;
  /** What stands behind the control: the unit of a number. */
  readonly unit?: ReactNode;
  readonly required?: boolean;
}

export function Field({ label, children, hint, error, unit, required }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  const control = children({
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  });

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {unit ? (
        <div className="io">
          {control}
          <span className="unit">{unit}</span>
        </div>
      ) : (
        control
      )}
      {error && (
        <p className="error" id={errorId}>
          <Icon name="triangle" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
