// An office says a sentence of the bloc's papers in its own words, or keeps the list of what they rest on.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { text } from '../fields.ts';
import { PeriodId } from '../ids.ts';
import { replaced } from '../lists.ts';
import type { Problem } from '../problems.ts';
import { isBlocScorer } from '../workflow/permissions.ts';
import { Basis } from '../wording/bases.ts';
import { unknownPlaces } from '../wording/fill.ts';
import { Slot, startingWording, type Wording } from '../wording/wording.ts';
import { defineChange, type Stamp } from './define-change.ts';

const Entry = z.discriminatedUnion('is', [
  /** An empty text gives the slot the words back that it began with. */
  z.strictObject({ is: z.literal('slot'), slot: Slot, text: text(4000) }),
  /** Without an id it is a new one; an empty text takes it out. */
  z.strictObject({ is: z.literal('basis'), of: Basis.extend({ id: Basis.shape.id.nullable() }) }),
]);
export type WordingEntry = z.infer<typeof Entry>;

/** [TW2] By whoever keeps the bloc's papers, until the year is put away. */
export const setWording = defineChange({
  name: 'set-wording',
  args: z.strictObject({ periodId: PeriodId, entry: Entry }),

  apply(world, actor, { periodId, entry }, stamp) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!isBlocScorer(actor, periodId)) return fail({ code: 'not-permitted', action: 'set-wording' });
    if (period.stage === 'archived') return fail({ code: 'period-cannot-move', stage: period.stage });
    const bar = entryBar(entry);
    if (bar) return fail(bar);
    world.put(
      'wording',
      withEntry(world.get('wording', periodId) ?? startingWording(periodId), entry, stamp),
    );
    return ok(undefined);
  },
});

function entryBar(entry: WordingEntry): Problem | undefined {
  if (entry.is === 'slot') {
    const unknown = unknownPlaces(entry.slot, entry.text);
    return unknown.length > 0 ? { code: 'place-unknown', names: unknown.join(', ') } : undefined;
  }
  const { from, to } = entry.of;
  return from !== '' && to !== '' && to < from ? { code: 'days-out-of-order' } : undefined;
}

function withEntry(wording: Wording, entry: WordingEntry, { id }: Stamp): Wording {
  if (entry.is === 'slot') {
    const { [entry.slot]: _, ...others } = wording.texts;
    return { ...wording, texts: entry.text === '' ? others : { ...others, [entry.slot]: entry.text } };
  }
  const basis = { ...entry.of, id: entry.of.id ?? id };
  return {
    ...wording,
    bases:
      basis.text === ''
        ? wording.bases.filter((one) => one.id !== basis.id)
        : replaced(wording.bases, basis, 'id'),
  };
}
