// Figures from times, and the rows of the table.

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** The raw floor of the same run; null where the budget is absolute. */
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly budget: string;
  readonly ok: boolean;
}

export function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (times: readonly number[]): number => quantile(times, 0.5);

interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly floor?: number;
}

/** Judged by its ratio to the floor. */
export function beside(
  { name, unit, value, floor = Number.NaN }: Measured,
  is: 'at most' | 'at least',
  budget: number,
): Figure {
  const ratio = value / floor;
  const ok = is === 'at most' ? ratio <= budget : ratio >= budget;
  return { name, unit, value, floor, ratio, budget: `${is === 'at most' ? '≤' : '≥'} ${budget} ×`, ok };
}

/** Judged by itself; a floor only stands beside it. */
export const within = ({ name, unit, value, floor }: Measured, most: number): Figure => ({
  name,
  unit,
  value,
  floor: floor ?? null,
  ratio: floor === undefined ? null : value / floor,
  budget: `≤ ${most} ${unit}`,
  ok: value <= most,
});

/** Only told: there is no budget for it. */
export const told = (measured: Measured): Figure => ({
  ...within(measured, Infinity),
  budget: '–',
});

const number = (value: number): string =>
  value >= 1000
    ? String(Math.round(value))
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

/** The rows as a table of Markdown, which a terminal shows just as well. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, value, floor, ratio, budget, ok }) => [
    name,
    `${number(value)} ${unit}`,
    floor === null ? '–' : `${number(floor)} ${unit}`,
    ratio === null ? '–' : `${ratio.toFixed(2)} ×`,
    budget,
    budget === '–' ? '–' : ok ? 'yes' : '**no**',
  ]);
  const head = ['What', 'Value', 'Floor', 'Ratio', 'Budget', 'Held'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] as string).length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}
