// What keeps an appraisal from being finished, asked in the order in which it is mended.

import type { World } from '../changes/define-change.ts';
import type { Problem } from '../problems.ts';
import { isConflict } from '../scoring/cell.ts';
import { columnIdOf } from '../ids.ts';
import { shortNames, type BlocPeriod } from '../workflow/bloc-period.ts';
import type { SettledTie } from './appraised-result.ts';
import type { Appraisal } from './appraise.ts';
import { namesOfOpen, openUnits } from './open-criteria.ts';

/** [PV6] Undefined where nothing does. */
export function appraisalBar(
  world: World,
  period: BlocPeriod,
  { units, untold }: Appraisal,
  ties: readonly SettledTie[],
): Problem | undefined {
  const torn = units.filter(({ sheet }) => {
    const cells = world.get('column', columnIdOf(sheet.id, 'province'))?.cells ?? {};
    return Object.values(cells).some(isConflict);
  });
  if (torn.length > 0)
    return {
      code: 'appraisal-in-conflict',
      units: shortNames(
        period,
        torn.map(({ unitId }) => unitId),
      ),
    };
  const open = openUnits(world, units);
  if (open.length > 0) return { code: 'appraisal-not-whole', units: namesOfOpen(period, open) };
  if (untold.length > 0)
    return { code: 'tie-awaits-officer', units: untold.map((level) => shortNames(period, level)).join('; ') };
  return ties.some(({ reason }) => reason === '') ? { code: 'tie-needs-reason' } : undefined;
}
