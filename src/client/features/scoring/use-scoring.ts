// What a scoring screen knows and can do, whether it draws a grid or cards.

import { useCallback, useMemo, useRef } from 'react';
import type { Words } from '../../../base/words.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import { refusalAtHand } from '../../../domain/changes/refusal-at-hand.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type UnitId } from '../../../domain/ids.ts';
import { sameJson } from '../../../base/compare.ts';
import {
  counting,
  isBlank,
  isNotAssigned,
  versionOf,
  type Cell,
  type CellInput,
  type Evidence,
} from '../../../domain/scoring/cell.ts';
import { kindOf } from '../../../domain/scoring/rule-kinds/registry.ts';
import type { Outcome } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import type { Typed } from '../../replica/drafts.ts';
import { useProblemWords } from '../../parts/late-problem-words.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { leafFor, type BlocView, type ScoringOwner } from '../../parts/bloc-view.ts';
import { cellStateOf, deliveryOf, type CellState, type Delivery } from '../../parts/cell-state.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { useDrafts } from '../../parts/use-drafts.ts';
import { versionsText } from '../../parts/versions-text.ts';
import { say, useLanguage } from '../../words/language.tsx';
import { isSameCell, openIn, withoutStep, type Step } from './undo-steps.ts';
import { useForeseen } from './use-foreseen.ts';
import { scoringWords } from './words.ts';

/** One thing to write. `reason` stays as it is where it is not given. */
export interface Entry {
  readonly unitId: UnitId;
  readonly criterionId: CriterionId;
  /** What is not given stays as it is in the cell at the moment when this is saved. */
  readonly input?: CellInput;
  readonly reason?: string;
  /** The documents behind it. */
  readonly evidence?: readonly Evidence[];
}

/** One whose figure is given. */
export interface FigureEntry extends Entry {
  readonly input: CellInput;
}

/** What came of entering something. */
interface Entered {
  /** As which it can be undone, alone; undefined where nothing of it was new. */
  readonly step: Step | undefined;
  /** Undefined once it is saved on this device, else why it was not. */
  readonly refused: Promise<Words | undefined>;
}

/** What stands in a field now, before it is entered. */
interface DraftEntry {
  readonly unitId: UnitId;
  readonly criterionId: CriterionId;
  readonly typed: Typed;
}

export interface CellView {
  readonly leaf: Leaf;
  readonly cell: Cell | undefined;
  /** The unit's own cell, where the column is the bloc's. */
  readonly selfCell: Cell | undefined;
  readonly outcome: Outcome;
  readonly state: CellState;
  readonly target: string | undefined;
  /** What the unit's own score makes of it, where the column is the bloc's. */
  readonly self: Outcome | undefined;
  /** The bloc's points less the unit's own; 0 where either is missing. */
  readonly gap: number;
}

/**
 * Where scores are shown: the grid has the rows of the table in force, so a unit whose sheet is still on an older
 * version is read there and not written; on its own page it is scored by its own table [TM4].
 */
export type ScoringPlace = 'grid' | 'unit';

export interface Scoring {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly owner: ScoringOwner;
  readonly delivery: Delivery;
  /** The versions of a cell in words, each with who and when. */
  readonly versionsOf: (cell: Cell, leaf: Leaf) => string;
  readonly cellOf: (unitId: UnitId, criterionId: CriterionId) => CellView | undefined;
  /** Saves on this device. Can be undone as one. */
  readonly enter: (entries: readonly Entry[]) => Entered;
  /** What is typed and not entered yet: kept against a page that goes, until it is entered or dropped. */
  readonly keepDraft: (draft: DraftEntry) => void;
  readonly dropDraft: (draft: DraftEntry) => void;
  /** What goes into a cell that is assigned after all: what one had there before it was marked, or nothing. */
  readonly assignedAgain: (unitId: UnitId, criterionId: CriterionId) => CellInput;
  /** Undoes one step, or the last one; why it was not undone, or undefined at once where there is nothing to undo. */
  readonly undo: (step?: Step) => Promise<Words | undefined> | undefined;
  /** Why this person cannot score this unit in this column now; undefined where they can. */
  readonly barOf: (unitId: UnitId) => Words | undefined;
  /** Of that, what only the place says: the unit can be scored, but not in this grid. */
  readonly placeBarOf: (unitId: UnitId) => Words | undefined;
  /** The blank cells among some leaves of a unit that full marks can fill, with the inputs to do it. */
  readonly fullMarksFor: (unitId: UnitId, leaves: readonly Leaf[]) => readonly Entry[];
}

/** The state and the acts of scoring one column of a bloc. */
export function useScoring(
  saved: BlocView,
  copy: BlocCopy,
  owner: ScoringOwner,
  place: ScoringPlace,
): Scoring {
  const replica = useReplica();
  const { personId } = replica.actor;
  const say = useProblemWords();
  const { language } = useLanguage();
  const commit = useCommit(copy.bloc);
  const drafts = useDrafts();
  const { view, during } = useForeseen(saved, copy);
  const steps = useRef<readonly Step[]>([]);
  // `saved` is what says that the copy, always the same object, has changed.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const delivery = useMemo(() => deliveryOf(copy), [copy, saved]);

  const write = useCallback(
    (entries: readonly Entry[], of: ScoringOwner) => {
      // What is shown may be older than what stands when it is saved: another entry may be on its way to the cell.
      const intentsIn = (world: World) =>
        entries.map(({ unitId, criterionId, evidence, ...given }) => {
          const sheetId = sheetIdOf(view.period.id, unitId);
          const cell = world.get('column', columnIdOf(sheetId, of))?.cells[criterionId];
          // The one that the rule writes over.
          const { input = null, reason = '' } = cell ? versionOf(cell, personId) : {};
          return {
            name: 'enter-score' as const,
            args: {
              sheetId,
              owner: of,
              criterionId,
              input,
              reason,
              ...given,
              ...(evidence ? { evidence: [...evidence] } : {}),
              table: view.unitById.get(unitId)?.sheet?.tableVersion ?? view.table.version,
            },
          };
        });
      return during(intentsIn(view.world), () => commit(() => intentsIn(copy)));
    },
    [commit, copy, during, personId, view],
  );

  const enter = (entries: readonly Entry[]): Entered => {
    const news = entries.filter((entry) => isNews(copy, [saved, view], owner, entry));
    const barred = news.flatMap(({ unitId }) => placeBar(view, unitId, place) ?? [])[0];
    if (barred) return { step: undefined, refused: Promise.resolve(barred) };
    const step = {
      id: Symbol('step'),
      owner,
      before: news.map((entry) => asItStands(view, owner, personId, entry)),
    };
    // Before it is saved, not after: an undo pressed at once must mean this entry, and it is saved in turn.
    if (news.length > 0) steps.current = [...steps.current.slice(-99), step];
    const save = async () => {
      const refused = news.length > 0 ? await write(news, owner) : undefined;
      if (refused) steps.current = withoutStep(steps.current, step);
      else entries.forEach((entry) => drafts.drop(placeOf(entry), typedOf(entry)));
      return refused;
    };
    return { step: news.length > 0 ? step : undefined, refused: save() };
  };

  const placeOf = ({ unitId, criterionId }: Pick<Entry, 'unitId' | 'criterionId'>) => ({
    bloc: copy.bloc,
    sheetId: sheetIdOf(view.period.id, unitId),
    owner,
    criterionId,
  });

  const undo = (step = steps.current.at(-1)) => {
    const before = step && openIn(steps.current, step);
    if (!before || before.length === 0) return undefined;
    steps.current = withoutStep(steps.current, step);
    return write(before, step.owner).then((refused) => {
      if (refused) steps.current = [...steps.current, { ...step, before }];
      return refused;
    });
  };

  const assignedAgain = (unitId: UnitId, criterionId: CriterionId): CellInput => {
    // Where another marked it, what one had entered before that is not what stood.
    if (branchOf(view, owner, unitId, criterionId)?.author !== personId) return null;
    const before = steps.current.flatMap((step) => (step.owner === owner ? step.before : []));
    const had = before.findLast(
      (entry) => entry.input !== undefined && isSameCell(entry, { unitId, criterionId }),
    )?.input;
    return had === undefined || isNotAssigned(had) ? null : had;
  };

  return {
    view,
    copy,
    owner,
    delivery,
    assignedAgain,
    versionsOf: (cell, leaf) => versionsText(cell, leaf, copy, view.period.blocId, language),
    enter,
    keepDraft: ({ typed, ...at }) => drafts.keep(placeOf(at), typed),
    dropDraft: ({ typed, ...at }) => drafts.drop(placeOf(at), typed),
    undo,
    cellOf: (unitId, criterionId) => cellView(view, owner, delivery, unitId, criterionId),

    barOf(unitId) {
      const unit = view.unitById.get(unitId);
      const first = unit && indexOf(unit.table).leaves[0];
      const sheet = unit?.sheet;
      if (!first || !sheet) return undefined;
      const args = {
        sheetId: sheet.id,
        owner,
        criterionId: first.leaf.id,
        input: null,
        reason: '',
        table: sheet.tableVersion,
      };
      const problem = refusalAtHand(copy, replica.actor, { name: 'enter-score', args });
      // Who may not score the unit at all hears that first: going over to the new version would not help them.
      return problem ? say(problem) : placeBar(view, unitId, place);
    },

    placeBarOf: (unitId) => placeBar(view, unitId, place),

    fullMarksFor(unitId, leaves) {
      const unit = view.unitById.get(unitId);
      return leaves.flatMap((leaf) => {
        const cell = unit?.columns[owner]?.cells[leaf.id];
        if (cell && !isBlank(counting(cell).input)) return [];
        const input = fullMarksOf(leaf, unit?.targets?.values[leaf.id]);
        return input ? [{ unitId, criterionId: leaf.id, input }] : [];
      });
    },
  };
}

/** What a form about one cell of this column is kept under. */
export const formPlace = ({ view, owner }: Scoring, unitId: UnitId, criterionId: CriterionId): string =>
  `${sheetIdOf(view.period.id, unitId)} ${owner} ${criterionId}`;

/** Why a unit is not written in the grid, in words that say what to do first. */
export function placeBar(view: BlocView, unitId: UnitId, place: ScoringPlace): Words | undefined {
  const unit = view.unitById.get(unitId);
  if (place === 'unit' || !unit?.isBehind) return undefined;
  const versions = { now: unit.table.version, to: view.table.version };
  return {
    vi: say(scoringWords, 'vi').behindInGrid(versions),
    en: say(scoringWords, 'en').behindInGrid(versions),
  };
}

/** The input that earns full marks; undefined where only the real figures can say. */
export const fullMarksOf = (leaf: Leaf, target: string | undefined): CellInput | undefined =>
  kindOf(leaf.rule).fullMarks({ params: leaf.rule, max: leaf.max, target });

/** One cell with all that a screen shows of it. */
export function cellView(
  view: BlocView,
  owner: ScoringOwner,
  delivery: Delivery,
  unitId: UnitId,
  criterionId: CriterionId,
): CellView | undefined {
  const unit = view.unitById.get(unitId);
  const leaf = leafFor(unit, criterionId);
  if (!unit || !leaf) return undefined;
  const cell = unit.columns[owner]?.cells[criterionId];
  const outcome = unit.scores[owner].outcomes.get(criterionId) ?? { state: 'not-scored' as const };
  const self = owner === 'bloc' ? unit.scores.self.outcomes.get(criterionId) : undefined;
  return {
    leaf,
    cell,
    selfCell: owner === 'bloc' ? unit.columns.self?.cells[criterionId] : undefined,
    outcome,
    state: cellStateOf(cell, outcome, delivery),
    target: unit.targets?.values[criterionId],
    self,
    gap: outcome.state === 'scored' && self?.state === 'scored' ? outcome.points - self.points : 0,
  };
}

const typedOf = ({ input, reason }: Entry): Typed => ({
  ...(input === undefined ? {} : { input }),
  ...(reason === undefined ? {} : { reason }),
});

const branchOf = (view: BlocView, owner: ScoringOwner, unitId: UnitId, criterionId: CriterionId) => {
  const cell = view.unitById.get(unitId)?.columns[owner]?.cells[criterionId];
  return cell && counting(cell);
};

/**
 * Saying again what stands there is not a change: it would only look like one in the history. What is only being saved
 * does not stand yet: it may be refused, and who says it again waits for an answer of their own. While something waits
 * unseen for its rule, what is shown may not be what stands: everything is news [CH7].
 */
export const isNews = (
  { isBehind }: Pick<BlocCopy, 'isBehind'>,
  views: readonly BlocView[],
  owner: ScoringOwner,
  entry: Entry,
): boolean => isBehind || views.some((view) => !stands(view, owner, entry));

function stands(
  view: BlocView,
  owner: ScoringOwner,
  { unitId, criterionId, input, reason, evidence }: Entry,
): boolean {
  const branch = branchOf(view, owner, unitId, criterionId);
  const conflict = (view.unitById.get(unitId)?.columns[owner]?.cells[criterionId]?.length ?? 0) > 1;
  if (conflict) return false;
  return (
    (input === undefined || sameJson(branch?.input ?? null, input)) &&
    (reason === undefined || reason === (branch?.reason ?? '')) &&
    (evidence === undefined || sameJson(branch?.evidence ?? [], evidence))
  );
}

/** Of documents alone nothing but them goes back. */
function asItStands(
  view: BlocView,
  owner: ScoringOwner,
  personId: string,
  { unitId, criterionId, input }: Entry,
): Entry {
  const cell = view.unitById.get(unitId)?.columns[owner]?.cells[criterionId];
  const branch = cell && versionOf(cell, personId);
  const evidence = branch?.evidence ?? [];
  if (input === undefined) return { unitId, criterionId, evidence };
  return { unitId, criterionId, input: branch?.input ?? null, reason: branch?.reason ?? '', evidence };
}
