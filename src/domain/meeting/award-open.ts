// Who may be given what, by the order of the units and the gates.

import { effectOf } from '../ranking/gates/shut-gates.ts';
import type { Placed } from '../ranking/standings.ts';
import type { Award } from './meeting.ts';

/** [MT6] A flag goes only to whom the order gives one; a certificate to whoever is ranked and may be commended. */
export const isAwardOpen = (award: Award, placed: Placed | undefined): boolean =>
  award === 'flag'
    ? placed?.award?.startsWith('flag') === true
    : placed?.place !== undefined && effectOf(placed.score.gates).commended;
