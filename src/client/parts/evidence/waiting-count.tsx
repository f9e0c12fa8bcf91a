import { useEffect } from 'react';
import { useWaitingFiles } from './use-waiting-files.ts';

/** Draws nothing: tells how many evidence files wait, to what stands around every screen and is there before this is. */
export function WaitingCount({ told }: { readonly told: (count: number) => void }) {
  const { length } = useWaitingFiles();
  useEffect(() => told(length), [told, length]);
  return null;
}
