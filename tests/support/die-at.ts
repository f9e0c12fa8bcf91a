// Loaded before a program (node --import): it is killed at the n-th time that it gives a file another name, or takes one
// away: before it is done. DIE_AT says at which, DIE_UNDER of the files of which folder.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const under = process.env['DIE_UNDER'] ?? '';
let left = Number(process.env['DIE_AT']);

const dying =
  <Args extends readonly unknown[], Answer>(act: (...args: Args) => Answer) =>
  (...args: Args): Answer => {
    if (String(args[0]).startsWith(under)) left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return act(...args);
  };

fs.renameSync = dying(fs.renameSync);
fs.linkSync = dying(fs.linkSync);
fs.rmSync = dying(fs.rmSync);
syncBuiltinESMExports();
