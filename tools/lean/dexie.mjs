// Dexie as the device needs it: it is one file in which every table and query can do everything, so that no bundler can
// leave out what nobody asks for. What is left out here throws where it is called.

import { cutOut, leanPlugin } from './cut-out.mjs';

/** Methods that neither the code of the device nor the rest of Dexie calls, by their class. */
const METHODS = {
  Table:
    'filter offset limit each orderBy reverse mapToClass defineClass add upsert update bulkGet bulkAdd bulkUpdate clear',
  Collection:
    'clone raw sortBy offset limit until first last filter and or reverse desc eachKey eachUniqueKey eachPrimaryKey keys ' +
    'uniqueKeys firstKey lastKey distinct modify delete',
  WhereClause:
    'aboveOrEqual below belowOrEqual startsWith startsWithIgnoreCase equalsIgnoreCase anyOfIgnoreCase ' +
    'startsWithAnyOfIgnoreCase anyOf notEqual noneOf inAnyRange startsWithAnyOf',
};

/** Layers under every table that serve what nobody asks for: its cache of queries, hooks, parts of compound indexes. */
const LAYERS = 'cacheExistingValuesMiddleware cacheMiddleware virtualIndexMiddleware hooksMiddleware';

/** What hangs on the class itself. */
const STATICS =
  'defineClass|async|spawn|waitFor|exists|getDatabaseNames|getObjectDiff|deepClone|shallowClone|delByKeyPath';

/** The build without the words of older browsers; Dexie's own door leads to those. */
const MODERN = { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' };

const cuts = leanPlugin('dexie', 'dexie/dist/modern', {
  'dexie.mjs': (code) =>
    cutOut('dexie', Object.keys(METHODS).reduce(leanClass, code), [
      ...LAYERS.split(' ').map((layer) => [`        this.use(${layer});\n`, '']),
      // Without its cache nothing in a query is for the cache.
      [
        'isCachableContext(PSD, table) &&\n                            isCachableRequest(method, req)',
        'false',
      ],
      // Queries by an object of what they look for.
      [
        /^ {8}const keyPaths = keys\(indexOrCrit\);\n(?: {8}.*\n)+(?= {4}\}\n {4}filter\()/gm,
        "        throw new Error('tools/lean/dexie.mjs leaves this out of Dexie');\n",
      ],
      [
        new RegExp(`^ {4}(?:${STATICS})(?:\\(.*\\) \\{|: function \\(.*\\{)\\n(?: {8}.*\\n)+ {4}\\},$`, 'gm'),
        '',
      ],
      [new RegExp(`^ {4}(?:${STATICS}): \\w+,$`, 'gm'), ''],
    ]),
});

/** @type {import('vite').Plugin} */
export const leanDexie = { ...cuts, config: () => ({ resolve: { alias: [MODERN] } }) };

function leanClass(code, name) {
  const from = code.indexOf(`\nclass ${name} {\n`);
  const to = code.indexOf('\n}\n', from);
  const leftOut = METHODS[name]
    .split(' ')
    .map((method) => [
      new RegExp(`^ {4}${method}\\(.*\\) \\{\\n(?:(?: {5}.*)?\\n)+? {4}\\}$`, 'gm'),
      `    ${method}() { throw new Error('tools/lean/dexie.mjs leaves this out of Dexie'); }`,
    ]);
  return code.slice(0, from) + cutOut('dexie', code.slice(from, to), leftOut) + code.slice(to);
}
