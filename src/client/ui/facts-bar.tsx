// The facts of saving, always in the same place and always in words: at the foot of a desk like the status
// bar of a spreadsheet, under the bar of a phone, where the whole strip opens "Gửi và nhận".

import { Link } from 'wouter';

import { Icon, type IconName } from './icon.tsx';
import { toneClass, type Tone } from './tone.ts';

export interface Fact {
  readonly id: string;
  readonly text: string;
  readonly icon?: IconName;
  /** `act` goes to the right end of a desk's bar and is the only red there. */
  readonly tone?: Exclude<Tone, 'accent' | 'hold'>;
  readonly href?: string;
  readonly onPress?: () => void;
}

export function DeskFacts({ facts, label }: { facts: readonly Fact[]; label: string }) {
  return (
    <footer className="facts facts--desk only-desk" aria-label={label}>
      {facts.map((fact) => (
        <DeskFact key={fact.id} {...fact} />
      ))}
    </footer>
  );
}

function DeskFact({ text, icon, tone, href, onPress }: Fact) {
  const className = toneClass(tone).trim() || undefined;
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {text}
    </>
  );
  if (href) {
    return (
      <Link href={href} className={className}>
        {inside}
      </Link>
    );
  }
  if (onPress) {
    return (
      <button type="button" className={className} onClick={onPress}>
        {inside}
      </button>
    );
  }
  return <span className={className}>{inside}</span>;
}

/** Two lines of two facts. Facts that do not fit are told where the strip leads. */
export function PhoneFacts({ facts, href }: { facts: readonly Fact[]; href: string }) {
  return (
    <Link href={href} className="facts facts--phone">
      {facts.slice(0, 4).map((fact) => (
        <span key={fact.id} className={toneClass(fact.tone).trim() || undefined}>
          {fact.icon && <Icon name={fact.icon} />}
          {fact.text}
        </span>
      ))}
      <Icon name="chevron-right" className="chev" />
    </Link>
  );
}
