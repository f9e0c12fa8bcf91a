// A file that cannot be used: which one, where in it, and what is wrong. Ends the command with exit code 2.

import type { z } from 'zod';

export class FileFault extends Error {
  override readonly name = 'FileFault';
}

/** "inputs.json: units[2].inputs.i.4: …" */
export function faultAt(file: string, where: string, what: string): FileFault {
  return new FileFault(where === '' ? `${file}: ${what}` : `${file}: ${where}: ${what}`);
}

/** The deepest issue of a schema's refusal: of a union, that of the branch that came furthest. */
export function faultOf(file: string, error: z.ZodError): FileFault {
  const { path, message } = deepest(error.issues);
  return faultAt(file, pathText(path), message);
}

type Issue = z.ZodError['issues'][number];

function deepest(
  issues: readonly Issue[],
  above: readonly PropertyKey[] = [],
): { readonly path: readonly PropertyKey[]; readonly message: string } {
  const found = issues.map((issue) => {
    const path = [...above, ...issue.path];
    const inner = issue.code === 'invalid_union' ? issue.errors.map((branch) => deepest(branch, path)) : [];
    return [{ path, message: issue.message }, ...inner].reduce((a, b) =>
      b.path.length > a.path.length ? b : a,
    );
  });
  return found.reduce((a, b) => (b.path.length > a.path.length ? b : a));
}

/** parts[0].children[3].rule.kind */
const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`,
    )
    .join('');
