import { hash } from 'node:crypto';

/** JSON with its keys in order, so that one content has one text. Plain loops: it runs for every change. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const member of value) text += `${text && ','}${canonicalJson(member)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** The hash of a change that cannot be read, by which it is told from another when it comes again [SY2]. */
export const hashOf = (name: string, content: string): string =>
  hash('sha256', `${JSON.stringify([name, null, 0])}${content}`);
