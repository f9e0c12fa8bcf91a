import { useId, type ReactNode } from 'react';

interface PanelProps {
  readonly children: ReactNode;
  readonly title?: ReactNode;
  /** What stands at the right end of the head: a badge, a count, a small button. */
  readonly aside?: ReactNode;
  /** Rows that draw their own padding (`Item`, a table) want none around them. */
  readonly flush?: boolean;
  readonly className?: string;
}

/** A white sheet on the ground: a title, and what belongs to it. */
export function Panel({ children, title, aside, flush, className }: PanelProps) {
  const titleId = useId();
  return (
    <section
      className={className ? `panel ${className}` : 'panel'}
      aria-labelledby={title ? titleId : undefined}
    >
      {title && (
        <header>
          <h2 id={titleId}>{title}</h2>
          {aside}
        </header>
      )}
      {flush ? children : <div className="body">{children}</div>}
    </section>
  );
}
