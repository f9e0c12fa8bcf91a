import { expect, test } from 'vitest';
import { changeFacts, changeInWords } from '../../../../src/client/parts/change-words.ts';
import { sampleBloc } from '../../../support/sample-view.ts';

const remark = (said: object | null) => ({
  name: 'remark-on-sheet',
  args: { sheetId: 'cac-huyen.2023/sin-ho', by: 'nam-nhun', criterionId: 'i.3', remark: said },
});

test('[HD4] an officer who decides on a late remark reads which criterion, what it would give, and why', () => {
  const view = sampleBloc().view();
  const say = (said: object | null) => changeInWords(remark(said), view, 'vi');
  expect(say({ points: '4.5', reason: 'Quyết định ký sau kỳ' })).toBe(
    'góp ý chấm chéo I.3: 4,50 điểm, “Quyết định ký sau kỳ”, Huyện Sìn Hồ',
  );
  expect(say({ points: null, reason: '' })).toBe('góp ý chấm chéo I.3: đồng ý, Huyện Sìn Hồ');
  expect(say(null)).toBe('góp ý chấm chéo I.3: rút lại, Huyện Sìn Hồ');
});

test('[HD4] a remark that says nothing readable is named all the same, and is no entry of a figure', () => {
  const facts = changeFacts({ name: 'remark-on-sheet', args: { sheetId: 7 } }, sampleBloc().view(), 'vi');
  expect(facts).toEqual({ what: 'góp ý chấm chéo', unit: '', column: '', entry: undefined });
});
