// The project's own source, as the tests of its house rules read it.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the root, with forward slashes: "src/domain/ids.ts". */
  readonly path: string;
  readonly text: string;
  /** The text without comments and without what strings say. */
  readonly code: string;
  /** Files of this project that it imports, as paths from the root. */
  readonly imports: readonly string[];
  /** Packages that it imports. */
  readonly packages: readonly string[];
}

/** Every TypeScript file under some folders. */
export const sourceFiles = (...folders: readonly string[]): readonly SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .sort()
      .map((name) => read(join(ROOT, folder, name))),
  );

function read(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].map(([, name]) => name ?? '');
  return {
    path: fromRoot(file),
    text,
    code: bare(text),
    imports: named.filter((name) => name.startsWith('.')).map((name) => fromRoot(join(file, '..', name))),
    packages: named.filter((name) => !name.startsWith('.')),
  };
}

const fromRoot = (file: string): string => relative(ROOT, file).replaceAll('\\', '/');

const COMMENT_OR_STRING = /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
const bare = (text: string): string =>
  text.replace(COMMENT_OR_STRING, (found) => (found.startsWith('/') ? '' : "''"));
