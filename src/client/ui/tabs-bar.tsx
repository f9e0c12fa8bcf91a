import { Link } from 'wouter';

import type { NavItem } from './app-bar.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface Tab extends NavItem {
  readonly icon: IconName;
}

/** The screens at the thumb of a phone, each with its word. */
export function TabsBar({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs only-phone" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.isHere ? 'page' : undefined}>
          <Icon name={tab.icon} />
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
