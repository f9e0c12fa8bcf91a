// A number to type. It holds the very text that was typed, never a number: "6," on the way to "6,2" is not 6,
// and a wrong value stays to be seen and mended. `readNumber` says what the text means.

import type { FocusEvent, InputHTMLAttributes, KeyboardEvent, Ref } from 'react';

type Given = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'id'
  | 'name'
  | 'aria-label'
  | 'aria-labelledby'
  | 'aria-describedby'
  | 'aria-invalid'
  | 'aria-required'
  | 'onBlur'
>;

interface NumberInputProps extends Given {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Enter: the value is final. */
  readonly onEnter?: () => void;
  /** Esc: the value before is wanted back. */
  readonly onEscape?: () => void;
  /** Negative numbers are possible here; the number pad of most phones has no minus sign. */
  readonly signed?: boolean;
  readonly invalid?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

export function NumberInput({
  value,
  onChange,
  onEnter,
  onEscape,
  signed,
  invalid,
  className = 'input input--num',
  ...rest
}: NumberInputProps) {
  const isInvalid = invalid || rest['aria-invalid'] === true;

  function obey(event: KeyboardEvent<HTMLInputElement>) {
    // While an input method composes a letter, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && onEnter) {
      event.preventDefault();
      onEnter();
    }
    if (event.key === 'Escape' && onEscape) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  }

  return (
    <input
      {...rest}
      type="text"
      inputMode={signed ? 'text' : 'decimal'}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="done"
      className={isInvalid ? `${className} is-invalid` : className}
      aria-invalid={isInvalid || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onFocus={selectAll}
      onKeyDown={obey}
    />
  );
}

const selectAll = (event: FocusEvent<HTMLInputElement>) => event.target.select();
