import { delta } from './delta.ts';
import { identity } from './identity.ts';
import { ratioPct } from './ratio-pct.ts';
import type { Transform, TransformName } from './transform.ts';

export const transforms: { readonly [Name in TransformName]: Transform } = {
  identity,
  ratio_pct: ratioPct,
  delta,
};
