import type { BlocOffer } from './session.ts';

/** "Khối 2" stands before "Khối 10". */
const byName = new Intl.Collator('vi', { numeric: true });

/** By the bloc's name, and of each the newest year first: it is the one that is worked in. */
export const inOrder = (
  a: Pick<BlocOffer, 'blocName' | 'blocId' | 'period'>,
  b: Pick<BlocOffer, 'blocName' | 'blocId' | 'period'>,
): number =>
  byName.compare(a.blocName, b.blocName) ||
  byName.compare(a.blocId, b.blocId) ||
  byName.compare(b.period, a.period);
