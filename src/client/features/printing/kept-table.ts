// The values of earlier versions of the table that have no place in the present one, as a short table of the annex:
// they count for nothing, and whoever reads the paper can see that none was dropped [TM5].

import { centre, left, type PaperTable } from '../../../domain/paper/paper-document.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { keptValues } from '../../parts/kept-values.ts';

/** The table; none where everything fits. */
export function keptTables(view: BlocView, unit: UnitView, owner: ScoringOwner): readonly PaperTable[] {
  const kept = keptValues(view, unit, owner, 'vi');
  if (kept.length === 0) return [];
  const title = `${kept.length} giá trị của bản trước không còn chỗ trong bảng bản ${unit.table.version}, vẫn giữ, không tính điểm`;
  return [
    {
      isNarrow: true,
      columns: [
        { head: 'STT', widthMm: 13 },
        { head: 'Nội dung tiêu chí', widthMm: undefined },
        { head: 'Bản', widthMm: 12 },
        { head: 'Giá trị đã nhập, người nhập', widthMm: 62 },
      ],
      rows: [
        { level: 'part', indent: 0, cells: [centre(''), left(title), centre(''), left('')] },
        ...kept.map(({ code, name, version, text, reason }) => ({
          level: 'leaf' as const,
          indent: 0,
          cells: [
            centre(code),
            left(name),
            centre(String(version)),
            left(reason ? `${text}\nLý do: ${reason}` : text),
          ],
        })),
      ],
      totals: [],
    },
  ];
}
