import { hash } from 'node:crypto';
import type { ChangeRow } from '../../protocol/push.ts';

/** JSON with its keys in order, so that one content has one text. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** What tells a change sent again from another one that came under its id [SY2]. */
export const contentHash = ({ name, args, base, at }: Omit<ChangeRow, 'seq'>): string =>
  hash('sha256', canonicalJson([name, args ?? null, base, at]));
