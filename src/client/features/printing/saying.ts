// The sentences of a paper that an office may say in its own words, with what is filled in [TW1] [TW2]; and what the paper
// rests on [TW3].

import { dayOf } from '../../../base/days.ts';
import type { PaperParagraph } from '../../../domain/paper/paper-document.ts';
import { basesOn, startingBases } from '../../../domain/wording/bases.ts';
import { filledIn } from '../../../domain/wording/fill.ts';
import type { PlaceKey, SlotName } from '../../../domain/wording/slots.ts';
import { textOf } from '../../../domain/wording/starting-texts.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { DOTS } from '../../parts/bloc-phrases.ts';
import { knownPlaces } from '../../parts/known-places.ts';

/** What is not known is a row of dots. */
export type Say = (slot: SlotName, more?: Partial<Readonly<Record<PlaceKey, string>>>) => string;

type Spoken = Pick<BlocView, 'world' | 'period'>;

export function sayingOf({ world, period }: Spoken): Say {
  const wording = world.get('wording', period.id);
  const values = knownPlaces({ period });
  return (slot, more = {}) => sentenceCase(filledIn(textOf(wording, slot), { ...values, ...more }));
}

/** A sentence that begins with "năm 2023" begins with a capital. */
const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "Căn cứ …;", one a line; `last` ends them. Room for the hand where none is in force on the day. */
export function basesOf({ world, period }: Spoken, now: number, last: string): readonly PaperParagraph[] {
  const day = dayOf(now);
  const inForce = basesOn(world.get('wording', period.id)?.bases ?? startingBases, day);
  const texts = inForce.length > 0 ? inForce.map(({ text }) => text) : [DOTS.repeat(6)];
  return [...texts.map((text) => `Căn cứ ${text};`), last].map((text) => ({ text, style: 'basis' }));
}
