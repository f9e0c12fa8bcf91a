import { formatDecimal } from '../../base/format.ts';
import { useLanguage } from '../words/language.tsx';
import { Icon } from './icon.tsx';
import { NumberInput } from './number-input.tsx';
import { readNumber } from '../../base/read-number.ts';
import { stepNumber } from './step-number.ts';

interface StepperProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is counted, and for whom. */
  readonly label: string;
  readonly increaseLabel: string;
  readonly decreaseLabel: string;
  /** Decimal strings ("0.5"). */
  readonly step?: string;
  readonly min?: string;
  readonly max?: string;
  readonly invalid?: boolean;
  readonly onEnter?: () => void;
  readonly onEscape?: () => void;
  readonly onBlur?: () => void;
  readonly id?: string;
  readonly describedBy?: string | undefined;
}

/** Minus, a number that can also be typed, plus. What cannot be read is kept and not stepped from. */
export function Stepper(props: StepperProps) {
  const { value, onChange, label, step = '1', min = '0', max, invalid, id, describedBy } = props;
  const { language } = useLanguage();
  const read = readNumber(value, language);

  // A blank is not zero: the first press of plus gives one step, of minus the least there is.
  const start = read.kind === 'number' ? read.decimal : '0';
  const next = (direction: 1 | -1) => stepNumber(start, step, direction, { min, max });
  const isStuck = (direction: 1 | -1) =>
    read.kind === 'unreadable' || (read.kind === 'number' && next(direction) === read.decimal);

  function press(direction: 1 | -1) {
    if (!isStuck(direction)) onChange(typed(formatDecimal(next(direction), language)));
  }

  return (
    <div className={invalid ? 'stepper is-invalid' : 'stepper'} role="group" aria-label={label}>
      <button
        type="button"
        aria-label={props.decreaseLabel}
        aria-disabled={isStuck(-1) || undefined}
        onClick={() => press(-1)}
      >
        <Icon name="minus" />
      </button>
      <NumberInput
        id={id}
        className=""
        value={value}
        onChange={onChange}
        onEnter={props.onEnter}
        onEscape={props.onEscape}
        onBlur={props.onBlur}
        signed={min.startsWith('-')}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
      />
      <button
        type="button"
        aria-label={props.increaseLabel}
        aria-disabled={isStuck(1) || undefined}
        onClick={() => press(1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}

/** Typed text carries a plain hyphen, as keyboards do. */
const typed = (text: string) => text.replace('\u2212', '-');
