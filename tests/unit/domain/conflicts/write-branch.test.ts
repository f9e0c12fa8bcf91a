import { describe, expect, test } from 'vitest';
import { writeBranch } from '../../../../src/domain/conflicts/write-branch.ts';
import type { Branch, Cell } from '../../../../src/domain/scoring/cell.ts';

const by = (name: string) => `${name.padEnd(12, '0')}-1`;
const says = (name: string, value: string, more: Partial<Branch> = {}): Branch => ({
  input: { value },
  reason: '',
  by: by(name),
  author: name,
  at: 0,
  ...more,
});
const values = (cell: Cell) => cell.map(({ input }) => (input && 'value' in input ? input.value : input));

describe('one after the other', () => {
  test('[CF1] who had seen the version replaces it', () => {
    expect(writeBranch([says('a', '1')], says('b', '2'), by('a'))).toEqual([says('b', '2')]);
  });

  test('[CF1] a cell never written takes any change, whatever its author believed', () => {
    expect(writeBranch(undefined, says('a', '1'), null)).toEqual([says('a', '1')]);
    expect(writeBranch(undefined, says('a', '1'), by('gone'))).toEqual([says('a', '1')]);
  });

  test('[CF1] the same value again by who had seen it renews the version, not a second one', () => {
    expect(writeBranch([says('a', '1')], says('b', '1'), by('a'))).toEqual([says('b', '1')]);
  });
});

describe('side by side', () => {
  test('[CF2] who had not seen it stands beside it, after it', () => {
    expect(values(writeBranch([says('a', '1')], says('b', '2'), null))).toEqual(['1', '2']);
    expect(values(writeBranch([says('a', '1')], says('b', '2'), by('old')))).toEqual(['1', '2']);
  });

  test('[CF3] the version with the lower position stays first while others are written over', () => {
    const fork = [says('a', '1'), says('b', '2')];
    expect(values(writeBranch(fork, says('b', '3', { by: 'b00000000000-2' }), by('b')))).toEqual(['1', '3']);
    expect(values(writeBranch(fork, says('a', '3', { by: 'a00000000000-2' }), by('a')))).toEqual(['3', '2']);
  });

  test('[CF2] a reason that differs is a difference too', () => {
    expect(writeBranch([says('a', '1')], says('b', '1', { reason: 'vì' }), null)).toHaveLength(2);
  });

  test('[CF2] [EV3] so are documents that differ: none goes with the other version', () => {
    const document = (number: string) => ({ number, date: '02/03/2024', abstract: '' });
    const [one, other] = [
      says('a', '1', { evidence: [document('1/SNV')] }),
      says('b', '1', { evidence: [document('2/SNV')] }),
    ];
    expect(writeBranch([one], other, null)).toEqual([one, other]);
    expect(writeBranch([one], says('b', '1'), null)).toHaveLength(2);
    expect(writeBranch([one], { ...other, evidence: [document('1/SNV')] }, null)).toEqual([
      { ...one, same: [by('b')] },
    ]);
  });

  test('[CF2] clearing what another wrote is a version like any other', () => {
    expect(values(writeBranch([says('a', '1')], says('b', '0', { input: null }), null))).toEqual(['1', null]);
  });
});

describe('the same value', () => {
  test('[CF4] two who say the same do not conflict, and who saw either has seen it', () => {
    const agreed = writeBranch([says('a', '1')], says('b', '1'), null);
    expect(agreed).toEqual([says('a', '1', { same: [by('b')] })]);
    expect(values(writeBranch(agreed, says('c', '2'), by('b')))).toEqual(['2']);
  });

  test('[CF4] coming round to another version ends the conflict', () => {
    const fork = [says('a', '1'), says('b', '2')];
    const settled = writeBranch(fork, says('b', '1', { by: 'b00000000000-2' }), by('b'));
    expect(settled).toEqual([says('a', '1', { same: ['b00000000000-2'] })]);
    expect(values(writeBranch(fork, says('a', '2', { by: 'a00000000000-2' }), by('a')))).toEqual(['2']);
  });

  test('[CF4] the order of keys in an input makes no difference', () => {
    const odd = { input: JSON.parse('{"value":"1"}') as Branch['input'] };
    expect(writeBranch([says('a', '1')], says('b', '1', odd), null)).toHaveLength(1);
  });
});
