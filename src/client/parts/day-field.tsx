// A day as offices write it, typed by hand: a browser's own picker speaks the language of the browser.

import type { Words } from '../../base/words.ts';
import { readDay } from '../../base/read-moment.ts';
import { TextField } from '../ui/text-field.tsx';
import { useLanguage } from '../words/language.tsx';

const notADay: Words = {
  vi: 'Ghi ngày/tháng/năm, ví dụ 18/01/2024.',
  en: 'Write day/month/year, as 18/01/2024.',
};

/** Said in the field before anything is wrong. */
const dayForm: Words = { vi: 'ngày/tháng/năm', en: 'day/month/year' };

/** What was typed, as it is stored; '' where there is none, undefined where it cannot be read. */
export const dayIn = (typed: string): string | undefined => (typed.trim() === '' ? '' : readDay(typed));

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly onBlur?: () => void;
  readonly readOnly?: boolean;
  readonly hint?: string | undefined;
}

export function DayField({ label, value, onChange, onBlur, readOnly, hint }: DayFieldProps) {
  const { language } = useLanguage();
  return (
    <TextField
      label={label}
      hint={hint}
      error={dayIn(value) === undefined ? notADay[language] : undefined}
      inputMode="numeric"
      placeholder={readOnly ? undefined : dayForm[language]}
      maxLength={20}
      readOnly={readOnly}
      value={value}
      onText={onChange}
      onBlur={onBlur}
    />
  );
}
