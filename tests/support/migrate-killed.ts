// A process that brings a database up to date and dies, as by kill -9, when it comes to its so-many-th statement.
// node tests/support/migrate-killed.ts <file> <number>; it ends with 0 where it got through.

import { migrate } from '../../src/server/store/migrations.ts';
import { kyselyOn, openConnection } from '../../src/server/store/sqlite.ts';

const [path = '', at = '0'] = process.argv.slice(2);
const database = openConnection(path);
const prepare = database.prepare.bind(database);
let statements = 0;
database.prepare = (sql) => {
  statements += 1;
  if (statements === Number(at)) process.kill(process.pid, 'SIGKILL');
  return prepare(sql);
};
const write = kyselyOn(database, 'begin immediate');
await migrate(write);
await write.destroy();
