// What a library carries and nobody on the device calls, taken out while it is built in.

/**
 * `code` with every `what` replaced by what stands beside it. Throws where one is not found: a library of another shape
 * does not build, and whoever renews it looks at the cuts again.
 *
 * @param {string} library
 * @param {string} code
 * @param {readonly (readonly [what: string | RegExp, instead: string])[]} cuts
 */
export function cutOut(library, code, cuts) {
  return cuts.reduce((left, [what, instead]) => {
    const cut = left.replaceAll(what, instead);
    if (cut === left) throw new Error(`tools/lean: this ${library} has no ${what}`);
    return cut;
  }, code);
}

/** Builds the named files of a library as their functions make them; `at` is where in it they lie. */
export const leanPlugin = (library, at, files) => ({
  name: `lean-${library}`,
  apply: 'build',
  transform(code, id) {
    const file = Object.keys(files).find((name) => id.endsWith(`/${at}/${name}`));
    return file === undefined ? undefined : { code: files[file](code), map: null };
  },
});
