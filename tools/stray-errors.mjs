// A reporter for vitest: errors that no test waited for make a run fail, and its report in JSON does not name them.

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './source-hash.mjs';

// A reporter is what its file exports by default.
// oxlint-disable-next-line import/no-default-export
export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    const messages = errors.map(({ stack, message }) => stack ?? message);
    writeFileSync(path.join(root, '.cache/stray-errors.json'), JSON.stringify(messages));
  }
}
