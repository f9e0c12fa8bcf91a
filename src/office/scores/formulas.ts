// What the formulas of a workbook of scores are written with.

import { fraction, toDecimalText } from '../../domain/scoring/fraction.ts';
import type { BookCell } from '../workbook/write-workbook.ts';

/** Hundredths as a formula writes them. */
export const number = (hundredths: number): string => toDecimalText(fraction(Math.round(hundredths), 100), 2);

/** Hundredths as a cell holds them. */
export const value = (hundredths: number): number => hundredths / 100;

/** On a step of hundredths, half away from zero, as Excel's own ROUND does; a step of 0 leaves it as it is. */
export const round = (formula: string, step: number): string =>
  step === 0
    ? formula
    : step === 1
      ? `ROUND(${formula},2)`
      : `ROUND((${formula})/${number(step)},0)*${number(step)}`;

/**
 * The same, and never past a maximum that the exact number is not past; only one between two steps can be [PO8]. What is
 * compared is cut to nine decimals: sums of shares are not exact in a workbook.
 */
export function roundWithin(formula: string, step: number, most: number): string {
  const rounded = round(formula, step);
  if (most % step === 0) return rounded;
  const [under, kept] = most < 0 ? ['>=', 'MAX'] : ['<=', 'MIN'];
  return `IF(ROUND(${formula},9)${under}${number(most)},${kept}(${rounded},${number(most)}),${rounded})`;
}

/** A formula that shows nothing where it holds, so that what is not scored is never 0 [SC1]. */
export const unless = (isBlank: string, formula: string): string => `IF(${isBlank},"",${formula})`;

/** What a cell comes to, for another that reads it. */
export const resultOf = (cell: BookCell | undefined): number | string =>
  (cell !== null && typeof cell === 'object' ? ('formula' in cell ? cell.result : cell.value) : cell) ?? '';
