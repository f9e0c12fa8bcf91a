import { describe, expect, test } from 'vitest';
import { citeDocument } from '../../../../src/domain/evidence/cite.ts';
import { EvidenceFile } from '../../../../src/domain/evidence/evidence-file.ts';
import { isHeic, nameOfFile, typeOfContent } from '../../../../src/domain/evidence/file-content.ts';
import { filesOf } from '../../../../src/domain/evidence/files-of.ts';
import { lacksEvidence } from '../../../../src/domain/scoring/modifiers/evidence-required.ts';
import type { Evidence } from '../../../../src/domain/scoring/cell.ts';
import type { Column } from '../../../../src/domain/scoring/sheet.ts';
import type { Actor } from '../../../../src/domain/workflow/permissions.ts';
import { clerk, entry, grantOf, person, sheetOf, smallWorld } from '../../../support/small-bloc.ts';

const hash = 'a'.repeat(64);
const file = { hash, name: 'anh.jpg', size: 200_000, type: 'image/jpeg' } as const;
const photo = { number: '', date: '', abstract: '', file };
const cited = { number: 'Số 15/SNV', date: '02/03/2024', abstract: 'về thu nộp quỹ' };

const bytes = (...some: readonly (number | string)[]) =>
  new Uint8Array(
    some.flatMap((one) => (typeof one === 'number' ? [one] : one.split('').map((c) => c.charCodeAt(0)))),
  );

describe('what a file is', () => {
  test.each([
    ['a photo', bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['a PDF', bytes('%PDF-1.7'), 'application/pdf'],
    ['a page', bytes('<!doctype html>'), undefined],
    ['a drawing with a program in it', bytes('<svg onload=x>'), undefined],
    ['a PDF behind something else', bytes('<html>%PDF-1.7'), undefined],
    ['a zip', bytes('PK', 3, 4), undefined],
    ['a start of a photo and no more', bytes(0xff, 0xd8), undefined],
    ['nothing', bytes(), undefined],
  ])('[EV2] %s, by its first bytes alone', (_, content, type) => {
    expect(typeOfContent(content)).toBe(type);
  });

  test('[EV2] the photo of an iPhone is known, to be told apart', () => {
    expect(isHeic(bytes(0, 0, 0, 24, 'ftypheic', 0))).toBe(true);
    expect(isHeic(bytes(0, 0, 0, 24, 'ftypisom', 0))).toBe(false);
  });

  test('[EV2] what stands in a cell is a whole hash, a type we keep, and at most 10 MB', () => {
    const takes = (more: object) => EvidenceFile.safeParse({ ...file, ...more }).success;
    expect(takes({})).toBe(true);
    expect(takes({ size: 10 * 1024 * 1024 })).toBe(true);
    expect([
      takes({ size: 10 * 1024 * 1024 + 1 }),
      takes({ size: 0 }),
      takes({ hash: hash.slice(1) }),
      takes({ hash: hash.toUpperCase() }),
      takes({ type: 'image/svg+xml' }),
      takes({ name: '' }),
      takes({ url: 'https://example.gov.vn' }),
    ]).toEqual(Array.from({ length: 7 }, () => false));
  });

  test.each([
    ['IMG_0001.HEIC', 'image/jpeg', 'IMG_0001.jpg'],
    ['C:\\Tài liệu\\Quyết định 15.pdf', 'application/pdf', 'Quyết định 15.pdf'],
    ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
    ['bao-cao\u202Efdp.exe', 'application/pdf', 'bao-caofdp.pdf'],
    ['.pdf', 'application/pdf', 'tep.pdf'],
    ['  ', 'image/jpeg', 'tep.jpg'],
  ] as const)('[EV2] %j is called what it is', (given, type, name) => {
    expect(nameOfFile(given, type)).toBe(name);
    expect(EvidenceFile.safeParse({ ...file, type, name }).success).toBe(true);
  });

  test('[EV2] a name however long fits', () => {
    const name = nameOfFile('ệ'.repeat(500), 'image/jpeg');
    expect(EvidenceFile.parse({ ...file, name }).name).toBe(name);
  });
});

describe('a file in a cell', () => {
  const withFile = () => {
    const world = smallWorld();
    const args = { ...entry('i.1', { value: '7' }), evidence: [cited, photo] };
    expect(world.make(clerk, { name: 'enter-score', args }).ok).toBe(true);
    return world;
  };
  const columnOf = (world: ReturnType<typeof smallWorld>) =>
    world.get('column', `${sheetOf('u-1')}/self`) as Column;

  test('[EV1] stands among the documents, and stays where a later entry says nothing of documents', () => {
    const world = withFile();
    world.make(clerk, { name: 'enter-score', base: 'bbbbbbbbbbbb-1', args: entry('i.1', { value: '8' }) });
    expect(columnOf(world).cells['i.1']).toMatchObject([{ input: { value: '8' }, evidence: [cited, photo] }]);
  });

  test('[EV1] alone is a document: what the table wants is there', () => {
    const wanting = { id: 'i.1', evidence: 'required' };
    const scored = { state: 'scored', points: 700, bonus: 0 } as never;
    const cell = (evidence: readonly object[]) =>
      [
        { input: { value: '7' }, reason: '', evidence, by: 'bbbbbbbbbbbb-1', author: 'canbo', at: 0 },
      ] as never;
    expect(lacksEvidence(wanting as never, cell([]), scored)).toBe(true);
    expect(lacksEvidence(wanting as never, cell([photo]), scored)).toBe(false);
  });

  test('[EV5] [TM1] what another table set aside still names its file', () => {
    const column = columnOf(withFile());
    const aside = { criterionId: 'i.1', code: 'I.1', name: '', version: 1, cell: column.cells['i.1'] ?? [] };
    expect([...filesOf([{ ...column, cells: {}, kept: [aside] }], []).keys()]).toEqual([
      ...filesOf([column], []).keys(),
    ]);
  });

  test('[EV5] every version of a cell and all that is held names its files, of its unit, once', () => {
    const column = columnOf(withFile());
    const second = { ...file, hash: 'b'.repeat(64) };
    const conflict = {
      ...column,
      cells: {
        'i.1': [
          ...(column.cells['i.1'] ?? []),
          { ...column.cells['i.1']?.[0], evidence: [{ ...cited, file: second }, photo] },
        ],
      },
    } as Column;
    const args = {
      ...entry('i.2', { value: '1' }),
      evidence: [{ ...photo, file: { ...file, hash: 'c'.repeat(64) } }],
    };
    const held = { name: 'enter-score', args } as never;
    expect([...filesOf([conflict], [held]).values()].map((one) => [one.unitId, one.hash[0]])).toEqual([
      ['u-1', 'a'],
      ['u-1', 'b'],
      ['u-1', 'c'],
    ]);
  });

  test('[EV3] who settles a cell of two versions keeps the documents of both, each once', () => {
    const world = withFile();
    const other = person('canbo-hai', grantOf('unit-clerk', 'u-1'));
    const args = { ...entry('i.1', { value: '9' }), evidence: [cited] };
    world.make(other, { name: 'enter-score', args });
    const cell = columnOf(world).cells['i.1'] ?? [];
    expect(cell).toHaveLength(2);
    const { table: _, ...place } = entry('i.1', { value: '9' });
    const settled = { ...place, seen: cell.map(({ by }) => by) };
    expect(world.make(clerk, { name: 'settle-conflict', args: settled }).ok).toBe(true);
    expect(columnOf(world).cells['i.1']).toMatchObject([{ input: { value: '9' }, evidence: [cited, photo] }]);
  });

  test('[EV3] nor are they lost where another chose the same, and there is nothing left to settle', () => {
    const world = withFile();
    const [other, third] = ['canbo-hai', 'canbo-ba'].map((id) => person(id, grantOf('unit-clerk', 'u-1')));
    const enter = (by: Actor | undefined, value: string, evidence: Evidence[]) =>
      world.make(by as Actor, {
        name: 'enter-score',
        args: { ...entry('i.1', { value }), evidence },
      });
    enter(other, '9', [cited]);
    const seen = (columnOf(world).cells['i.1'] ?? []).map(({ by }) => by);
    const sent: Evidence = { ...cited, number: '16/SNV' };
    // The third, apart, has the same figure as the one who settles, and another document.
    enter(third, '9', [sent]);
    const { table: _, ...place } = entry('i.1', { value: '9' });
    expect(world.make(clerk, { name: 'settle-conflict', args: { ...place, seen } }).ok).toBe(true);
    const cell = columnOf(world).cells['i.1'] ?? [];
    expect(cell).toHaveLength(1);
    expect(cell[0]).toMatchObject({ author: third?.personId, evidence: [sent, cited, photo] });
  });

  test('[EV1] paper names it after what is cited', () => {
    expect(citeDocument({ ...cited, file }, 'ngày ')).toBe(
      'Số 15/SNV, ngày 02/03/2024, về thu nộp quỹ (tệp anh.jpg)',
    );
    expect(citeDocument(photo)).toBe('tệp anh.jpg');
    expect(citeDocument(cited)).toBe('Số 15/SNV, 02/03/2024, về thu nộp quỹ');
  });
});
