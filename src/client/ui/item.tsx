import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { Icon, type IconName } from './icon.tsx';
import { toneClass, type Tone } from './tone.ts';

interface ItemProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  /** Why it is here, or what is known of it. */
  readonly children?: ReactNode;
  readonly tone?: Exclude<Tone, 'accent'>;
  /** What the reader can do about it: a badge, buttons. */
  readonly actions?: ReactNode;
  /** The whole row opens another screen; then it has no buttons of its own. */
  readonly href?: string;
}

/** A row of a list: what, why, what you can do. Put it in a `<ul>`. */
export function Item({ icon, title, children, tone, actions, href }: ItemProps) {
  const inside = (
    <>
      <Icon name={icon} />
      <div>
        <h3>{title}</h3>
        {typeof children === 'string' ? <p className="caption">{children}</p> : children}
      </div>
      <div className="do">{href ? <Icon name="chevron-right" /> : actions}</div>
    </>
  );

  if (!href) return <li className={`item${toneClass(tone)}`}>{inside}</li>;
  return (
    <li className="item-row">
      <Link href={href} className={`item item--link${toneClass(tone)}`}>
        {inside}
      </Link>
    </li>
  );
}
