// npm run cli -- <command>. One file a command.

import { backup } from './backup/backup.ts';
import { newEpoch } from './backup/new-epoch.ts';
import { restore } from './backup/restore.ts';
import type { Command } from './command.ts';
import { config } from './config.ts';
import { rotateKeyCommand } from './rotate-key.ts';
import { schemas } from './schemas.ts';
import { score } from './score/score.ts';
import { setUpLink } from './set-up-link.ts';
import { verify } from './verify/verify.ts';
import { verifyReceipt } from './verify-receipt.ts';

const commands: Readonly<Record<string, Command>> = {
  backup,
  config,
  'new-epoch': newEpoch,
  restore,
  'rotate-key': rotateKeyCommand,
  score,
  schemas,
  'set-up-link': setUpLink,
  verify,
  'verify-receipt': verifyReceipt,
  help: { summary: 'Lists the commands.', usage: 'npm run -s cli -- help', run: help },
};

function help(): number {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  console.log('npm run cli -- <command>\n');
  for (const [name, { summary }] of Object.entries(commands))
    console.log(`  ${name.padEnd(width)}  ${summary}`);
  return 0;
}

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

/** What `--help` after a command is answered with; nothing is done. */
function explain({ summary, usage }: Command): number {
  console.log(`${summary}\n\n${usage}`);
  return 0;
}

const [first = 'help', ...args] = process.argv.slice(2);
const name = isHelp(first) ? 'help' : first;
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.exitCode = args.some(isHelp) ? explain(command) : await command.run(args);
} else {
  console.error(
    `Không có lệnh "${name}". Xem các lệnh: npm run -s cli -- help\nThere is no command "${name}". See: npm run -s cli -- help`,
  );
  process.exitCode = 2;
}
