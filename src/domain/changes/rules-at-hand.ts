// What is done while a sheet is filled in. A page that opens at a sheet needs no other rule to draw it, take an entry and
// hand it in; all the others come in one file behind it.

import { enterScore } from './enter-score.ts';
import { beginReview, recallSheet, submitSheet } from './move-sheet.ts';

export const rulesAtHand = {
  'enter-score': enterScore,
  'submit-sheet': submitSheet,
  'recall-sheet': recallSheet,
  'begin-review': beginReview,
} as const;
