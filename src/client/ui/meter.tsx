interface MeterProps {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  /** What a screen reader says instead of a percentage: "20 trên 27 ô". */
  readonly valueText?: string;
}

/** A bar beside its number, never instead of it. Green when full. */
export function Meter({ value, max, label, valueText }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      className={share === 1 ? 'meter is-done' : 'meter'}
      role="meter"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={valueText}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}
