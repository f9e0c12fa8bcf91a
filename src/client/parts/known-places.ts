// What is known of a bloc for the places in the sentences of its papers; a row of dots where only a paper knows more.

import type { PlaceKey } from '../../domain/wording/slots.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import { addresseeOf, DOTS, yearOf } from './bloc-phrases.ts';

export const knownPlaces = ({
  period,
}: {
  readonly period: BlocPeriod;
}): Readonly<Record<PlaceKey, string>> => ({
  blocName: period.blocName,
  year: yearOf(period),
  unitCount: String(period.units.length),
  leader: period.units.find(({ id }) => id === period.leaderUnitId)?.name ?? DOTS,
  addressee: addresseeOf(period),
  signingDay: DOTS,
  signingPlace: DOTS,
  presentCount: DOTS,
  tableVersion: String(period.tableVersion),
  awards: DOTS,
});
