import { describe, expect, test } from 'vitest';
import { fieldAfter } from '../../../../../src/client/features/targets/cell-keys.ts';
import {
  draftInput,
  draftText,
  readTarget,
  targetText,
} from '../../../../../src/client/features/targets/target-text.ts';
import { isNews } from '../../../../../src/client/features/targets/use-targets.ts';
import { targetLeaves } from '../../../../../src/client/parts/target-leaves.ts';
import { leafOf } from '../../../../../src/domain/criteria/criteria-table.ts';
import { leaf, part, tableOf } from '../../../../support/small-bloc.ts';
import { sampleBloc } from '../../../../support/sample-view.ts';
import { applyNextVersion, migrate } from '../../../../support/table-versions.ts';

const judgedIn = (unit: string) =>
  leafOf(tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'target_ratio' }, { unit })])]), 'a');
const plain = judgedIn('');

describe('a typed target', () => {
  test.each([
    ['1.400', '1400'],
    ['12,5', '12.5'],
    [' 95 % ', '95'],
    ['0', '0'],
    ['-6,2', '-6.2'],
    ['', null],
    ['KG', null],
    ['Không giao', null],
  ])('[TG1] “%s” is %s', (text, value) => {
    expect(readTarget(text, 'vi', plain)).toEqual({ is: 'target', value });
  });

  test('[SC8] a percentage is no target of what is counted otherwise', () => {
    expect(readTarget('95%', 'vi', judgedIn('%'))).toEqual({ is: 'target', value: '95' });
    expect(readTarget('95%', 'vi', judgedIn('lao động'))).toEqual({ is: 'unreadable', text: '95%' });
  });

  test('[TG1] in English the marks change places', () => {
    expect(readTarget('1,400.5', 'en', plain)).toEqual({ is: 'target', value: '1400.5' });
  });

  test.each(['abc', '1.2.3', '12 xã', '-', '1234567890123,5'])(
    '[TG1] “%s” is no figure and stays',
    (text) => {
      const typed = readTarget(text, 'vi', plain);
      expect(typed).toEqual({ is: 'unreadable', text });
      expect(draftText(draftInput(typed), 'vi')).toBe(text);
    },
  );

  test('[TG1] not assigned is shown as nothing, and zero as zero', () => {
    expect([targetText(null, 'vi'), targetText(undefined, 'vi'), targetText('0', 'vi')]).toEqual([
      '',
      '',
      '0',
    ]);
    expect(targetText('-1234.5', 'vi')).toBe('-1.234,5');
    for (const value of [null, '0', '12.5', '-1234.5']) {
      expect(readTarget(targetText(value, 'vi'), 'vi', plain)).toEqual({ is: 'target', value });
      expect(draftText(draftInput({ is: 'target', value }), 'vi')).toBe(targetText(value, 'vi'));
    }
  });
});

describe('keys', () => {
  const size = { rows: 3, columns: 3 };
  const at = { row: 1, column: 1 };
  const caret = (start: number, end = start) => ({ start, end, length: 4 });

  test.each([
    ['ArrowDown', caret(2), { row: 2, column: 1 }],
    ['Enter', caret(2), { row: 2, column: 1 }],
    ['ArrowUp', caret(4), { row: 0, column: 1 }],
    ['ArrowLeft', caret(0, 4), { row: 1, column: 0 }],
    ['ArrowLeft', caret(0), { row: 1, column: 0 }],
    ['ArrowLeft', caret(2), undefined],
    ['ArrowLeft', caret(0, 2), undefined],
    ['ArrowRight', caret(4), { row: 1, column: 2 }],
    ['ArrowRight', caret(0, 4), { row: 1, column: 2 }],
    ['ArrowRight', caret(1, 4), undefined],
    ['Home', caret(0, 4), undefined],
    ['5', caret(0, 4), undefined],
  ])('[GR1] %s at %o leads on only where the text does not need it', (key, from, to) => {
    expect(fieldAfter(at, key, false, from, size)).toEqual(to);
  });
});

test('[TL7] targets are asked for by the rules of every version that a sheet is scored by', () => {
  const bloc = sampleBloc();
  const ids = () => targetLeaves(bloc.view()).map(({ id }) => id);
  expect(ids()).toEqual(['i.3']);
  applyNextVersion(bloc, [
    { do: 'change', id: 'i.3', fields: { rule: { kind: 'expert' } } },
    { do: 'change', id: 'i.1', fields: { rule: { kind: 'target_ratio' } } },
  ]);
  expect(ids()).toEqual(['i.1', 'i.3']);
  for (const { unit } of bloc.view().units) migrate(bloc, unit.id, 3);
  expect(ids()).toEqual(['i.1']);
});

test('[CH7] entering again the target that stands is no news, unless something saved is not shown: it may say otherwise', () => {
  const isNewsIn = (isBehind: boolean, value: string) => isNews({ isBehind }, value, '100');
  expect([isNewsIn(false, '100'), isNewsIn(false, '120'), isNewsIn(true, '100')]).toEqual([
    false,
    true,
    true,
  ]);
});
