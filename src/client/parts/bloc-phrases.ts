// Phrases about a bloc, as its papers have them.

import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import { periodName } from '../../domain/workflow/period-name.ts';

/** A gap in a sentence. */
export const DOTS = '…………';
/** "năm 2023"; a school year or a theme as it was written. */
export const yearOf = ({ period }: BlocPeriod): string => periodName(period);

/** "UBND" and the name that it stands for, in either spelling. */
const COMMITTEE = String.raw`(?:UBND|(?:ỦY|U\u1EF6)\s+BAN\s+NHÂN\s+DÂN)`;
const PROVINCE = String.raw`(?:TỈNH|THÀNH\s+PHỐ)`;
/** The Party's and the Youth Union's own offices bear the place's kind in their name: "Tỉnh ủy", "Thành đoàn". */
const ORGAN = String.raw`(?:ỦY|U\u1EF6|ĐOÀN)`;

const provinceIn = new RegExp(
  String.raw`(?<!\p{L})(?:(TỈNH|THÀNH)\s+${ORGAN}|(${PROVINCE}))\s+(\p{L}.*)$`,
  'iu',
);

/** "tỉnh Lai Châu" of "UBND TỈNH LAI CHÂU"; '' where the office above is of no province. */
export function provinceOf({ superior }: Pick<BlocPeriod, 'superior'>): string {
  const [, ofOrgan, kind, name] = provinceIn.exec(superior) ?? [];
  if (name === undefined) return '';
  const said = ofOrgan?.toLowerCase() === 'thành' ? 'thành phố' : (ofOrgan ?? kind ?? '').toLowerCase();
  return `${said.replace(/\s+/g, ' ')} ${properName(name)}`;
}

const committeeOfProvince = new RegExp(String.raw`^\s*${COMMITTEE}\s+${PROVINCE}(?!\p{L})`, 'iu');

export const isOfCommittee = ({ superior }: Pick<BlocPeriod, 'superior'>): boolean =>
  committeeOfProvince.test(superior);

/** Whom the bloc writes to: the Department under a province's committee, else the office above itself. */
export const addresseeOf = (period: Pick<BlocPeriod, 'superior'>): string =>
  isOfCommittee(period) ? `Sở Nội vụ ${provinceOf(period)}` : officeInWords(period.superior.trim());

const organIn = new RegExp(
  String.raw`^(.*?)(?<!\p{L})(TỈNH|THÀNH|HUYỆN|QUẬN|THỊ)\s+(${ORGAN})\s+(\p{L}.*)$`,
  'iu',
);
// "Xã" is no place in "hợp tác xã" or "xã hội": the smallest ones are known by their committees alone.
const placeIn = new RegExp(
  String.raw`^(.*?)(?<!\p{L})(TỈNH|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ|(?<=${COMMITTEE}\s+)(?:XÃ|PHƯỜNG|THỊ\s+TRẤN))\s+(\p{L}.*)$`,
  'iu',
);

/** An office's name as it stands in a sentence: "UBND huyện Sìn Hồ" of "UBND HUYỆN SÌN HỒ". */
function officeInWords(superior: string): string {
  // Whoever wrote small letters knew which to write large; and without a place nobody knows what is a name.
  if (superior !== superior.toUpperCase()) return superior;
  const [, above = '', place = '', organ = '', of] = organIn.exec(superior) ?? [];
  if (of !== undefined)
    return `${sentenceCase(above)}${sentenceCase(place)} ${organ.toLowerCase()} ${properName(of)}`;
  const [, office = '', kind = '', name] = placeIn.exec(superior) ?? [];
  return name === undefined ? superior : `${sentenceCase(office)}${kind.toLowerCase()} ${properName(name)}`;
}

const properName = (text: string): string =>
  text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (one) => one.toUpperCase());

/** Short names of offices stay in capitals. */
const sentenceCase = (text: string): string =>
  (text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()).replace(
    /(?<!\p{L})(?:ubnd|hđnd|mttq)(?!\p{L})/giu,
    (one) => one.toUpperCase(),
  );
