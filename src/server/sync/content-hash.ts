import { hash } from 'node:crypto';
import type { ChangeRow } from '../../protocol/push.ts';

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

/** What tells a change sent again from another one that came under its id [SY2]. `args` in canonical JSON. */
export const contentHash = ({ name, base, at }: Omit<ChangeRow, 'seq' | 'args'>, args: string): string =>
  hash('sha256', `${JSON.stringify([name, base, at])}${args}`);
