// Fills words between braces in. Whatever is typed stays text: nothing in it is ever read as anything else.

import { everywhere, places, slots, type PlaceKey, type PlaceName, type SlotName } from './slots.ts';

const BRACED = /\{([^{}]*)\}/g;

const nameIn = (typed: string): PlaceName | undefined => {
  const said = typed.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  return (Object.keys(places) as PlaceName[]).find((name) => name.normalize('NFC') === said);
};

/** What may stand between braces in a slot. */
export const placesOf = (slot: SlotName): readonly PlaceName[] => [...everywhere, ...slots[slot]];

/** [TW1] Names between braces that this slot does not know, as they were typed. */
export const unknownPlaces = (slot: SlotName, text: string): readonly string[] =>
  [...text.matchAll(BRACED)]
    .map(([, typed = '']) => typed)
    .filter((typed) => {
      const name = nameIn(typed);
      return name === undefined || !placesOf(slot).includes(name);
    });

/** [TW1] Once, from left to right: braces in what is filled in are words like any other. */
export const filledIn = (text: string, values: Readonly<Record<PlaceKey, string>>): string =>
  text.replace(BRACED, (whole, typed: string) => {
    const name = nameIn(typed);
    return name === undefined ? whole : values[places[name]];
  });
