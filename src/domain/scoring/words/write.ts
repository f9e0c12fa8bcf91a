// Figures in the reader's own notation, for the sentences beside.

import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Language } from '../../../base/words.ts';
import type { Shown } from '../by-hand.ts';
import type { Decimal } from '../decimal.ts';
import type { Tier } from '../tier.ts';

export type Say<Args> = (args: Args, write: Write) => string;

/** A sentence in both languages for every line of a vocabulary. */
export type LineWords<Lines> = {
  readonly [C in keyof Lines]: { readonly vi: Say<Lines[C]>; readonly en: Say<Lines[C]> };
};

export interface Write {
  readonly points: (value: Shown) => string;
  readonly number: (value: Decimal) => string;
}

export const writeIn = (language: Language): Write => ({
  points: (value) =>
    typeof value === 'number' ? formatHundredths(value, language) : formatDecimal(value, language),
  number: (value) => formatDecimal(value, language),
});

export const withUnit = (figure: string, unit: string): string =>
  unit ? (unit === '%' ? `${figure}%` : `${figure} ${unit}`) : figure;

/** A tier's range in words: "từ 90 đến dưới 100". */
export function range(tier: Tier, unit: string, language: Language, { number }: Write): string {
  const at = (value: Decimal) => withUnit(number(value), unit);
  const vi = language === 'vi';
  if (tier.eq !== undefined) return vi ? `bằng ${at(tier.eq)}` : `exactly ${at(tier.eq)}`;
  const low =
    tier.min !== undefined
      ? vi
        ? `từ ${at(tier.min)}`
        : `from ${at(tier.min)}`
      : tier.min_excl !== undefined
        ? vi
          ? `trên ${at(tier.min_excl)}`
          : `above ${at(tier.min_excl)}`
        : '';
  const high =
    tier.max !== undefined
      ? vi
        ? `đến ${at(tier.max)}`
        : `up to ${at(tier.max)}`
      : tier.max_excl !== undefined
        ? vi
          ? `dưới ${at(tier.max_excl)}`
          : `under ${at(tier.max_excl)}`
        : '';
  if (!low && !high) return vi ? 'còn lại' : 'otherwise';
  if (low && high) return vi && tier.max_excl !== undefined ? `${low} đến ${high}` : `${low} ${high}`;
  if (low && tier.min !== undefined) return vi ? `${low} trở lên` : `${low} up`;
  return low || high;
}

export const tierList = (tiers: readonly Tier[], unit: string, language: Language, write: Write): string =>
  tiers.map((tier) => `${range(tier, unit, language, write)}: ${write.points(tier.points)}`).join('; ');
