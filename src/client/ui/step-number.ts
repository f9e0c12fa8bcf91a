// One press of a stepper, exact in every digit: 0,1 + 0,2 is 0,3.

interface Bounds {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/**
 * The decimal one step up or down, kept between the bounds. A value outside them (typed by hand) only moves
 * towards them, so that a press never turns a wrong number into another wrong one.
 */
export function stepNumber(
  decimal: string,
  step: string,
  direction: 1 | -1,
  { min, max }: Bounds = {},
): string {
  const places = Math.max(...[decimal, step, min ?? '', max ?? ''].map(fractionLength));
  const scaled = (text: string) => toScaled(text, places);

  const next = scaled(decimal) + BigInt(direction) * scaled(step);
  if (max !== undefined && next > scaled(max)) return max;
  if (min !== undefined && next < scaled(min)) return min;
  return fromScaled(next, places);
}

const fractionLength = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

function toScaled(decimal: string, places: number): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function fromScaled(scaled: bigint, places: number): string {
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return sign + whole + (fraction ? `.${fraction}` : '');
}
