import { hash } from 'node:crypto';

/** The hash of a change that cannot be read, by which it is told from another when it comes again [SY2]. */
export const hashOf = (name: string, content: string): string =>
  hash('sha256', `${JSON.stringify([name, null, 0])}${content}`);
