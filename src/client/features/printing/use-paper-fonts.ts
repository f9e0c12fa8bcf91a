import { useEffect, useState } from 'react';

export type PaperFonts = 'loading' | 'ready' | 'missing';

const FACES = ['400 13px Tinos', 'italic 400 13px Tinos', '700 13px Tinos'];

/** Paper must not be printed in a stand-in: whether the faces it is set in are there yet [PR12]. */
export function usePaperFonts(): PaperFonts {
  const [fonts, setFonts] = useState<PaperFonts>('loading');
  useEffect(() => {
    let isHere = true;
    const tell = (found: PaperFonts) => {
      if (isHere) setFonts(found);
    };
    Promise.all(FACES.map((face) => document.fonts.load(face, 'Ẩ'))).then(
      (found) => tell(found.every((faces) => faces.length > 0) ? 'ready' : 'missing'),
      () => tell('missing'),
    );
    return () => {
      isHere = false;
    };
  }, []);
  return fonts;
}
