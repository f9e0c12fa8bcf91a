// A server for the tests of failing disks, in a process of its own. "normal" sets what the product never does, to show that
// the test can tell.

import { run } from '../../src/server/store/store.ts';
import { startServer } from './server.ts';

const [dataDir = '', synchronous = 'full'] = process.argv.slice(2);
const server = await startServer({ DATA_DIR: dataDir });
if (synchronous === 'normal') await run(server.store.write, 'pragma synchronous = normal', []);
process.send?.(server.url);
