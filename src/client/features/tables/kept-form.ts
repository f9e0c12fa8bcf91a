// A form that is being typed while the row it belongs to may be changed by somebody else: what this person typed is
// theirs, all the rest follows the table. Pure.

import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { Form } from './form.ts';

export interface Draft {
  /** As it stands on the screen. */
  readonly form: Form;
  /** As it stood when it was last saved, or begun: what differs from it was typed since. */
  readonly saved: Form;
  /** What the table said of it then: what differs from it now was changed by somebody else. */
  readonly stored: Form;
  /** What the table will say once what is being saved is saved. */
  readonly coming?: Form | undefined;
  /** Somebody else changed what this person was typing. */
  readonly both?: boolean;
}

/** What is kept of a draft between two pages. */
export interface KeptDraft extends Form {
  readonly from?: Form | undefined;
}

export const begun = (stored: Form): Draft => ({ form: stored, saved: stored, stored });

export const restored = ({ values, lists, from }: KeptDraft, stored: Form): Draft => ({
  form: { values, lists },
  saved: from ?? stored,
  stored: from ?? stored,
});

export const toKeep = ({ form, stored }: Draft): KeptDraft => ({ ...form, from: stored });

/** Everything that stands in the fields of a draft for a person to read, what was typed first. */
export function typedTexts({ values, lists, from }: KeptDraft): readonly string[] {
  const texts = Object.keys(values).filter((key) => !CHOSEN.test(key));
  const isTyped = (key: string) => values[key] !== from?.values[key];
  const rows = Object.values(lists).flatMap((all) =>
    all.map((row) =>
      Object.entries(row)
        .flatMap(([key, text]) => (key === 'id' ? [] : [text]))
        .filter(Boolean)
        .join(' '),
    ),
  );
  const own = [...texts.filter(isTyped), ...texts.filter((key) => !isTyped(key))];
  return [...own.map((key) => values[key] ?? ''), ...rows].filter(Boolean);
}

/** Fields that hold a choice by its inner name, which says nothing to a person. */
const CHOSEN =
  /^(?:ruleKind|role|kind|bonus|transform|evidence|locked|capAtMax)$|^rule\.(?:measure|domain|direction|base|per|partial|noTarget|order|tie|lowOf|highOf|lowIncl|highIncl|map|overshoot\.asBonus)$/;

/** A rule is one thing: half of one person's and half of another's would be nobody's. */
const groupOf = (key: string): string => (/^rule(?:Kind$|\.)/.test(key) ? 'rule' : key);

/** The draft over the table as it is now: what was typed stays, what was not shows what the table says. */
export function rebased(draft: Draft, now: Form): Draft {
  const typed = differing(draft.form, draft.saved);
  const moved = new Set(
    [...differing(now, draft.stored)].filter(
      (group) => draft.coming === undefined || differing(now, draft.coming).has(group),
    ),
  );
  if (moved.size === 0) return draft;
  const both = draft.both === true || [...moved].some((group) => typed.has(group));
  const follows = (key: string) => moved.has(groupOf(key)) && !typed.has(groupOf(key));
  const over = (form: Form): Form => ({
    values: { ...form.values, ...picked(now.values, follows) },
    lists: { ...form.lists, ...picked(now.lists, follows) },
  });
  return { ...draft, form: over(draft.form), saved: over(draft.saved), stored: over(draft.stored), both };
}

export const isSameForm = (a: Form, b: Form): boolean => differing(a, b).size === 0;

/** The fields, and the rule as one of them, in which two forms differ. */
function differing(a: Form, b: Form): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const key of new Set([...Object.keys(a.values), ...Object.keys(b.values)])) {
    if (a.values[key] !== b.values[key]) groups.add(groupOf(key));
  }
  for (const key of new Set([...Object.keys(a.lists), ...Object.keys(b.lists)])) {
    if (JSON.stringify(a.lists[key] ?? []) !== JSON.stringify(b.lists[key] ?? [])) groups.add(groupOf(key));
  }
  return groups;
}

const picked = <T>(of: Readonly<Record<string, T>>, isWanted: (key: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => isWanted(key)));

/** The name that a form's draft is kept under: a row of a table, or what the table decides for all. */
export const draftName = ({ periodId, version }: CriteriaTable, id: string): string =>
  `${periodId}@${version} ${id}`;
