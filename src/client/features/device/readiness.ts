// Whether this device can be taken where there is no network. Said only when the shell, the data and a write
// probe are all good; pure, so that the badge and the page cannot disagree.

import type { StorageState } from '../../replica/device-storage.ts';

export type ShellState = 'ready' | 'installing' | 'insecure' | 'unsupported' | 'blocked' | 'failed';

export interface Checks {
  readonly shell: ShellState;
  /** Every bloc taken onto the device is whole, and there is at least one. */
  readonly dataComplete: boolean;
  /** Undefined until the probe has answered. */
  readonly storage: StorageState | undefined;
  /** Undefined until they were looked for. */
  readonly fontsReady: boolean | undefined;
}

/** What is still missing; ready where nothing is. Lasting storage is wished for, not required. */
export function missing({
  shell,
  dataComplete,
  storage,
  fontsReady,
}: Checks): readonly ('shell' | 'data' | 'storage' | 'fonts')[] {
  return [
    ...(shell === 'ready' ? [] : ['shell' as const]),
    ...(dataComplete ? [] : ['data' as const]),
    ...(storage?.writable ? [] : ['storage' as const]),
    ...(fontsReady ? [] : ['fonts' as const]),
  ];
}
