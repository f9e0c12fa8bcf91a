import type { InputHTMLAttributes, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

type Placeless<T> = Omit<T, 'placeholder' | 'disabled' | 'className'>;

const dress = (invalid: unknown) => (invalid ? 'input is-invalid' : 'input');

/** One line of text. No placeholder: it is read as an answer already given. */
export function TextInput({
  type = 'text',
  ...rest
}: Placeless<InputHTMLAttributes<HTMLInputElement>> & { ref?: Ref<HTMLInputElement> }) {
  return <input autoComplete="off" {...rest} type={type} className={dress(rest['aria-invalid'])} />;
}

export function TextArea(
  props: Placeless<TextareaHTMLAttributes<HTMLTextAreaElement>> & { ref?: Ref<HTMLTextAreaElement> },
) {
  return <textarea rows={3} {...props} className={dress(props['aria-invalid'])} />;
}

export function Select(
  props: Placeless<SelectHTMLAttributes<HTMLSelectElement>> & { ref?: Ref<HTMLSelectElement> },
) {
  return <select {...props} className={dress(props['aria-invalid'])} />;
}
