// "Vì sao 38,5?": every number opened into its reasons, in the order a person would ask.

import type { ReactNode } from 'react';
import { formatDate, formatHundredths, formatTime } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { CriterionId, UnitId } from '../../domain/ids.ts';
import type { Branch, Cell } from '../../domain/scoring/cell.ts';
import {
  explainGroupsBelow,
  explainLeaf,
  explainPart,
  explainPartCap,
  explainTotal,
  type Explanation,
} from '../../domain/scoring/explain.ts';
import type { Outcome } from '../../domain/scoring/rule-kinds/rule-kind.ts';
import { say, sayAll } from '../../domain/scoring/words.ts';
import { sayInputProblem } from '../../domain/scoring/words/input-problem-words.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { Badge } from '../ui/badge.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Meter } from '../ui/meter.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { bounds } from './bloc-facts.ts';
import { leafFor, peersFor, type BlocView, type ScoringOwner } from './bloc-view.ts';
import { cellStateOf, deliveryOf } from './cell-state.ts';
import { cellLooks } from './cell-words.ts';
import { CellHistory } from './cell-history.tsx';
import { explainWords } from './explain-words.ts';
import { historyWords } from './history-words.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import { selfStated } from './self-stated.ts';

interface ExplainProps {
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
  const target = unit.targets?.values[criterionId];
  const peers = peersFor(view, unit, owner, criterionId);
  const explanation = explainLeaf(unit.table, leaf, cell, outcome, target, peers);
  const state = cellStateOf(cell, outcome, deliveryOf(copy));
  const look = cellLooks[state];
  const documents = cell?.[0]?.evidence ?? [];
  const points = outcome.state === 'scored' ? outcome.points : undefined;
  const shown = points === undefined ? look.words[language] : formatHundredths(points, language);

  return (
    <Drawer
      title={points === undefined ? words.whyNone : words.whyPoints({ points: shown })}
      subtitle={`${unit.unit.name} · ${leaf.code} ${leaf.name}`}
      closeLabel={close}
      onClose={onClose}
      footer={footer}
    >
      <div className="row">
        <span className="score explain-score">
          {shown}
          {points !== undefined && (
            <small> / {words.maxPoints({ max: formatHundredths(leaf.max, language) })}</small>
          )}
        </span>
        <Badge tone={look.tone} icon={look.icon}>
          {look.words[language]}
        </Badge>
      </div>
      {points !== undefined && leaf.max > 0 && (
        <Meter
          value={points / 100}
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
        {owner === 'bloc' && (
          <Reason title={words.againstSelf}>
            <AgainstSelf unit={unit} leaf={leaf} outcome={outcome} cell={cell} />
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
              place={{ sheetId: unit.sheet.id, owner, criterionId }}
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
        {score.parts.map((part) => (
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
          <Lines lines={explainTotal(unit.table, score).map((line) => say(line, language))} />
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

function AgainstSelf(props: {
  unit: BlocView['units'][number];
  leaf: Leaf;
  outcome: Outcome;
  cell: Cell | undefined;
}) {
  const { language } = useLanguage();
  const words = useWords(explainWords);
  const self = props.unit.scores.self.outcomes.get(props.leaf.id);
  const input = props.unit.columns.self?.cells[props.leaf.id]?.[0]?.input;
  const said = selfStated(self, input, props.leaf, language);
  if (self?.state !== 'scored' || props.outcome.state !== 'scored') return said;
  const gap = props.outcome.points - self.points;
  const reason = props.cell?.[0]?.reason;
  return (
    <>
      {said} {gap === 0 ? words.sameAsSelf : words.gap({ gap: formatHundredths(gap, language) })}
      {gap !== 0 && <p>{reason ? `“${reason}”` : <span className="hold-text">{words.noReason}</span>}</p>}
    </>
  );
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
