// npm start: whatever is missing is installed and built, then the server runs until it is told to stop. Its
// exit code is the exit code here.

import { spawn } from 'node:child_process';

import { build } from './build.mjs';
import { childEnv, pinnedNode } from './run.mjs';
import { setup } from './setup.mjs';
import { root } from './source-hash.mjs';

try {
  await setup();
  await build();
  serve();
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
}

function serve() {
  const server = spawn(pinnedNode(), ['src/server/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    env: childEnv(),
    stdio: 'inherit',
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl+C in a terminal reaches the server by itself; twice would mean "stop at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal);
    });
  }
  server.on('error', (error) => {
    console.error(`start: the server could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  server.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
    // Nothing is left to wait for but the signal handlers.
    process.exit();
  });
}
