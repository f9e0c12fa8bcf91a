import { describe, expect, test } from 'vitest';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

describe('taken off the maximum', () => {
  const meetings = {
    kind: 'deduct',
    items: [
      { id: 'vang', label: 'Vắng họp', each: 100 },
      { id: 'sai', label: 'Cử sai thành phần', each: 50, most: 3 },
    ],
  };
  const late = { kind: 'deduct', items: [{ id: 'cham', label: 'Báo cáo chậm', each: 300 }] };

  test.each([
    [{ vang: '0', sai: '0' }, 1000],
    [{ vang: '2' }, 800],
    [{ vang: '1', sai: '1' }, 850],
    [{ vang: '10' }, 0],
    [{ vang: '11' }, 0],
  ])('[DD1] %o leaves %s of 10', (counts, gives) => {
    expect(ask(meetings, { counts }).gives).toBe(gives);
  });

  test('[DD1] with one thing to count a bare number will do, and the floor is the table’s', () => {
    expect(ask(late, '2').gives).toBe(400);
    expect(ask({ ...late, floor: -500 }, '5').gives).toBe(-500);
    expect(ask({ ...late, floor: 200 }, '5').gives).toBe(200);
    expect(ask(meetings, '2').gives).toBe('unreadable');
  });

  test('[DD2] of one item no more is counted than the table says', () => {
    const asked = ask(meetings, { counts: { sai: '7' } });
    expect(asked.gives).toBe(850);
    expect(asked.vi).toContain('Cử sai thành phần: chỉ tính 3 lần.');
  });

  test('[DD1] what cannot be a count is told', () => {
    const gives = (counts: Record<string, string>) => ask(meetings, { counts }).gives;
    expect([gives({ vang: '-1' }), gives({ vang: '0.5' }), gives({ khac: '1' })]).toEqual([
      'out-of-range',
      'not-whole',
      'no-such-option',
    ]);
  });

  test('[EX2] each count, the subtraction and the floor are shown', () => {
    expect(ask(meetings, { counts: { vang: '12' } }).vi).toBe(
      'Vắng họp: 12. Cử sai thành phần: 0. 10 − 12 − 0 = −2 Không dưới 0 điểm, nên tính 0.',
    );
    expect(ruleWords(meetings)).toBe(
      'Từ 10 điểm, trừ dần mỗi lần: Vắng họp: 1; Cử sai thành phần: 0,5 (không quá 3 lần) điểm; không dưới 0 điểm.',
    );
  });

  test('[SC5] full marks are no fault at all', () => {
    expect(fullMarks(meetings)?.gives).toBe(1000);
    expect(fullMarks(late)).toEqual({ input: { value: '0' }, gives: 1000 });
  });
});

describe('added and taken off', () => {
  const both = { kind: 'bonus_penalty', bonusEach: 50, penaltyEach: 100, min: -500, max: 1000 };
  const gives = (bonus: string, penalty: string) => ask(both, { counts: { bonus, penalty } }).gives;

  test.each([
    ['0', '0', 0],
    ['3', '0', 150],
    ['0', '2', -200],
    ['20', '0', 1000],
    ['21', '0', 1000],
    ['0', '5', -500],
    ['0', '6', -500],
    ['30', '10', 500],
  ])('[BP1] %s good and %s bad come to %s', (bonus, penalty, points) => {
    expect(gives(bonus, penalty)).toBe(points);
  });

  test('[BP1] the criterion’s maximum bounds it where the rule names none; without a least it goes on down', () => {
    const open = { kind: 'bonus_penalty', bonusEach: 500, penaltyEach: 500 };
    expect(ask(open, { counts: { bonus: '9' } }).gives).toBe(1000);
    expect(ask(open, { counts: { penalty: '9' } }).gives).toBe(-4500);
    expect(ask(open, '3').gives).toBe('unreadable');
  });

  test('[EX2] both counts, the sum and the bound are shown', () => {
    expect(ask(both, { counts: { bonus: '1', penalty: '8' } }).vi).toBe(
      'Số lần cộng: 1; số lần trừ: 8. 1 × 0,5 − 8 × 1 = −7,5 Không dưới −5 điểm, nên tính −5.',
    );
    const working = (bonus: string, penalty: string) =>
      ask(both, { counts: { bonus, penalty } }).vi.split('. ').slice(1).join('. ');
    // Of what there was none nothing is said, and no sum begins with "0 × …".
    expect(working('0', '1')).toBe('−1 × 1 = −1');
    expect(working('3', '0')).toBe('3 × 0,5 = 1,5');
    expect(ruleWords(both)).toBe(
      'Cộng 0,5 điểm mỗi lần, trừ 1 điểm mỗi lần, không dưới −5, không quá 10 điểm.',
    );
  });
});
