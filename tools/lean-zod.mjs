// zod as the device needs it: its classic schemas name everything that zod can do, so that no bundler can leave out what
// nobody asks for. What is left out here throws where it is called, and is nearly half of zod. A zod of another shape
// does not build.

const THROWS = "() => { throw new Error('tools/lean-zod.mjs leaves this out of zod'); }";

/** Methods of schemas that no code of the device calls: of every schema, of texts, of objects. */
const METHODS = [
  'superRefine overwrite exactOptional nonoptional and prefault catch readonly describe meta isOptional isNullable',
  'validate validateAsync safeParseAsync safeEncode safeDecode safeEncodeAsync safeDecodeAsync',
  'includes startsWith endsWith lowercase uppercase normalize toUpperCase slugify',
  'safeExtend merge partial exactPartial required',
].flatMap((names) => names.split(' '));

/** One file of zod's, as it is built in. */
const lean = {
  // Telling schemas as JSON Schema is the command line's.
  'core/json-schema-processors.js': withoutExports,
  'core/to-json-schema.js': withoutExports,
  // Its sentences for what is wrong: nobody is shown them, whoever reads the faults reads their codes.
  'locales/en.js': () => 'export default () => ({ localeError: () => undefined });',
  'classic/schemas.js': leanSchemas,
};

/** @type {import('vite').Plugin} */
export const leanZod = {
  name: 'lean-zod',
  apply: 'build',
  transform(code, id) {
    const file = Object.keys(lean).find((name) => id.endsWith(`/zod/v4/${name}`));
    return file === undefined ? undefined : { code: lean[file](code), map: null };
  },
};

function withoutExports(code) {
  const names = [...code.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(([, name]) => name);
  return [`const none = ${THROWS};`, ...names.map((name) => `export const ${name} = none;`)].join('\n');
}

function leanSchemas(code) {
  const cuts = [
    // Compiled checks: the policy of the page forbids them, and zod is told so.
    ['core.$ZodObjectJIT.init', 'core.$ZodObject.init'],
    // Values that hold themselves: what is read here was JSON.
    ['core.config({ memoizer: core.memoizer() });', ';'],
    // Formats as methods of a text, such as `z.string().email()`.
    [
      /^ {4}(\w+)\(params\) \{\n +return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},$/gm,
      '$1: none,',
    ],
    ...METHODS.map((name) => [
      new RegExp(`^ {4}(?:async )?${name}\\(.*\\) \\{\\n(?: {8}.*\\n)+ {4}\\},$`, 'gm'),
      `${name}: none,`,
    ]),
  ];
  return cuts.reduce((left, [what, instead]) => {
    const cut = left.replaceAll(what, instead);
    if (cut === left) throw new Error(`lean-zod: this zod has no ${what}`);
    return cut;
  }, `const none = ${THROWS};\n${code}`);
}
