// How every failed request answers: a code, and one sentence in each language with the next step.

import { z } from 'zod';

export const faultCodes = [
  'bad-request',
  'too-large',
  'too-deep',
  'unsupported-encoding',
  'not-signed-in',
  'not-permitted',
  'not-found',
  'wrong-password',
  'too-many-tries',
  'too-many-requests',
  'cross-site',
  'client-too-old',
  'epoch-changed',
  'carried-not-proved',
  'file-damaged',
  'file-too-large',
  'file-not-named',
  'file-not-here',
  'unit-files-full',
  'server-busy',
  'storage-full',
  'server-error',
] as const;
export const FaultCode = z.enum(faultCodes);
export type FaultCode = z.infer<typeof FaultCode>;

export const Fault = z.object({
  code: z.string(),
  message: z.object({ vi: z.string(), en: z.string() }),
});
export type Fault = z.infer<typeof Fault>;
