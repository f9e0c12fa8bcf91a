// What a filled sheet would change here: each figure beside what stands, and whether this person may write it. Pure but
// for asking the rules, as every button does.

import { sameJson } from '../../../base/compare.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { indexOf, type CriteriaTable, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { citeDocument } from '../../../domain/evidence/cite.ts';
import { columnIdOf, sheetIdOf, type PeriodId } from '../../../domain/ids.ts';
import type { Problem } from '../../../domain/problems.ts';
import { counting } from '../../../domain/scoring/cell.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import type { Actor } from '../../../domain/workflow/permissions.ts';
import type { FilledEntry, FilledValue } from '../../../office/scores/read-filled.ts';
import { formatDecimal } from '../../../base/format.ts';
import type { Language } from '../../../base/words.ts';

export interface PlanRow {
  readonly entry: FilledEntry;
  readonly leaf: Leaf;
  /** As it stands on this device, and as it would be; as text. */
  readonly before: string;
  readonly after: string;
  readonly state: 'new' | 'differs' | 'same';
  readonly intent: Intent;
  /** Why this person cannot write it now. */
  readonly bar: Problem | undefined;
}

interface Asking {
  readonly world: World;
  readonly actor: Actor;
  readonly periodId: PeriodId;
  readonly table: CriteriaTable;
  readonly language: Language;
}

/** One row for each figure of the sheet, in its order. */
export function planOf(asking: Asking, entries: readonly FilledEntry[]): readonly PlanRow[] {
  const { leafById } = indexOf(asking.table);
  return entries.flatMap((entry) => {
    const leaf = leafById.get(entry.criterionId)?.leaf;
    if (!leaf) return [];
    return entry.value.is === 'target'
      ? [targetRow(asking, entry, entry.value.value, leaf)]
      : [scoreRow(asking, entry, entry.value, leaf)];
  });
}

function scoreRow(
  { world, actor, periodId, language }: Asking,
  entry: FilledEntry,
  value: Exclude<FilledValue, { is: 'target' }>,
  leaf: Leaf,
): PlanRow {
  const sheetId = sheetIdOf(periodId, entry.unitId);
  const standsAt = (owner: 'self' | 'bloc') => {
    const cell = world.get('column', columnIdOf(sheetId, owner))?.cells[leaf.id];
    return cell && counting(cell);
  };
  const stands = standsAt(value.is);
  const before = inputText(stands?.input, language, leaf);
  const isSame = stands !== undefined && sameJson(stands.input, value.input);
  const told = stands?.reason ?? '';
  const said = withoutPrinted(entry.reason, stands, standsAt(value.is === 'self' ? 'bloc' : 'self'));
  const isTold = said === '' || (told !== '' && said.includes(told)) || isDocument(stands, said);
  const intent = {
    name: 'enter-score',
    args: {
      sheetId,
      owner: value.is,
      criterionId: leaf.id,
      input: value.input,
      reason: isTold ? told : said,
      table: world.get('sheet', sheetId)?.tableVersion ?? 1,
    },
  } as const;
  return {
    entry,
    leaf,
    before,
    after: inputText(value.input, language, leaf),
    state: isSame ? 'same' : before === '' ? 'new' : 'differs',
    intent,
    bar: refusalOf(world, actor, intent),
  };
}

type Standing = ReturnType<typeof counting> | undefined;

/**
 * Our own form prints the reasons of both columns and the documents behind them in one cell: what is printed there of
 * the other column, or of documents, was not written beside this figure [IS8].
 */
function withoutPrinted(text: string, stands: Standing, beside: Standing): string {
  const documents = [stands, beside].flatMap((one) => one?.evidence ?? []).map((one) => citeDocument(one));
  const others = beside && beside.reason !== stands?.reason ? [beside.reason] : [];
  const rest = [...others, ...documents]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, one) => left.replace(`${BETWEEN}${one}${BETWEEN}`, BETWEEN), BETWEEN + text + BETWEEN);
  return rest.slice(BETWEEN.length, -BETWEEN.length);
}

const BETWEEN = '; ';

const isDocument = (stands: Standing, reason: string): boolean =>
  (stands?.evidence ?? []).some(({ number }) => number !== '' && reason.includes(number));

function targetRow(
  { world, actor, periodId, language }: Asking,
  entry: FilledEntry,
  value: string,
  leaf: Leaf,
): PlanRow {
  const before = world.get('targets', sheetIdOf(periodId, entry.unitId))?.values[leaf.id];
  const intent: Intent = {
    name: 'set-targets',
    args: { periodId, targets: [{ unitId: entry.unitId, criterionId: leaf.id, value }] },
  };
  return {
    entry,
    leaf,
    before: before === undefined ? '' : formatDecimal(before, language),
    after: formatDecimal(value, language),
    state: before === value ? 'same' : before === undefined ? 'new' : 'differs',
    intent,
    bar: refusalOf(world, actor, intent),
  };
}

/** What is written: what says something new and may be written, targets first, since scores lean on them. */
export function intentsOf(
  rows: readonly PlanRow[],
  wanted: ReadonlySet<FilledValue['is']>,
): readonly Intent[] {
  const order = { target: 0, self: 1, bloc: 2 } as const;
  return rows
    .filter(({ state, bar, entry }) => state !== 'same' && !bar && wanted.has(entry.value.is))
    .toSorted((a, b) => order[a.entry.value.is] - order[b.entry.value.is])
    .map(({ intent }) => intent);
}
