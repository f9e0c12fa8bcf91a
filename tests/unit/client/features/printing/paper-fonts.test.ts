import { expect, test } from 'vitest';
import { lookForFaces } from '../../../../../src/client/features/printing/use-paper-fonts.ts';

const fonts = (load: (face: string) => Promise<readonly unknown[]>) => ({ load }) as unknown as FontFaceSet;

test('[PR12] paper is ready only when upright, italic and bold are all there', async () => {
  const asked: string[] = [];
  const all = fonts(async (face) => {
    asked.push(face);
    return [face];
  });
  expect(await lookForFaces(all)).toBe('ready');
  expect(asked).toEqual(['400 13px Tinos', 'italic 400 13px Tinos', '700 13px Tinos']);
  expect(await lookForFaces(fonts(async (face) => (face.startsWith('italic') ? [] : [face])))).toBe(
    'missing',
  );
});

test('[PR12] a face that cannot be fetched is missing, and stops nothing', async () => {
  expect(await lookForFaces(fonts(() => Promise.reject(new Error('offline'))))).toBe('missing');
});
