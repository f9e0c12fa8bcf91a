// What pages that are gone have left half typed becomes this one's. Asked once a page, behind its first paint.

import type { Draft, DraftsInside } from './drafts.ts';
import { tryLock } from './writer.ts';

/** Takes over what pages that are gone have left; of a field that was typed anew on this one in the meantime, nothing. */
export async function takeOver(inside: DraftsInside): Promise<readonly Draft[]> {
  const { storage, locks, root, page, keyOf, read, write, keys, pageOf } = inside;
  const taken: Draft[] = [];
  const pages = new Set(keys().map(pageOf));
  pages.delete(page);
  for (const other of pages) {
    // Held as long as a page lives.
    const release = locks ? await tryLock(locks, `${root}${other}`) : () => undefined;
    if (!release) continue;
    for (const key of keys().filter((one) => pageOf(one) === other)) {
      const draft = read(key);
      const older = draft && leftOf(inside, draft);
      const text = storage?.getItem(key) ?? '';
      // Away first: in a full storage there is no room for both. What then does not fit goes back to where it was.
      storage?.removeItem(key);
      if (!older) continue;
      const both = { ...older.typed, ...read(keyOf(older))?.typed };
      write(older, both, older);
      if (JSON.stringify(read(keyOf(older))?.typed) === JSON.stringify(both)) taken.push(older);
      else storage?.setItem(key, text);
    }
    release();
  }
  return taken;
}

/** Of a draft that another page left, what was not typed anew on this one in the meantime; undefined where all was. */
function leftOf({ isTouched }: DraftsInside, draft: Draft): Draft | undefined {
  const fields = Object.entries(draft.typed).filter(([field]) => !isTouched(draft, field));
  return fields.length > 0 ? { ...draft, typed: Object.fromEntries(fields) } : undefined;
}
