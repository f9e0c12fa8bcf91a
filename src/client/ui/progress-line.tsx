import { useEffect, useState } from 'react';

import { formatDecimal } from '../../base/format.ts';
import { useLanguage } from '../words/language.tsx';

interface ProgressLineProps {
  /** What is going on: "Đang mở sổ". */
  readonly label: string;
  readonly done?: number;
  readonly total?: number;
  /** What is counted: "ô". */
  readonly unit?: string;
  /** Grey lines where the content will stand. */
  readonly lines?: number;
}

const QUIET_MS = 500;
const WIDTHS = ['80%', '95%', '60%', '88%', '72%'];

/** Long work, with numbers: nothing for half a second, then "Đang mở sổ, 3.120/12.000 ô" over still bars. */
export function ProgressLine({ label, done, total, unit, lines = 0 }: ProgressLineProps) {
  const { language } = useLanguage();
  const [isLate, setLate] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;

  const isCounted = done !== undefined && total !== undefined && total > 0;
  const count = (n: number) => formatDecimal(String(n), language);
  const words = isCounted ? `${label}, ${count(done)}/${count(total)}${unit ? ` ${unit}` : ''}` : label;

  return (
    <div className="progress">
      <p>{words}</p>
      {isCounted && (
        <div
          className="meter"
          role="progressbar"
          aria-label={label}
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuetext={words}
        >
          <i style={{ width: `${Math.min(1, done / total) * 100}%` }} />
        </div>
      )}
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          className="skeleton"
          aria-hidden="true"
          style={{ width: WIDTHS[line % WIDTHS.length] }}
        />
      ))}
    </div>
  );
}
