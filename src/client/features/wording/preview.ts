// How a sentence will be printed, as far as is known before the paper is.

import { filledIn } from '../../../domain/wording/fill.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { knownPlaces } from '../../parts/known-places.ts';

export const previewOf = (view: BlocView, text: string): string => filledIn(text, knownPlaces(view));
