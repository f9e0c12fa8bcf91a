// Every change there is, once. A new thing a person can do is its file and a line here.

import { enterScore } from './enter-score.ts';
import { markGate } from './mark-gate.ts';
import { beginReview, recallSheet, submitSheet } from './move-sheet.ts';

export const changeRules = {
  'enter-score': enterScore,
  'submit-sheet': submitSheet,
  'recall-sheet': recallSheet,
  'begin-review': beginReview,
  'mark-gate': markGate,
} as const;

export type ChangeName = keyof typeof changeRules;
export type ArgsOf<N extends ChangeName> = Parameters<(typeof changeRules)[N]['apply']>[2];

/** A change as a screen asks for it: what, and with what. */
export type Intent = {
  readonly [N in ChangeName]: { readonly name: N; readonly args: ArgsOf<N> };
}[ChangeName];

export const isChangeName = (name: string): name is ChangeName => Object.hasOwn(changeRules, name);
