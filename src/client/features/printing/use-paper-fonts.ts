import { useEffect, useState } from 'react';

export type PaperFonts = 'loading' | 'ready' | 'missing';

const FACES = ['400 13px Tinos', 'italic 400 13px Tinos', '700 13px Tinos'];

/** Paper must not be printed in a stand-in: whether the faces it is set in are there yet [PR12]. */
export function usePaperFonts(): PaperFonts {
  const [fonts, setFonts] = useState<PaperFonts>('loading');
  useEffect(() => {
    let isHere = true;
    void lookForFaces(document.fonts).then((found) => {
      if (isHere) setFonts(found);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return fonts;
}

/** Asks for each face with a letter that only the Vietnamese part of it has; never throws. */
export const lookForFaces = (fonts: Pick<FontFaceSet, 'load'>): Promise<'ready' | 'missing'> =>
  Promise.all(FACES.map((face) => fonts.load(face, 'Ẩ'))).then(
    (found) => (found.every((faces) => faces.length > 0) ? 'ready' : 'missing'),
    () => 'missing',
  );
