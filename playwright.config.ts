import { availableParallelism } from 'node:os';

import { defineConfig, devices } from '@playwright/test';

import { findChromium } from './tools/browser.mjs';

// Each test starts its own server on a free port of this machine; nothing here may reach the network.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/support/put-away.ts',
  outputDir: '.cache/playwright',
  // A page of paper is the same on every system.
  snapshotPathTemplate: '{testDir}/paper/golden/{arg}{ext}',
  // One a core; on more than two cores it was not tried.
  workers: Math.min(4, Math.max(2, availableParallelism())),
  fullyParallel: false,
  forbidOnly: true,
  // Once more, since other work on the machine can take a browser's time away: what passes only then is told by name.
  retries: 1,
  timeout: 90_000,
  // A busy machine is slow, and not wrong: what is awaited comes, or does not come at all.
  expect: { timeout: 20_000 },
  use: {
    ...devices['Desktop Chrome'],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
