import { createContext, useContext, type ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { targetsLink } from '../../parts/links.ts';
import { useWords } from '../../words/language.tsx';
import { scoringWords } from './words.ts';

/** Within a preview nothing leads away from what is being written. */
export const InPreview = createContext(false);

/** A target leads to where targets are given; the address of every scoring screen names the period. */
export function TargetLink({ children }: { children: ReactNode }) {
  const words = useWords(scoringWords);
  const [, at] = useRoute('/k/:periodId/*');
  const isPreview = useContext(InPreview);
  if (!at || isPreview) return <b className="num">{children}</b>;
  return (
    <Link href={targetsLink(at.periodId)} className="num target-link">
      {children}
      <span className="sr">, {words.seeTargets}</span>
    </Link>
  );
}
