// What is done while a sheet is filled in. A page that opens at a sheet needs no other rule to draw it, take an entry and
// hand it in; all the others come in one file behind it.

import { Column, Sheet } from '../scoring/sheet.ts';
import { enterScore } from './enter-score.ts';
import { beginReview, recallSheet, submitSheet } from './move-sheet.ts';

export const rulesAtHand = {
  'enter-score': enterScore,
  'submit-sheet': submitSheet,
  'recall-sheet': recallSheet,
  'begin-review': beginReview,
} as const;

/** What records of the kinds that these write must be. */
export const schemasAtHand = { column: Column, sheet: Sheet } as const;
