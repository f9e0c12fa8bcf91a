import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly isHere: boolean;
}

interface DeskBarProps {
  readonly brand: string;
  readonly homeHref: string;
  readonly navLabel: string;
  readonly nav: readonly NavItem[];
  /** Which bloc and year; a `BlocPick` or whatever else stands there. */
  readonly picker?: ReactNode;
  /** Who is signed in, at the right end. */
  readonly who?: ReactNode;
}

/** The bar of a desk: brand, bloc, the screens, who. The woven band under it is the only ornament there is. */
export function DeskBar({ brand, homeHref, navLabel, nav, picker, who }: DeskBarProps) {
  return (
    <>
      <header className="appbar only-desk">
        <Link className="brand" href={homeHref}>
          <Icon name="book" />
          {brand}
        </Link>
        {picker}
        <nav className="nav" aria-label={navLabel}>
          {nav.map(({ href, label, isHere }) => (
            <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        {who}
      </header>
      <div className="woven only-desk" aria-hidden="true" />
    </>
  );
}

/** The name and role at the right end of a desk's bar; opens the person's own page. */
export function Who({ name, role, href }: { name: string; role: string; href: string }) {
  return (
    <Link className="who" href={href} aria-label={`${name}, ${role}`}>
      <Icon name="person" />
      <span>
        {name}
        <br />
        {role}
      </span>
    </Link>
  );
}

interface BlocPickProps {
  readonly label: string;
  /** Never cut off, however long the name is: which year is written in. */
  readonly year: string | undefined;
  readonly onPress: () => void;
}

/** The button that says which bloc and year is open. */
export function BlocPick({ label, year, onPress }: BlocPickProps) {
  return (
    <button type="button" className="bloc-pick" onClick={onPress} aria-haspopup="dialog">
      <span>{label}</span>
      {year && <b>· {year}</b>}
      <Icon name="chevron-down" />
    </button>
  );
}

interface BarAction {
  readonly label: string;
  readonly onPress: () => void;
}

interface PhoneBarProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly back?: BarAction;
  readonly action?: BarAction & { readonly icon: IconName };
}

/** The bar of a phone: back, where you are, one action. */
export function PhoneBar({ title, subtitle, back, action }: PhoneBarProps) {
  return (
    <div className="phonebar">
      {back ? <IconButton icon="chevron-left" label={back.label} onClick={back.onPress} /> : <span />}
      <div>
        <b>{title}</b>
        {subtitle && <small>{subtitle}</small>}
      </div>
      {action ? <IconButton icon={action.icon} label={action.label} onClick={action.onPress} /> : <span />}
    </div>
  );
}

/** What stays at the top of a phone: its bar and the facts of saving. */
export function PhoneTop({ children }: { children: ReactNode }) {
  return <header className="phone-top only-phone">{children}</header>;
}
