import { readConfig, settings, withoutPassword } from '../server/config.ts';
import type { Command } from './command.ts';

/** Prints every setting: its variable, its value here, its default, and what it is for. */
export const config: Command = {
  summary: 'Prints every setting of the server with its value, default and meaning.',
  usage: 'npm run -s cli -- config',
  run() {
    for (const [name, { standard, help }] of Object.entries(settings)) {
      const given = process.env[name];
      console.log(`${name}=${withoutPassword(given || (standard ?? ''))}`);
      console.log(`    ${help}`);
      console.log(`    default: ${standard ?? '(none)'}${given ? '; set here' : ''}\n`);
    }
    const read = readConfig(process.env);
    if (read.ok) return 0;
    for (const complaint of read.problem) console.error(complaint);
    return 1;
  },
};
