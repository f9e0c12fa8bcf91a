// "Vì sao 38,5?": every number opened into its reasons, in the order a person would ask.

import type { ReactNode } from 'react';
import { formatDate, formatHundredths, formatTime } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { CriterionId, UnitId } from '../../domain/ids.ts';
import type { Branch, Cell } from '../../domain/scoring/cell.ts';
import {
  explainGroupsBelow,
  explainPart,
  explainPartCap,
  explainTotal,
  type Explanation,
} from '../../domain/scoring/explain.ts';
import { points, type Points } from '../../domain/scoring/points.ts';
import type { UnitScore } from '../../domain/scoring/total.ts';
import { say, sayAll } from '../../domain/scoring/words.ts';
import { sayInputProblem } from '../../domain/scoring/words/input-problem-words.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { Badge } from '../ui/badge.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Meter } from '../ui/meter.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { bounds } from './bloc-facts.ts';
import { isProvinces, isToldWhole, movedWithOthers } from './appraised-view.ts';
import { appraisedWords } from './appraised-words.ts';
import { leafFor, type BlocView, type ScoringOwner, type UnitView } from './bloc-view.ts';
import { cellStateOf, deliveryOf } from './cell-state.ts';
import { cellLooks } from './cell-words.ts';
import { CellHistory } from './cell-history.tsx';
import { explainCriterion } from './explain-criterion.ts';
import { explainWords } from './explain-words.ts';
import { historyWords } from './history-words.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import { stated } from './stated.ts';

interface ExplainProps {
  /** Of an appraisal (`appraisedView`), where the Department's numbers are asked about. */
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly unitId: UnitId;
  readonly owner: ScoringOwner;
  /** A criterion, or the unit's total where none is named. */
  readonly criterionId: CriterionId | undefined;
  readonly onClose: () => void;
  readonly footer?: ReactNode;
}

export function ExplainDrawer(props: ExplainProps) {
  return props.criterionId === undefined ? <TotalDrawer {...props} /> : <LeafDrawer {...props} />;
}

function LeafDrawer({ view, copy, unitId, owner, criterionId = '', onClose, footer }: ExplainProps) {
  const { language } = useLanguage();
  const words = useWords(explainWords);
  const history = useWords(historyWords);
  const { close } = useWords(uiWords);
  const unit = view.unitById.get(unitId);
  const leaf = leafFor(unit, criterionId);
  if (!unit || !leaf) return null;
  const cell = unit.columns[owner]?.cells[criterionId];
  const outcome = unit.scores[owner].outcomes.get(criterionId) ?? { state: 'not-scored' };
  const explanation = explainCriterion(view, unit, owner, leaf);
  const state = cellStateOf(cell, outcome, deliveryOf(copy));
  const look = cellLooks[state];
  const documents = cell?.[0]?.evidence ?? [];
  const earned = outcome.state === 'scored' ? outcome.points : undefined;
  const shown = earned === undefined ? look.words[language] : formatHundredths(earned, language);

  return (
    <Drawer
      title={earned === undefined ? words.whyNone : words.whyPoints({ points: shown })}
      subtitle={`${unit.unit.name} · ${leaf.code} ${leaf.name}`}
      closeLabel={close}
      onClose={onClose}
      footer={footer}
    >
      <div className="row">
        <span className="score explain-score">
          {shown}
          {earned !== undefined && (
            <small> / {words.maxPoints({ max: formatHundredths(leaf.max, language) })}</small>
          )}
        </span>
        <Badge tone={look.tone} icon={look.icon}>
          {look.words[language]}
        </Badge>
      </div>
      {earned !== undefined && leaf.max > 0 && (
        <Meter
          value={earned / 100}
          max={leaf.max / 100}
          label={words.share}
          valueText={`${shown} / ${formatHundredths(leaf.max, language)}`}
        />
      )}
      <Reasons>
        <Reason title={words.rule}>
          {sayAll(explanation.rule, language)}
          {leaf.byHand && <p className="caption">{words.byHand}</p>}
        </Reason>
        <Reason title={words.figures}>{figures(explanation, leaf, cell, language, words.noFigures)}</Reason>
        <Reason title={words.working}>{working(explanation, language, words.noWorking)}</Reason>
        {unit.proposed && (
          <Reason title={words.againstBloc}>
            <AgainstBloc unit={unit} proposed={unit.proposed} leaf={leaf} />
          </Reason>
        )}
        {owner === 'bloc' && (
          <Reason title={unit.proposed ? words.blocAgainstSelf : words.againstSelf}>
            <AgainstSelf unit={unit.proposed ?? unit} leaf={leaf} />
          </Reason>
        )}
        <Reason title={words.basis}>
          {words.tableClause({ version: unit.table.version, code: leaf.code, title: unit.table.title })}
          {leaf.text && <p className="caption">“{leaf.text}”</p>}
          {leaf.assumed && <p className="caption">{words.assumed}</p>}
        </Reason>
        {documents.length > 0 && (
          <Reason title={words.evidence}>
            {documents.map(({ number, date, abstract, file }) => (
              <p key={`${number} ${date} ${abstract} ${file?.hash}`}>
                <b>{number}</b> {[date, abstract].filter(Boolean).join(': ')} {file && words.file(file)}
              </p>
            ))}
          </Reason>
        )}
        <Reason title={words.whoWhen}>
          {cell
            ? cell.map((branch) => (
                <Author
                  key={branch.by}
                  branch={branch}
                  leaf={leaf}
                  copy={copy}
                  view={view}
                  many={cell.length > 1}
                />
              ))
            : words.nobody}
        </Reason>
        {unit.sheet && (
          <Reason title={history.title}>
            <CellHistory
              copy={copy}
              blocId={view.period.blocId}
              place={{
                sheetId: unit.sheet.id,
                owner: isProvinces(unit, leaf) ? 'province' : owner,
                criterionId,
              }}
              leaf={leaf}
            />
          </Reason>
        )}
      </Reasons>
    </Drawer>
  );
}

function TotalDrawer({ view, unitId, owner, onClose, footer }: ExplainProps) {
  const { language } = useLanguage();
  const words = useWords(explainWords);
  const { close } = useWords(uiWords);
  const unit = view.unitById.get(unitId);
  if (!unit) return null;
  const score = unit.scores[owner];
  const placed = view.standings[owner].placed.find((one) => one.unitId === unitId);
  const total = formatHundredths(score.total, language);
  const told = isToldWhole(unit) ? score.parts : [];
  const before = unit.proposed?.scores.bloc.total ?? score.total;
  return (
    <Drawer
      title={words.whyPoints({ points: total })}
      subtitle={unit.unit.name}
      closeLabel={close}
      onClose={onClose}
      footer={footer}
    >
      <div className="row">
        <span className="score explain-score">
          {total}
          <small> / {words.maxPoints({ max: formatHundredths(bounds(unit.table).total, language) })}</small>
        </span>
        {score.provisional && (
          <Badge tone="hold" icon="approx">
            {cellLooks.provisional.words[language]}
          </Badge>
        )}
      </div>
      <Reasons>
        {told.map((part) => (
          <Reason key={part.part.id} title={`${part.part.code}. ${part.part.name}`}>
            <Lines
              lines={[
                ...explainGroupsBelow(part.part, score).flatMap(({ group, lines }) =>
                  lines.map((line) => `${group.code}: ${say(line, language)}`),
                ),
                ...[...explainPartCap(part, score), ...explainPart(unit.table, part)].map((line) =>
                  say(line, language),
                ),
              ]}
            />
          </Reason>
        ))}
        <Reason title={words.total}>
          <Lines
            lines={[
              ...(told === score.parts
                ? explainTotal(unit.table, score)
                : [{ line: 'appraised', points: score.total } as const]
              ).map((line) => say(line, language)),
              ...(unit.proposed && before !== score.total
                ? [words.proposedTotal({ points: formatHundredths(before, language) })]
                : []),
            ]}
          />
        </Reason>
        {placed && placed.reasons.length > 0 && (
          <Reason title={words.place}>
            <Lines lines={placed.reasons.map((line) => say(line, language))} />
          </Reason>
        )}
      </Reasons>
    </Drawer>
  );
}

const Reasons = ({ children }: { children: ReactNode }) => <ol className="whys">{children}</ol>;

/** Numbered by the style sheet, so that a reason that does not apply leaves no gap. */
function Reason({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="why">
      <div>
        <p className="k">{title}</p>
        <div>{children}</div>
      </div>
    </li>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <div className="eq">
    {lines.map((line) => (
      <div key={line}>{line}</div>
    ))}
  </div>
);

function figures(
  explanation: Explanation,
  leaf: Leaf,
  cell: Cell | undefined,
  language: Language,
  none: string,
): ReactNode {
  if (explanation.problem) {
    return (
      <>
        <p>{inputText(cell?.[0]?.input, language, leaf)}</p>
        <p className="error">{sayInputProblem(explanation.problem, language)}</p>
      </>
    );
  }
  return explanation.figures.length > 0 ? sayAll(explanation.figures, language) : none;
}

const working = ({ working: lines }: Explanation, language: Language, none: string): ReactNode =>
  lines.length > 0 ? <Lines lines={lines.map((line) => say(line, language))} /> : none;

interface AgainstProps {
  readonly unit: UnitView;
  readonly leaf: Leaf;
}

function AgainstSelf({ unit: { scores, columns }, leaf }: AgainstProps) {
  const { language } = useLanguage();
  const words = useWords(explainWords);
  const said = stated(
    'self',
    scores.self.outcomes.get(leaf.id),
    columns.self?.cells[leaf.id]?.[0]?.input,
    leaf,
    language,
  );
  const gap = gapOf(scores.self, scores.bloc, leaf);
  const reason = columns.bloc?.cells[leaf.id]?.[0]?.reason;
  return (
    <>
      {said} {gap === 0 && words.sameAsSelf} {gap ? words.gap({ gap: formatHundredths(gap, language) }) : ''}
      {gap ? <p>{reason ? `“${reason}”` : <span className="hold-text">{words.noReason}</span>}</p> : null}
    </>
  );
}

/** What the Department appraised beside what the bloc gave, and why: its own reason, or another unit's change. */
function AgainstBloc({ unit, leaf, proposed }: AgainstProps & { readonly proposed: UnitView }) {
  const { language } = useLanguage();
  const words = useWords(explainWords);
  const { compared, own } = useWords(appraisedWords);
  const follows = movedWithOthers(unit, leaf) ? compared : own;
  const before = proposed.scores.bloc;
  const said = stated(
    'bloc',
    before.outcomes.get(leaf.id),
    proposed.columns.bloc?.cells[leaf.id]?.[0]?.input,
    leaf,
    language,
  );
  const gap = gapOf(before, unit.scores.bloc, leaf);
  const reason = unit.columns.bloc?.cells[leaf.id]?.[0]?.reason;
  return (
    <>
      {said} {gap === 0 && words.sameAsBloc} {gap ? words.gap({ gap: formatHundredths(gap, language) }) : ''}
      {isProvinces(unit, leaf) ? reason && <p>“{reason}”</p> : gap ? <p>{follows}</p> : null}
    </>
  );
}

/** How far the one score is over the other; undefined where one of them has no points. */
function gapOf(before: UnitScore, now: UnitScore, { id }: Leaf): Points | undefined {
  const [from, to] = [before.outcomes.get(id), now.outcomes.get(id)];
  return from?.state === 'scored' && to?.state === 'scored' ? points(to.points - from.points) : undefined;
}

function Author({
  branch,
  leaf,
  copy,
  view,
  many,
}: {
  branch: Branch;
  leaf: Leaf;
  copy: BlocCopy;
  view: BlocView;
  many: boolean;
}) {
  const { language } = useLanguage();
  const words = useWords(explainWords);
  const person = copy.get('people', view.period.blocId)?.names[branch.author];
  const name = person ? `${person.name}, ${person.office}` : branch.author;
  return (
    <p>
      {formatTime(branch.at)} {formatDate(branch.at)}, {name}
      {many && <>: {inputText(branch.input, language, leaf) || words.cleared}</>}
    </p>
  );
}
