import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.tsx';
import { toneClass, type Tone } from './tone.ts';

interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly icon?: IconName;
  /** Words only, without the soft ground: for "Xong" and other states that need no notice. */
  readonly plain?: boolean;
}

/** A state in a word, with its icon. */
export function Badge({ children, tone, icon, plain }: BadgeProps) {
  return (
    <span className={`badge${toneClass(tone)}${plain ? ' badge--plain' : ''}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
