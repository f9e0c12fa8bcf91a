// One of a few: two or three side by side (`Segmented`), or a list of rows (`ChoiceList`). Radio buttons by
// role, with one difference: the arrows only move, and Space or Enter chooses. A choice here is a mark in an
// official record, and it must not change because somebody walked past it.

import { useRef, type KeyboardEvent, type ReactNode } from 'react';

import { Icon, type IconName } from './icon.tsx';
import { nextOption } from './next-option.ts';

interface Option<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly icon?: IconName;
  /** What the choice is worth, at the right end of its row. */
  readonly worth?: ReactNode;
}

interface ChoicesProps<T extends string> {
  readonly options: readonly Option<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
  /** Either a label of its own or the id of the one on the page. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}

/** Buttons joined side by side; the chosen one is filled and ticked. */
export function Segmented<T extends string>(props: ChoicesProps<T>) {
  return (
    <RadioGroup {...props} className="seg" optionClass="">
      {(option, isOn) => (
        <>
          {(isOn || option.icon) && <Icon name={option.icon ?? 'check'} />}
          {option.label}
        </>
      )}
    </RadioGroup>
  );
}

/** Rows of at least 44 px, with what each is worth at the right. */
export function ChoiceList<T extends string>(props: ChoicesProps<T>) {
  return (
    <RadioGroup {...props} className="choices" optionClass="choice">
      {(option) => (
        <>
          <span>{option.label}</span>
          {option.worth !== undefined && <span className="n">{option.worth}</span>}
        </>
      )}
    </RadioGroup>
  );
}

interface RadioGroupProps<T extends string> extends ChoicesProps<T> {
  readonly className: string;
  readonly optionClass: string;
  readonly children: (option: Option<T>, isOn: boolean) => ReactNode;
}

function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { options, value, onChange, className, optionClass, children } = props;
  const group = useRef<HTMLDivElement>(null);
  // One stop for Tab: the chosen option, or the first where none is chosen.
  const stop = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );

  function move(event: KeyboardEvent, index: number) {
    const next = nextOption(index, event.key, options.length);
    if (next === undefined) return;
    event.preventDefault();
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      className={className}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
    >
      {options.map((option, index) => {
        const isOn = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={isOn}
            tabIndex={index === stop ? 0 : -1}
            className={[optionClass, isOn && 'is-on'].filter(Boolean).join(' ') || undefined}
            onClick={() => onChange(option.value)}
            onKeyDown={(event) => move(event, index)}
          >
            {children(option, isOn)}
          </button>
        );
      })}
    </div>
  );
}
