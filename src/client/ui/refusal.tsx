import { useEffect, useRef } from 'react';
import { Banner } from './banner.tsx';

/** Why a press came to nothing, beside what was pressed: the focus stays there, so that it can be pressed again. */
export function Refusal({ children }: { readonly children: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={ref} className="refusal">
      <Banner tone="act" icon="triangle" live="alert">
        {children}
      </Banner>
    </div>
  );
}
