// Fields of text. A limit never reaches the browser's own field, which would cut a pasted text without a word, and a
// decomposed one, as other systems give it, though it is not too long: what was typed stays whole, and a sentence says by
// how much it is too long [SC11].

import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { formatDecimal } from '../../base/format.ts';
import { tidyText } from '../../base/text.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { Icon } from './icon.tsx';
import { limitWords } from './limit-words.ts';

type Placeless<T> = Omit<T, 'placeholder' | 'disabled' | 'className'>;

const dress = (invalid: unknown) => (invalid ? 'input is-invalid' : 'input');

type Limited = Pick<
  InputHTMLAttributes<HTMLElement>,
  'aria-describedby' | 'aria-invalid' | 'maxLength' | 'onBlur'
> & { readonly value?: unknown };

/** What a field of so many characters at most takes on while more stand in it; left then, it is not saved. */
function useLimit<Props extends Limited>({
  maxLength,
  ...rest
}: Props): {
  readonly props: Omit<Props, 'maxLength'>;
  readonly note: ReactNode;
} {
  const words = useWords(limitWords);
  const { language } = useLanguage();
  const id = useId();
  const length = maxLength !== undefined && typeof rest.value === 'string' ? tidyText(rest.value).length : 0;
  if (maxLength === undefined || length <= maxLength) return { props: rest, note: null };
  const [most, over] = [maxLength, length - maxLength].map((count) =>
    formatDecimal(String(count), language),
  ) as [string, string];
  return {
    props: {
      ...rest,
      'aria-invalid': true,
      'aria-describedby': [rest['aria-describedby'], id].filter(Boolean).join(' '),
      onBlur: undefined,
    },
    note: (
      <p className="error" id={id} role="status">
        <Icon name="triangle" />
        <span>{words.tooLong({ most, over })}</span>
      </p>
    ),
  };
}

/** One line of text. No placeholder: it is read as an answer already given. */
export function TextInput({
  type = 'text',
  ...given
}: Placeless<InputHTMLAttributes<HTMLInputElement>> & { ref?: Ref<HTMLInputElement> }) {
  const { props, note } = useLimit(given);
  return (
    <>
      <input autoComplete="off" {...props} type={type} className={dress(props['aria-invalid'])} />
      {note}
    </>
  );
}

export function TextArea(
  given: Placeless<TextareaHTMLAttributes<HTMLTextAreaElement>> & { ref?: Ref<HTMLTextAreaElement> },
) {
  const { props, note } = useLimit(given);
  return (
    <>
      <textarea rows={3} {...props} className={dress(props['aria-invalid'])} />
      {note}
    </>
  );
}

export function Select(
  props: Placeless<SelectHTMLAttributes<HTMLSelectElement>> & { ref?: Ref<HTMLSelectElement> },
) {
  return <select {...props} className={dress(props['aria-invalid'])} />;
}
