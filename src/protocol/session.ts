// Signing in and out, and who one is.

import { z } from 'zod';
import { tidyText } from '../base/text.ts';
import { BlocId, PeriodId } from '../domain/ids.ts';
import { Actor } from '../domain/workflow/permissions.ts';
import { Password, PASSWORD_LEAST } from './password.ts';
import { PersonName } from './people.ts';

/** POST /api/session */
export const SignInRequest = z.object({
  username: z
    .string()
    .min(1)
    .max(64)
    .transform((text) => tidyText(text).toLowerCase()),
  password: Password,
});
export type SignInRequest = z.input<typeof SignInRequest>;

/** A bloc in a period that a person may take onto a device. */
export const BlocOffer = z.object({
  blocId: BlocId,
  periodId: PeriodId,
  blocName: z.string(),
  shortName: z.string(),
  period: z.string(),
  units: z.int(),
  sample: z.boolean(),
});
export type BlocOffer = z.infer<typeof BlocOffer>;

/** The answer to signing in, and of GET /api/session. */
export const Session = z.object({
  actor: Actor,
  /** The person's office in words, for the app bar. */
  office: z.string(),
  blocs: z.array(BlocOffer),
  epoch: z.string(),
  at: z.int(),
  /** When the server will ask to sign in again. */
  until: z.int(),
  /** As they sign in; older servers do not say it. */
  username: z.string().optional(),
  /** Signed in by a password that an administrator gave out, which is for one use [AU16]. */
  mustChangePassword: z.boolean().optional(),
});
export type Session = z.infer<typeof Session>;

/** GET /api/welcome: what the sign-in page needs before anyone is known. */
export const Welcome = z.object({
  demo: z.boolean(),
  /** The one-time link of an empty server has not been used yet. */
  needsSetUp: z.boolean(),
  accounts: z.array(
    z.object({
      username: z.string(),
      password: z.string(),
      name: z.string(),
      office: z.string(),
      role: z.string(),
    }),
  ),
});
export type Welcome = z.infer<typeof Welcome>;

/** POST /api/set-up: the first administrator of an empty server, by the one-time link. */
export const SetUpRequest = z.object({
  token: z.string().min(20).max(100),
  username: z
    .string()
    .min(3)
    .max(64)
    .regex(/^(?!constructor$)[a-z0-9][a-z0-9._-]*$/),
  name: PersonName,
  password: z.string().min(PASSWORD_LEAST).max(256),
});
export type SetUpRequest = z.infer<typeof SetUpRequest>;
