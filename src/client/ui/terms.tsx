interface TermsProps {
  /** `'code'` where the fact is a code that people compare. */
  readonly of: readonly (readonly [term: string, fact: string, as?: 'code'])[];
}

/** Facts by name, one a line: "Lập lúc: 14:05". */
export function Terms({ of }: TermsProps) {
  return (
    <dl className="terms">
      {of.map(([term, fact, as]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className={as}>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
