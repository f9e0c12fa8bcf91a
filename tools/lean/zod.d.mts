import type { Plugin } from 'vite';

/** Takes out of zod, while it is built in, what no code of the device calls. */
export const leanZod: Plugin;
