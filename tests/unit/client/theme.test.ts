import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { paintedTheme } from '../../../src/client/ui/theme.tsx';
import { storageKey } from '../../../src/client/words/preference.ts';

test('a chosen theme is painted whatever the device wishes; otherwise the device decides', () => {
  expect(paintedTheme('light', true)).toBe('light');
  expect(paintedTheme('dark', false)).toBe('dark');
  expect(paintedTheme('system', true)).toBe('dark');
  expect(paintedTheme('system', false)).toBe('light');
});

test('what runs before the first paint reads the very keys the app writes', () => {
  const boot = readFileSync(new URL('../../../public/boot.js', import.meta.url), 'utf8');
  const prefix = storageKey('theme').replace('theme', '');
  expect(boot).toContain(`'${prefix}'`);
  expect(boot).toContain("kept('theme')");
  expect(boot).toContain("kept('language')");
});
