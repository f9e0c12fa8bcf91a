// Where a unit's sheet stands, and the one move that this person can make with it.

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { refusalAtHand } from '../../../domain/changes/refusal-at-hand.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { isHeadOf, leadsBloc, maySelfScore } from '../../../domain/workflow/permissions.ts';
import { hasReached } from '../../../domain/workflow/stages.ts';
import { useProblemWords } from '../../parts/late-problem-words.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { AfterPaint, Asked, Extra, late } from '../../ui/late.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

const notices = () => import('./late-notices.ts');
const OthersHere = late(async () => (await notices()).OthersHere);
const AppraisedNotice = late(async () => (await notices()).AppraisedNotice);
const BehindNotice = late(async () => (await notices()).BehindNotice);
const LevelsNotice = late(async () => (await notices()).LevelsNotice);
const SubmittedHere = late(async () => (await import('../../parts/submitted-here.tsx')).SubmittedHere);
const SubmitQuestion = late(async () => (await notices()).SubmitQuestion);

interface SheetNoticeProps {
  readonly scoring: Scoring;
  readonly unitId: string;
  /** Why the last thing done here was refused, or what is wrong with the figure that stands here. */
  readonly refused: Words | undefined;
  /** The versions of a cell that two devices wrote. */
  readonly conflict?: string | undefined;
}

type MoveName = 'submit-sheet' | 'recall-sheet' | 'begin-review';

export function SheetNotice({ scoring, unitId, refused, conflict }: SheetNoticeProps) {
  const { view, copy } = scoring;
  const { actor } = useReplica();
  const say = useProblemWords();
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const toast = useToast();
  const commit = useCommit(copy.bloc);
  const [isAsking, setAsking] = useState(false);
  const [isJust, setJust] = useState(false);
  const [lastNo, setLastNo] = useState<{ readonly of: string; readonly no: Words | undefined }>();
  const unit = view.unitById.get(unitId);
  const sheet = unit?.sheet;
  if (!unit || !sheet) return null;

  // What was refused of another unit's sheet, or before this one moved on, is not said here.
  const moment = `${sheet.id} ${sheet.stage}`;
  const failed = lastNo?.of === moment ? lastNo.no : undefined;
  // Each move stands beside the column it is about.
  const isSelf = scoring.owner === 'self';
  const moves: MoveName[] = [
    ...(isSelf && sheet.stage === 'open' && maySelfScore(actor, sheet) ? ['submit-sheet' as const] : []),
    ...(isSelf && sheet.stage === 'self_submitted' && isHeadOf(actor, sheet)
      ? ['recall-sheet' as const]
      : []),
    ...(!isSelf && sheet.stage === 'self_submitted' && leadsBloc(actor, sheet.periodId)
      ? ['begin-review' as const]
      : []),
  ];
  const labels = {
    'submit-sheet': words.submit,
    'recall-sheet': words.recall,
    'begin-review': words.beginReview,
  };
  const doneWords = {
    'recall-sheet': words.recalled,
    'begin-review': words.begun,
  };

  async function move(name: MoveName): Promise<void> {
    setAsking(false);
    const no = await commit([{ name, args: { sheetId: sheet?.id ?? '' } }]);
    setLastNo({ of: moment, no });
    if (no) return;
    if (name === 'submit-sheet') setJust(true);
    else toast({ text: doneWords[name] });
  }

  // What the notice of the older version says already is not said twice.
  const placeBar = scoring.placeBarOf(unitId);
  const isSaid = (some: Words | undefined) => some?.vi === placeBar?.vi;
  const said = refused ?? failed ?? scoring.barOf(unitId);
  const message = isSaid(said) ? undefined : said;
  const isRefused = message !== undefined && message === (refused ?? failed);
  const isReviewed =
    !isSelf &&
    leadsBloc(actor, sheet.periodId) &&
    hasReached(sheet.stage, 'bloc_review') &&
    !hasReached(sheet.stage, 'adopted');
  const hasMore = isReviewed || message !== undefined || conflict !== undefined || moves.length > 0;
  return (
    <div className="sheet-notice" id="sheet-notice">
      <AfterPaint>
        <OthersHere bloc={copy.bloc} sheetId={sheet.id} />
      </AfterPaint>
      {hasReached(sheet.stage, 'appraised') && (
        <Extra>
          <AppraisedNotice copy={copy} periodId={sheet.periodId} unitId={unitId} />
        </Extra>
      )}
      {unit.isBehind && (
        <Extra instead={placeBar && <Banner tone="hold" icon="refresh" title={placeBar[language]} />}>
          <BehindNotice scoring={scoring} unit={unit} isAsked={refused !== undefined && isSaid(refused)} />
        </Extra>
      )}
      {!isSelf && sheet.review && scoring.barOf(unitId) === undefined && (
        <Extra>
          <LevelsNotice period={view.period} sheet={sheet} />
        </Extra>
      )}
      {hasMore && (
        <Banner
          tone={isRefused || conflict ? 'act' : 'rest'}
          icon={isRefused ? 'triangle' : conflict ? 'fork' : 'list'}
          title={`${unit.unit.name}: ${stageWords[sheet.stage]?.[language] ?? ''}.`}
          // Which unit one walks past is told by the cells; a move that was made, by the toast.
          {...(isRefused ? { live: 'alert' as const } : {})}
          action={[
            ...(isReviewed
              ? [
                  <LinkButton key="review" small href={`/k/${sheet.periodId}/ra-soat/${unitId}`}>
                    {words.toReview}
                  </LinkButton>,
                ]
              : []),
            ...moves.map((name) => {
              const problem = refusalAtHand(copy, actor, { name, args: { sheetId: sheet.id } });
              return (
                <Button
                  key={name}
                  small
                  variant={name === 'recall-sheet' ? 'default' : 'primary'}
                  why={problem && say(problem)[language]}
                  onClick={() => (name === 'submit-sheet' ? setAsking(true) : void move(name))}
                >
                  {labels[name]}
                </Button>
              );
            }),
          ]}
        >
          {message?.[language]}
          {isSelf && sheet.stage === 'self_submitted' && (
            <Extra>
              <SubmittedHere copy={copy} sheetId={sheet.id} isJust={isJust} onSaid={() => setJust(false)} />
            </Extra>
          )}
          {conflict && <p>{words.conflictHere({ values: conflict })}</p>}
        </Banner>
      )}
      {isAsking && (
        <Asked onClose={() => setAsking(false)}>
          <SubmitQuestion
            unit={unit}
            onSubmit={() => void move('submit-sheet')}
            onClose={() => setAsking(false)}
          />
        </Asked>
      )}
    </div>
  );
}
