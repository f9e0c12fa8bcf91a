// The borders between the rooms that the compiler does not hold.

import { describe, expect, test } from 'vitest';
import { sourceFiles, type SourceFile } from '../support/source-files.ts';

const files = sourceFiles('src');
const inRoom = (...rooms: readonly string[]) =>
  files.filter(({ path }) => rooms.some((room) => path.startsWith(`src/${room}/`)));

/** Lines that break a rule, "path: what stands there"; the empty list is what we want to see. */
const offences = (
  some: readonly SourceFile[],
  pattern: RegExp,
  of: 'code' | 'text' = 'code',
): readonly string[] =>
  some.flatMap((file) =>
    [...file[of].matchAll(new RegExp(pattern, 'g'))].map(([found]) => `${file.path}: ${found}`),
  );
const importsFrom = (
  some: readonly SourceFile[],
  isBarred: (path: string, from: SourceFile) => boolean,
): readonly string[] =>
  some.flatMap((file) =>
    file.imports.filter((path) => isBarred(path, file)).map((path) => `${file.path} → ${path}`),
  );

test('[HR1] there is source to look at, and an offence would be seen', () => {
  expect(inRoom('base').length).toBeGreaterThan(5);
  expect(inRoom('domain').length).toBeGreaterThan(20);
  expect(inRoom('server').length).toBeGreaterThan(20);
  const bad: SourceFile = {
    path: 'x.ts',
    text: '',
    code: 'const a = Date.now();',
    imports: ['src/server/a.ts'],
    packages: [],
  };
  expect(offences([bad], /\bDate\.now\b/)).toEqual(['x.ts: Date.now']);
  expect(importsFrom([bad], (path) => path.startsWith('src/server/'))).toHaveLength(1);
});

describe('pure rooms', () => {
  test('[HR1] base, domain and protocol own no clock, no dice, no network, no console and no process', () => {
    const pure = inRoom('base', 'domain', 'protocol');
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bconsole\.|\bprocess\.|\bcrypto\.|\bsetTimeout\b|\blocalStorage\b/;
    expect(offences(pure, impure)).toEqual([]);
  });

  test('[HR1] only the file of formats makes a date, and only from a moment it is given', () => {
    const others = inRoom('base', 'domain', 'protocol').filter(({ path }) => path !== 'src/base/format.ts');
    expect(offences(others, /\bnew Date\b|\bDate\./)).toEqual([]);
    expect(offences(inRoom('base'), /\bIntl\b|toLocale\w+/)).toEqual([]);
  });

  test('[HR2] base leans on nothing, domain on base and zod, protocol on those two', () => {
    const outside = (room: string, ...allowed: readonly string[]) =>
      importsFrom(inRoom(room), (path) => ![room, ...allowed].some((one) => path.startsWith(`src/${one}/`)));
    expect([outside('base'), outside('domain', 'base'), outside('protocol', 'domain', 'base')]).toEqual([
      [],
      [],
      [],
    ]);
    const packages = inRoom('base', 'domain', 'protocol').flatMap((file) => file.packages);
    expect([...new Set(packages)]).toEqual(['zod']);
    expect(inRoom('base').flatMap((file) => file.packages)).toEqual([]);
  });
});

describe('client and server', () => {
  test('[HR2] neither imports the other', () => {
    expect(importsFrom(inRoom('client'), (path) => /^src\/(server|cli)\//.test(path))).toEqual([]);
    expect(importsFrom(inRoom('server'), (path) => /^src\/(client|cli)\//.test(path))).toEqual([]);
  });

  test('[HR3] a feature imports no other feature', () => {
    const featureOf = (path: string) => /^src\/client\/features\/([^/]+)\//.exec(path)?.[1];
    const between = (path: string, from: SourceFile) =>
      featureOf(path) !== undefined && featureOf(path) !== featureOf(from.path);
    expect(importsFrom(inRoom('client/features'), between)).toEqual([]);
  });

  test('[HR2] in the client the parts lean on words, ui, replica and sync; none of these on what leans on them', () => {
    const rank: Readonly<Record<string, number>> = {
      words: 0,
      ui: 1,
      replica: 1,
      sync: 2,
      parts: 3,
      features: 4,
      app: 5,
    };
    const roomOf = (path: string) => rank[/^src\/client\/([^/]+)\//.exec(path)?.[1] ?? ''];
    const upward = (path: string, from: SourceFile) => (roomOf(path) ?? -1) > (roomOf(from.path) ?? 9);
    expect(importsFrom(inRoom('client'), upward)).toEqual([]);
    const uiKnows = importsFrom(inRoom('client/ui'), (path) =>
      /^src\/(domain|protocol|client\/(replica|sync))\//.test(path),
    );
    expect(uiKnows).toEqual([]);
  });

  test('[HR2] in the server store comes before signing, then sync and auth, then admin, then http, then the start', () => {
    const rank: Readonly<Record<string, number>> = {
      store: 0,
      signing: 1,
      sync: 2,
      auth: 2,
      admin: 3,
      sample: 3,
      http: 4,
    };
    const roomOf = (path: string) => /^src\/server\/([^/]+)\//.exec(path)?.[1] ?? '';
    const barred = (path: string, from: SourceFile) => {
      const [to, here] = [roomOf(path), roomOf(from.path)];
      if (here === '' || to === here) return false;
      if (to === '') return /\/(start|main)\.ts$/.test(path);
      const level = rank[here];
      return (
        level === undefined ||
        (rank[to] ?? 9) > level ||
        (rank[to] === level && here !== 'sample' && to !== 'sample' && to !== here)
      );
    };
    expect(importsFrom(inRoom('server'), barred)).toEqual([]);
  });
});

describe('one place for dangerous things', () => {
  test('[HR4] only the store knows the database', () => {
    // The auditor's reading shares nothing with the server, its way into the database least of all.
    const mayKnow = /^src\/(server\/store|cli\/verify)\//;
    const others = files.filter(({ path }) => !mayKnow.test(path));
    const knows = others.filter(({ packages }) =>
      packages.some((name) => /^(kysely|node:sqlite|better-sqlite3|pg)/.test(name)),
    );
    expect(knows.map(({ path }) => path)).toEqual([]);
    const sql =
      /\b(?:select [\w*, ]+ from|insert into|delete from|update \w+ set|create table|pragma \w+)\b/i;
    expect(
      offences(
        inRoom('server', 'cli').filter(({ path }) => !mayKnow.test(path)),
        sql,
        'text',
      ),
    ).toEqual([]);
    // A query that is put together from calls holds no text of SQL, and names no package.
    const fluent = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/;
    expect(
      offences(
        files.filter(({ path }) => !mayKnow.test(path)),
        fluent,
      ),
    ).toEqual([]);
  });

  test('[VF1] what verifies a database imports nothing of what wrote it', () => {
    expect(importsFrom(inRoom('cli/verify'), (path) => !path.startsWith('src/cli/'))).toEqual([]);
  });

  test('[HR5] nobody writes markup past React', () => {
    const raw =
      /\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b|\bdocument\.write\b|\beval\(|\bnew Function\b/;
    expect(offences(files, raw)).toEqual([]);
  });

  test('[HR6] files are named in kebab-case', () => {
    const odd = files.filter(({ path }) => !/^src\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.tsx?$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
});
