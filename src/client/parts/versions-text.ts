import { formatDate, formatTime } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { BlocId } from '../../domain/ids.ts';
import type { Cell } from '../../domain/scoring/cell.ts';
import { inputText } from '../../domain/scoring/input-text.ts';

/** The versions of a cell, each with who gave it and when: "12 (Nguyễn Văn A, 09:16 23/11/2026); 14,5 (…)". */
export function versionsText(
  cell: Cell,
  leaf: Leaf | undefined,
  world: World,
  blocId: BlocId,
  language: Language,
): string {
  const names = world.get('people', blocId)?.names;
  return cell
    .map(({ input, author, at }) => {
      const who = names?.[author]?.name ?? author;
      return `${inputText(input, language, leaf) || '–'} (${who}, ${formatTime(at)} ${formatDate(at)})`;
    })
    .join('; ');
}
