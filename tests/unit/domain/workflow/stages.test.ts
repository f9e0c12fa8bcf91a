import { describe, expect, test } from 'vitest';
import { hasReached, SheetEvent, SheetStage, stageAfter } from '../../../../src/domain/workflow/stages.ts';
import { columnOf, head, leader, sheetOf, smallWorld } from '../../../support/small-bloc.ts';

const sheetId = sheetOf('u-1');
const args = { sheetId };
const KG = { assigned: false } as const;
const complete = columnOf('u-1', {
  'i.1': { value: '0' },
  'i.2': KG,
  'i.3': KG,
  'ii.1': { value: '0' },
  'ii.2': KG,
});

test('[WF1] these moves lead somewhere, every other pair of stage and event nowhere', () => {
  const led = SheetStage.options.flatMap((stage) =>
    SheetEvent.options.flatMap((event) => {
      const to = stageAfter(stage, event);
      return to === undefined ? [] : [`${stage} ${event} ${to}`];
    }),
  );
  expect(led).toEqual([
    'open submit self_submitted',
    'self_submitted recall open',
    'self_submitted begin-review bloc_review',
    'bloc_review ask explaining',
    'bloc_review finish-review bloc_scored',
    'explaining ask explaining',
    'explaining answer bloc_review',
    'bloc_scored reopen-review bloc_review',
    'bloc_scored adopt adopted',
    'adopted reopen-meeting bloc_scored',
    'adopted send sent',
    'sent receive received',
    'received return bloc_review',
    'received appraise appraised',
    'appraised publish published',
  ]);
});

test('[WF1] a sheet that came back has not gone on from where it was', () => {
  expect(hasReached('bloc_review', 'adopted')).toBe(false);
  expect(hasReached('adopted', 'adopted')).toBe(true);
  expect(hasReached('published', 'adopted')).toBe(true);
});

describe('moves as people make them', () => {
  test('[WF2] the head hands in a complete sheet, with a total of zero too; who and when stays with it', () => {
    const world = smallWorld();
    world.put('column', complete);
    expect(world.make(head, { name: 'submit-sheet', args }).ok).toBe(true);
    expect(world.get('sheet', sheetId)).toMatchObject({
      stage: 'self_submitted',
      moved: { by: 'thutruong', at: 1_700_000_000_000 },
    });
  });

  test('[WF2] an incomplete sheet stays where it is, and says what lacks', () => {
    const world = smallWorld();
    expect(world.make(head, { name: 'submit-sheet', args })).toEqual({
      ok: false,
      problem: { code: 'sheet-not-complete', blank: 5, invalid: 0 },
    });
    expect(world.get('sheet', sheetId)?.stage).toBe('open');
  });

  test('[WF3] the head takes it back until the bloc begins, and then no more', () => {
    const world = smallWorld('self_submitted');
    expect(world.make(head, { name: 'recall-sheet', args }).ok).toBe(true);
    expect(world.get('sheet', sheetId)?.stage).toBe('open');
    const begun = smallWorld('bloc_review');
    expect(begun.make(head, { name: 'recall-sheet', args })).toMatchObject({
      problem: { code: 'cannot-move', stage: 'bloc_review' },
    });
  });

  test('[WF4] the leader opens the bloc’s column of a sheet that was handed in', () => {
    const world = smallWorld('self_submitted');
    expect(world.make(leader, { name: 'begin-review', args }).ok).toBe(true);
    expect(world.get('sheet', sheetId)?.stage).toBe('bloc_review');
    expect(smallWorld('open').make(leader, { name: 'begin-review', args })).toMatchObject({
      problem: { code: 'cannot-move' },
    });
  });

  test('[WF1] a sheet that is not there cannot be moved', () => {
    for (const name of ['submit-sheet', 'recall-sheet', 'begin-review']) {
      expect(smallWorld().make(head, { name, args: { sheetId: sheetOf('u-9') } })).toMatchObject({
        problem: { code: 'sheet-not-found' },
      });
    }
  });
});
