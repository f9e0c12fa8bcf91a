import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.tsx';
import { toneClass, type Tone } from './tone.ts';

interface BannerProps {
  readonly children?: ReactNode;
  /** The sentence that asks for something, in bold, first. */
  readonly title?: string;
  readonly tone?: Exclude<Tone, 'accent'>;
  readonly icon?: IconName;
  readonly action?: ReactNode;
  /** Speak at once (a refusal just now) or when the reader pauses (news). */
  readonly live?: 'alert' | 'status';
}

const usualIcon = { rest: 'question', done: 'check', hold: 'pause', act: 'triangle' } as const;

/** A sentence across the page: what is the case, what is safe, what to do. */
export function Banner({ children, title, tone = 'rest', icon, action, live }: BannerProps) {
  return (
    <div className={`banner${toneClass(tone)}`} role={live}>
      <Icon name={icon ?? usualIcon[tone]} />
      <div className="grow">
        {title && <b>{title}</b>} {children}
      </div>
      {action && <div className="do">{action}</div>}
    </div>
  );
}
