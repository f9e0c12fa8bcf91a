import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readConfig, settings, withoutPassword } from '../../src/server/config.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

describe('the settings', () => {
  test('[HT7] each has a sentence of help, and the command line prints all of them', () => {
    const printed = execFileSync(process.execPath, [CLI, 'config'], { encoding: 'utf8' });
    for (const [name, { help }] of Object.entries(settings)) {
      expect(help).toMatch(/\.$/);
      expect(printed).toContain(`${name}=`);
      expect(printed).toContain(help);
    }
  });

  test('[HT7] a command that is not there ends with a sentence and exit code 2', () => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'dance'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('dance');
  });

  test('[HT7] left alone it listens to this machine only, with the sample on', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: { HOST: '127.0.0.1', DEMO: true, secure: false },
    });
    expect(readConfig({ DEMO: 'off' })).toMatchObject({ ok: true, value: { DEMO: false } });
  });

  test.each<[Record<string, string>, boolean]>([
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '0.0.0.0', DEMO: 'off' }, false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://thidua.example' }, false],
    [{ HOST: '0.0.0.0', DEMO: 'off', PUBLIC_URL: 'http://thidua.example' }, false],
    [{ HOST: '0.0.0.0', DEMO: 'off', PUBLIC_URL: 'https://thidua.example' }, true],
    [{ HOST: '0.0.0.0', DEMO: 'on', PUBLIC_URL: 'https://thidua.example/' }, true],
    [{ HOST: 'localhost' }, true],
    // A proxy in front of the loopback address is a way in, too.
    [{ PUBLIC_URL: 'https://thidua.example' }, false],
    [{ TRUST_PROXY: '1' }, false],
    [{ PUBLIC_URL: 'https://thidua.example', TRUST_PROXY: '1', DEMO: 'off' }, true],
    [{ PUBLIC_URL: 'https://thidua.example', TRUST_PROXY: '1', DEMO: 'on' }, true],
    [{ PUBLIC_URL: 'http://localhost:8080' }, true],
    [{ PUBLIC_URL: 'http://[::1]:8080' }, true],
  ])('[HT7] opens to other machines only with DEMO said outright and https: %j', (env, allowed) => {
    expect(readConfig(env).ok).toBe(allowed);
  });

  test('[HT7] what cannot be read is named with its value', () => {
    const read = readConfig({ PORT: 'many', DEMO: 'perhaps' });
    expect(read.ok ? [] : read.problem.map((line) => line.split(':')[0])).toEqual([
      'PORT="many"',
      'DEMO="perhaps"',
    ]);
  });

  test.each([
    ['postgress://u:bi-mat@host/db', 'postgress://u:…@host/db'],
    ['postgress:/u:bi/m@t@host/db', 'postgress:/u:…@host/db'],
    ['u:bi-mat@host', 'u:…@host'],
  ])('[HT7] a mistyped address is complained of without the password in it: %s', (address, shown) => {
    const read = readConfig({ DATABASE_URL: address });
    expect(read.ok ? '' : read.problem.join()).toContain(`DATABASE_URL="${shown}"`);
    expect(withoutPassword('postgres://host/db?user=u@h')).toBe('postgres://host/db?user=u@h');
    expect(withoutPassword('postgres://host/db?user=u&password=bi-mat&sslmode=require')).toBe(
      'postgres://host/db?user=u&password=…&sslmode=require',
    );
    expect(withoutPassword('postgres://u@host/db')).toBe('postgres://u@host/db');
    const env = { ...process.env, DATABASE_URL: address };
    const { stdout, stderr } = spawnSync(process.execPath, [CLI, 'config'], { encoding: 'utf8', env });
    expect(stdout + stderr).not.toMatch(/bi-mat|m@t/);
  });
});
