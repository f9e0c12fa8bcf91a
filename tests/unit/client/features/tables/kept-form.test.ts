import { describe, expect, test } from 'vitest';
import type { Form } from '../../../../../src/client/features/tables/form.ts';
import {
  begun,
  rebased,
  restored,
  toKeep,
  typedTexts,
  type Draft,
} from '../../../../../src/client/features/tables/kept-form.ts';

const form = (values: Record<string, string>, lists: Form['lists'] = {}): Form => ({ values, lists });
const typing = (draft: Draft, values: Record<string, string>): Draft => ({
  ...draft,
  form: { ...draft.form, values: { ...draft.form.values, ...values } },
});

describe('a row that two people edit', () => {
  const stored = form({ name: 'Thu ngân sách', max: '50', unit: '' });

  test('[TD7] what somebody else changed shows beside what is typed, and is not put back', () => {
    const mine = typing(begun(stored), { name: 'Thu ngân sách nhà nước' });
    const theirs = form({ name: 'Thu ngân sách', max: '60', unit: '%' });
    const now = rebased(mine, theirs);
    expect(now.form.values).toEqual({ name: 'Thu ngân sách nhà nước', max: '60', unit: '%' });
    expect(now.both).toBe(false);
    // And again, from what stands now.
    expect(rebased(now, form({ ...theirs.values, max: '70' })).form.values.max).toBe('70');
  });

  test('[TD7] what both typed stays as this person typed it, and is told', () => {
    const mine = typing(begun(stored), { name: 'Của tôi' });
    const now = rebased(mine, form({ ...stored.values, name: 'Của họ' }));
    expect([now.form.values.name, now.both]).toEqual(['Của tôi', true]);
  });

  test('[TD7] what is on its way into the table is not somebody else’s', () => {
    const mine = typing(begun(stored), { max: '1,50' });
    const coming = form({ ...stored.values, max: '1,5' });
    const now = rebased({ ...mine, coming }, coming);
    expect([now.form.values.max, now.both]).toEqual(['1,50', undefined]);
    // Saved: as typed while nobody changes it, then as it stands.
    const saved = { form: now.form, saved: now.form, stored: coming };
    expect(rebased(saved, coming).form.values.max).toBe('1,50');
    expect(rebased(saved, form({ ...coming.values, max: '2' })).form.values.max).toBe('2');
  });

  test('[TD7] a rule is one thing: half of one and half of the other would be nobody’s', () => {
    const rule = form({ ruleKind: 'per_unit', 'rule.pointPerUnit': '2', 'rule.cap': '10', name: 'A' });
    const mine = typing(begun(rule), { 'rule.cap': '20' });
    const theirs = form({ ...rule.values, ruleKind: 'expert', 'rule.pointPerUnit': '3', name: 'B' });
    expect(rebased(mine, theirs).form.values).toEqual({ ...rule.values, 'rule.cap': '20', name: 'B' });
  });

  test('[TD7] a draft that was kept knows what it was begun from', () => {
    const mine = typing(begun(stored), { name: 'Mới' });
    const theirs = form({ ...stored.values, max: '60' });
    const kept = JSON.parse(JSON.stringify(toKeep(mine))) as ReturnType<typeof toKeep>;
    expect(rebased(restored(kept, theirs), theirs).form.values).toEqual({ name: 'Mới', max: '60', unit: '' });
    // One from before this was kept: all of it was typed.
    expect(restored({ values: { name: 'Cũ' }, lists: {} }, theirs).form.values).toEqual({ name: 'Cũ' });
  });

  test('[TD7] of a row that is gone everything is told, what was typed first', () => {
    const mine = typing(
      begun(form({ code: 'I.1', name: 'Tên', ruleKind: 'choice' }, { 'rule.options': [] })),
      { name: 'Tên mới' },
    );
    const kept = {
      ...toKeep(mine),
      lists: { 'rule.options': [{ id: 'o-1', label: 'Tốt', points: '10' }] },
    };
    expect(typedTexts(kept)).toEqual(['Tên mới', 'I.1', 'Tốt 10']);
  });
});
