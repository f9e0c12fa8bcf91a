import { expect, test } from 'vitest';
import { added, putBack, removed } from '../../../../../src/client/features/scoring/documents.ts';
import { fileWords } from '../../../../../src/client/parts/evidence/file-words.ts';
import { fail, ok } from '../../../../../src/base/result.ts';
import { MOST_DOCUMENTS, type Evidence } from '../../../../../src/domain/scoring/cell.ts';

const cited = (number: string): Evidence => ({ number, date: '', abstract: '' });
const scan = (name: string, hash: string): Evidence => ({
  ...cited(''),
  file: { hash: hash.repeat(64), name, size: 1, type: 'image/jpeg' },
});

test('[EV14] what is added goes to what the cell has by then, and a file not twice', () => {
  const first = scan('trang-1.jpg', 'a');
  expect(added(scan('trang-2.jpg', 'b'))([cited('15'), first])).toEqual(
    ok([cited('15'), first, scan('trang-2.jpg', 'b')]),
  );
  expect(added(scan('ban-sao.jpg', 'a'))([first])).toEqual(fail(fileWords.same({ name: 'trang-1.jpg' })));
  const full = Array.from({ length: MOST_DOCUMENTS }, (_, at) => cited(String(at)));
  expect(added(cited('21'))(full)).toEqual(fail(fileWords.full));
});

test('[EV14] what is removed is what was shown, once, wherever it stands by then', () => {
  expect(removed(cited('15'))([cited('14'), cited('15'), cited('15')])).toEqual(
    ok([cited('14'), cited('15')]),
  );
});

test('[SC10] what is taken back stands where it stood, and not beyond what a cell may have', () => {
  expect(putBack(cited('15'), 1)([cited('14'), cited('16')])).toEqual(
    ok([cited('14'), cited('15'), cited('16')]),
  );
  expect(putBack(cited('15'), 1)([])).toEqual(ok([cited('15')]));
  const full = Array.from({ length: MOST_DOCUMENTS }, (_, at) => cited(String(at)));
  expect(putBack(cited('21'), 0)(full)).toEqual(fail(fileWords.full));
});
