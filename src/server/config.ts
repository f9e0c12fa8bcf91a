// Every setting of the server: its variable, its default, and a sentence of help. `npm run cli -- config` prints
// this table, so that no setting is known only to the code.

import { isIP } from 'node:net';
import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { MOST_FILE_BYTES } from '../domain/evidence/evidence-file.ts';

interface Setting<Value> {
  readonly schema: z.ZodType<Value>;
  /** As it would be written in the environment; undefined where the default depends on others. */
  readonly standard: string | undefined;
  readonly help: string;
}

const setting = <Value>(
  schema: z.ZodType<Value>,
  standard: string | undefined,
  help: string,
): Setting<Value> => ({ schema, standard, help });

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** An address, or a network by its address and the length of its prefix, or its mask. */
function isAddress(said: string): boolean {
  const [address = '', prefix, ...more] = said.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined || (version === 4 && isIP(prefix) === 4)) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

export const settings = {
  HOST: setting(
    z.string().min(1),
    '127.0.0.1',
    'Address to listen on. On any other than this machine itself, DEMO and an https PUBLIC_URL must be said.',
  ),
  PORT: setting(whole(0, 65_535), '8080', 'Port to listen on; 0 takes any free one.'),
  DATA_DIR: setting(
    z.string().min(1),
    './data',
    'Folder of the database and of the evidence files. Local disk only, and the one thing to back up.',
  ),
  DATABASE_URL: setting(
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    undefined,
    'PostgreSQL in the place of the file, e.g. postgres://user:password@host/database, for several servers on one database. They share the folders "keys" and "files" of DATA_DIR.',
  ),
  DEMO: setting(
    z.enum(['on', 'off']).optional(),
    undefined,
    'on: a sample province with open sample accounts. off: an empty server with a one-time set-up link. Left out: on for this machine alone, and to be said behind a proxy.',
  ),
  PUBLIC_URL: setting(
    z
      .url({ protocol: /^https?$/ })
      // A path would end in the middle of every link, and a password in it would be printed.
      .refine(
        (url) => /^https?:\/\/[^/?#@]+\/*$/i.test(url),
        'must be an address alone, without a path or a password',
      )
      .transform((url) => new URL(url).origin)
      .optional(),
    undefined,
    'Address that people type, e.g. https://thidua.example.gov.vn. https makes cookies secure and turns HSTS on.',
  ),
  TRUST_PROXY: setting(
    z
      .string()
      .refine(
        (said) => /^(off|\d{1,2})$/.test(said) || said.split(',').every((one) => isAddress(one.trim())),
        'must be off, a number of proxies, or their addresses with commas between',
      ),
    'off',
    'Reverse proxies in front: off, how many, or their addresses. Only then are X-Forwarded-* headers believed.',
  ),
  LOG_LEVEL: setting(
    z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    'info',
    'How much is logged. Logs hold no names, no scores, and only the network part of an address.',
  ),
  LIMIT_BODY_BYTES: setting(
    whole(1024, 64 * 1024 * 1024),
    String(1024 * 1024),
    'Most bytes of one request as it is sent, compressed where it is.',
  ),
  LIMIT_INFLATED_BYTES: setting(
    whole(1024, 256 * 1024 * 1024),
    String(8 * 1024 * 1024),
    'Most bytes of one request once unpacked.',
  ),
  LIMIT_CHANGES: setting(whole(1, 100_000), '4096', 'Most changes in one push.'),
  LIMIT_DEPTH: setting(
    // A table of criteria nests two for each of its levels: with less than this no table of an office comes through.
    whole(4, 200).transform((depth) => Math.max(depth, 32)),
    '64',
    'Deepest nesting of a JSON body; less than 32 is taken as 32.',
  ),
  LIMIT_PUSHES: setting(
    whole(1, 10_000),
    '256',
    'Most pushes held in memory at once; more are asked to come back in a moment.',
  ),
  LIMIT_DAY_BYTES: setting(
    whole(1024 * 1024, 999_999_999_999),
    String(64 * 1024 * 1024),
    'Most bytes that one account adds to the log in a day; beyond it the account waits. A whole table of criteria is half a million, a unit’s year of scores some ten thousand.',
  ),
  LIMIT_FILE_BYTES: setting(
    whole(1024, MOST_FILE_BYTES),
    String(MOST_FILE_BYTES),
    'Most bytes of one evidence file.',
  ),
  LIMIT_UNIT_FILES_BYTES: setting(
    whole(1024, 999_999_999_999),
    String(512 * 1024 * 1024),
    'Most bytes of all evidence files of one unit of one bloc.',
  ),
  SESSION_IDLE_HOURS: setting(
    whole(1, 24 * 90),
    String(14 * 24),
    'Field roles are asked to sign in again after so long unused.',
  ),
  SESSION_HOURS: setting(
    whole(1, 24 * 365),
    String(30 * 24),
    'Field roles are asked to sign in again after so long in any case.',
  ),
  SESSION_OFFICER_HOURS: setting(whole(1, 24 * 30), '12', 'The same for officers of the province.'),
  SESSION_ADMIN_HOURS: setting(whole(1, 24 * 30), '8', 'The same for administrators.'),
} as const;

export type SettingName = keyof typeof settings;
type Values = {
  readonly [N in SettingName]: (typeof settings)[N] extends Setting<infer Value> ? Value : never;
};

export interface Config extends Omit<Values, 'DEMO'> {
  readonly DEMO: boolean;
  /** Cookies marked secure, HSTS: people come by https. */
  readonly secure: boolean;
  readonly loopback: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of an environment, or one sentence for each that cannot be. An empty variable is one left out. */
export function readConfig(env: Environment): Result<Config, readonly string[]> {
  const complaints: string[] = [];
  const values = Object.entries(settings).map(([name, { schema, standard }]) => {
    const read = (schema as z.ZodType).safeParse(env[name] || standard);
    if (!read.success) {
      complaints.push(
        `${name}="${withoutPassword(env[name] ?? '')}": ${read.error.issues.map(({ message }) => message).join('; ')}.`,
      );
    }
    return [name, read.data];
  });
  if (complaints.length > 0) return fail(complaints);
  const given = Object.fromEntries(values) as Values;
  const loopback = LOOPBACK.test(given.HOST);
  const secure = given.PUBLIC_URL?.startsWith('https:') ?? false;
  if (!loopback && (given.DEMO === undefined || !secure)) {
    return fail([
      `HOST=${given.HOST} opens this server to other machines. Say DEMO=on or DEMO=off outright, and PUBLIC_URL=https://… ` +
        'of the proxy in front of it: without https there is no sign-in, no offline use and no privacy.',
    ]);
  }
  // A proxy in front brings other machines to the loopback address.
  const isReached = given.TRUST_PROXY !== 'off' || !isOfThisMachine(given.PUBLIC_URL);
  if (given.DEMO === undefined && isReached) {
    return fail([
      'PUBLIC_URL or TRUST_PROXY opens this server to other machines through a proxy. Say DEMO=on or DEMO=off outright: ' +
        'with DEMO=on anybody who reaches it signs in by the published passwords of the sample.',
    ]);
  }
  return ok({ ...given, DEMO: given.DEMO ? given.DEMO === 'on' : loopback, secure, loopback });
}

const isOfThisMachine = (url: string | undefined): boolean =>
  url === undefined || LOOPBACK.test(new URL(url).hostname.replace(/^\[|\]$/g, ''));

/** A setting as it may be printed. It need not be an address yet: a slip of the hand is just what is complained of. */
export const withoutPassword = (said: string): string =>
  said.replace(/^(\w*:?\/*[^:/@]*):(?!\/\/).*@/, '$1:…@').replace(/([?&]password=)[^&]*/gi, '$1…');
