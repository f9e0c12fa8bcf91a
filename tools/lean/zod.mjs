// zod as the device needs it: its classic schemas name everything that zod can do, so that no bundler can leave out what
// nobody asks for. What is left out here throws where it is called, and is nearly half of zod. A zod of another shape
// does not build.

import { cutOut, leanPlugin } from './cut-out.mjs';

const THROWS = "() => { throw new Error('tools/lean/zod.mjs leaves this out of zod'); }";

/** Methods of schemas that no code of the device calls: of every schema, of texts, of numbers and objects. */
const METHODS = [
  'superRefine overwrite exactOptional nonoptional and prefault catch readonly describe meta toJSONSchema isOptional isNullable',
  'validate validateAsync safeParseAsync safeEncode safeDecode safeEncodeAsync safeDecodeAsync',
  'includes startsWith endsWith lowercase uppercase normalize toUpperCase slugify',
  'multipleOf step safeExtend merge partial exactPartial required',
].flatMap((names) => names.split(' '));

/** One file of zod's, as it is built in. */
const lean = {
  // Its sentences for what is wrong: nobody is shown them, whoever reads the faults reads their codes.
  'locales/en.js': () => 'export default () => ({ localeError: () => undefined });',
  // Other tellings of what is wrong.
  'classic/errors.js': (code) =>
    cutOut('zod', code, [[/^ {4}_lazyMethod\(proto, "(?:format|flatten)".*$/gm, '']]),
  'classic/schemas.js': leanSchemas,
};

/** @type {import('vite').Plugin} */
export const leanZod = leanPlugin('zod', 'zod/v4', lean);

function leanSchemas(code) {
  return cutOut('zod', `const none = ${THROWS};\n${code}`, [
    // Compiled checks: the policy of the page forbids them, and zod is told so.
    ['core.$ZodObjectJIT.init', 'core.$ZodObject.init'],
    // Values that hold themselves: what is read here was JSON.
    ['core.config({ memoizer: core.memoizer() });', ';'],
    // Formats as methods of a text, such as `z.string().email()`.
    [
      /^ {4}(\w+)\(params\) \{\n +return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},$/gm,
      '$1: none,',
    ],
    // What schemas tell of themselves.
    [/^ {4}[gs]et (?:"~standard"|description)\(.*\) \{\n(?: {8}.*\n)+ {4}\},$/gm, ''],
    [/^ {4}inst\._zod\.processJSONSchema = .*;$/gm, ''],
    [/util\.derived\(\{\n(?: .*\n)+\}, \{/g, 'util.derived({}, {'],
    // Ways back from what was read.
    [/^ {4}((?:en|de)code(?:Async)?): .*\{\n(?: {8}.*\n)+ {4}\},$/gm, '$1: none,'],
    ...METHODS.map((name) => [
      new RegExp(`^ {4}(?:async )?${name}\\(.*\\) \\{\\n(?: {8}.*\\n)+ {4}\\},$`, 'gm'),
      `${name}: none,`,
    ]),
  ]);
}
