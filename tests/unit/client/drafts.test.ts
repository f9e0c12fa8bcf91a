import { expect, test, vi } from 'vitest';
import { seeded } from '../../../src/base/random.ts';
import { forgetDrafts, openDrafts, type DraftPlace } from '../../../src/client/replica/drafts.ts';
import { takeOver } from '../../../src/client/replica/take-over.ts';
import { createLocks } from '../../support/locks.ts';
import { newStorage } from '../../support/memory-storage.ts';

const place: DraftPlace = { bloc: 'b', sheetId: 'b.2025/u', owner: 'bloc', criterionId: 'c' };

function newDevice() {
  const [storage, locks, random] = [newStorage(), createLocks(), seeded(1)];
  const open = (person = 'p') => openDrafts({ storage, locks, random, person });
  return { storage, open };
}

test('[RP14] a draft stays until that very text is saved; what is typed over it meanwhile stays', () => {
  const drafts = newDevice().open();
  drafts.keep(place, { input: { value: '1' } });
  drafts.keep(place, { reason: 'vì sao' });
  drafts.keep(place, { input: { value: '12' } });
  drafts.drop(place, { input: { value: '1' } });
  expect(drafts.mine()).toEqual([{ ...place, typed: { input: { value: '12' }, reason: 'vì sao' } }]);
  drafts.drop(place, { input: { value: '12' } });
  expect(drafts.mine()).toEqual([{ ...place, typed: { reason: 'vì sao' } }]);
  drafts.drop(place, { reason: 'vì sao' });
  expect(drafts.mine()).toEqual([]);
});

test('[RP14] a page takes over what a page that is gone left, not what another page is typing', async () => {
  const { storage, open } = newDevice();
  const living = open();
  living.keep(place, { input: { value: '1' } });
  const gone = { ...place, typed: { input: { value: '2' } } };
  storage.setItem('so-thi-dua/draft/p/gone b.2025/u bloc c', JSON.stringify(gone));
  const next = open();
  await Promise.resolve();

  expect(await takeOver(next.inside)).toEqual([gone]);
  expect(await takeOver(next.inside)).toEqual([]);
  expect(next.mine()).toEqual([gone]);
  expect(living.mine()).toHaveLength(1);
});

test('[RP14] what was typed here before the other page’s drafts came is newer than they are, also when it is saved already', async () => {
  const { storage, open } = newDevice();
  const left = (criterionId: string) => {
    const draft = { ...place, criterionId, typed: { input: { value: '2' }, reason: 'vì sao' } };
    storage.setItem(`so-thi-dua/draft/p/gone b.2025/u bloc ${criterionId}`, JSON.stringify(draft));
    return draft;
  };
  const [waiting, saved, untouched] = [left('c'), left('d'), left('e')];
  const next = open();
  next.keep(waiting, { input: { value: '3' } });
  next.keep(saved, { input: { value: '4' }, reason: '' });
  next.drop(saved, { input: { value: '4' }, reason: '' });

  expect(await takeOver(next.inside)).toEqual([{ ...waiting, typed: { reason: 'vì sao' } }, untouched]);
  expect(next.mine()).toEqual([
    { ...waiting, typed: { input: { value: '3' }, reason: 'vì sao' } },
    untouched,
  ]);
});

test('[RP14] one person never sees another’s drafts; leaving the device takes one’s own along', () => {
  const { storage, open } = newDevice();
  const [mine, other] = [open('p'), open('q')];
  mine.keep(place, { reason: 'a' });
  other.keep(place, { reason: 'b' });
  forgetDrafts(storage, 'p');
  expect([mine.mine().length, other.mine().length]).toEqual([0, 1]);
});

test('[RP14] screens hear of every draft that comes or goes, of a target too', async () => {
  const { storage, open } = newDevice();
  const target: DraftPlace = { ...place, owner: 'target' };
  storage.setItem(
    'so-thi-dua/draft/p/gone b.2025/u target c',
    JSON.stringify({ ...target, typed: { input: { typed: 'mười' } } }),
  );
  const drafts = open();
  const seen: number[] = [];
  const stop = drafts.subscribe(() => seen.push(drafts.mine().length));
  await takeOver(drafts.inside);
  drafts.keep(place, { input: { value: '1' } });
  drafts.drop(place, { input: { value: '1' } });
  stop();
  drafts.drop(target, { input: { typed: 'mười' } });
  expect(seen).toEqual([1, 2, 1]);
  expect(drafts.mine()).toEqual([]);
});

test('[RP14] in a full storage what a page that is gone has left stays where it was, and is taken over once there is room', async () => {
  const gone = { ...place, typed: { input: { value: '2' } } };
  const key = 'so-thi-dua/draft/p/gone b.2025/u bloc c';
  let isFull = true;
  const storage = newStorage((one) => !isFull || one === key);
  storage.setItem(key, JSON.stringify(gone));
  const next = openDrafts({ storage, locks: createLocks(), random: seeded(2), person: 'p' });
  expect([await takeOver(next.inside), next.mine()]).toEqual([[], []]);
  expect(storage.getItem(key)).not.toBeNull();
  isFull = false;
  await vi.waitFor(async () => expect(await takeOver(next.inside)).toEqual([gone]));
  expect([next.mine(), storage.getItem(key)]).toEqual([[gone], null]);
});
