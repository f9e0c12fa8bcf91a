// The sentences of the bloc's papers that an office may say in its own words. What stands between braces is filled in
// from the bloc's records when it is printed.

/** What can be filled in, by the name that an official writes between braces. */
export const places = {
  'tên khối': 'blocName',
  năm: 'year',
  'số đơn vị': 'unitCount',
  'trưởng khối': 'leader',
  'nơi nhận': 'addressee',
  'ngày ký': 'signingDay',
  'địa điểm': 'signingPlace',
  'số đơn vị dự họp': 'presentCount',
  'bản bảng tiêu chí': 'tableVersion',
  'khen thưởng': 'awards',
} as const;
export type PlaceName = keyof typeof places;
export type PlaceKey = (typeof places)[PlaceName];

/** Known to every paper of the bloc. */
export const everywhere: readonly PlaceName[] = ['tên khối', 'năm', 'số đơn vị', 'trưởng khối', 'nơi nhận'];

/**
 * By the paper they stand on and their place there, in the order of the papers; each with what can be filled in there
 * beside what every paper knows.
 */
export const slots = {
  'pledge-opening': ['ngày ký', 'địa điểm'],
  'pledge-closing': ['ngày ký', 'địa điểm'],
  'plan-purpose': [],
  'plan-duties': [],
  'rules-opening': [],
  'half-opening': [],
  'year-opening': [],
  'minutes-closing': ['số đơn vị dự họp'],
  'letter-opening': ['số đơn vị dự họp', 'bản bảng tiêu chí', 'khen thưởng'],
  'letter-closing': ['khen thưởng'],
} as const satisfies { readonly [name: string]: readonly PlaceName[] };
export type SlotName = keyof typeof slots;
export const slotNames = Object.keys(slots) as readonly SlotName[];
