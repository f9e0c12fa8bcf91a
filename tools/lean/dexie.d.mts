import type { Plugin } from 'vite';

/** Takes out of dexie, while it is built in, what no code of the device calls. */
export const leanDexie: Plugin;
