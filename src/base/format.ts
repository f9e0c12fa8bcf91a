// Numbers and times as Vietnamese offices write them: decimal comma, dot between thousands, true minus.
// Pure and locale-free (no Intl), so that the screen, the paper and the command line agree to the letter.

import type { Language } from './words.ts';

const MINUS = '\u2212';

/**
 * A decimal string ("-1234.5") as people read it ("−1.234,5" in Vietnamese, "−1,234.5" in English).
 * Digits are kept exactly as given; nothing is rounded.
 */
export function formatDecimal(decimal: string, language: Language): string {
  const [point, group] = language === 'vi' ? [',', '.'] : ['.', ','];
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction] = (negative ? decimal.slice(1) : decimal).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return (negative ? MINUS : '') + grouped + (fraction ? point + fraction : '');
}

/** Whole hundredths as points: 1250 gives "12,5"; with `fixed`, "12,50" as paper wants it. */
export function formatHundredths(hundredths: number, language: Language, fixed = false): string {
  const size = Math.abs(hundredths);
  const whole = Math.trunc(size / 100);
  const cents = String(size % 100).padStart(2, '0');
  const fraction = fixed ? cents : cents.replace(/0+$/, '');
  const sign = hundredths < 0 ? '-' : '';
  return formatDecimal(`${sign}${whole}${fraction ? `.${fraction}` : ''}`, language);
}

const two = (n: number) => String(n).padStart(2, '0');

/** "14:05", in the reader's own time zone. */
export function formatTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** "05/01/2024", in the reader's own time zone. */
export function formatDate(at: number): string {
  const date = new Date(at);
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
}

/** Where there is little room: "14:05" on the same day as `now`, else "05/01". */
export const shortMoment = (at: number, now: number): string =>
  formatDate(at) === formatDate(now) ? formatTime(at) : formatDate(at).slice(0, 5);

/** "14:05" on the same day as `now`, else "14:05 05/01/2024". */
export const formatMoment = (at: number, now: number): string =>
  formatDate(at) === formatDate(now) ? formatTime(at) : `${formatTime(at)} ${formatDate(at)}`;
