// Who signs which sheet. Nobody signs the bloc's score of their own unit [PR4].

import type { UnitId } from '../../../domain/ids.ts';
import type { BlocPeriod, MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { caps } from './letterhead.ts';
import type { Signature } from '../../../domain/paper/paper-document.ts';

const SIGNED = '(Ký, ghi rõ họ tên)';
const SEALED = '(Ký, ghi rõ họ tên, đóng dấu)';

/** The secretary, and the head of the leading unit for the bloc; the deputy for the leading unit's own sheet. */
export function blocSignatures(period: BlocPeriod, ofUnit?: UnitId): readonly [Signature, Signature] {
  const secretary = { offices: ['THƯ KÝ KHỐI'], how: SIGNED, name: period.signers.secretary };
  if (ofUnit !== period.leaderUnitId) {
    const offices = ['TM. KHỐI THI ĐUA', 'TRƯỞNG KHỐI', ...headOf(period, period.leaderUnitId)];
    return [secretary, { offices, how: SEALED, name: period.signers.leader }];
  }
  const offices = [
    'TM. KHỐI THI ĐUA',
    'KT. TRƯỞNG KHỐI',
    'PHÓ TRƯỞNG KHỐI',
    ...headOf(period, period.deputyUnitId),
  ];
  return [secretary, { offices, how: SEALED, name: '' }];
}

/** Who signs a letter, a plan, a report or rules: those are no forms, and tell nobody how to sign [PR35]. */
export function letterSignature(period: BlocPeriod): Signature {
  const [, leader] = blocSignatures(period);
  return { ...leader, how: '' };
}

/** The unit's own sheet. */
export const unitSignatures = ({ headTitle }: MemberUnit): readonly [Signature, Signature] => [
  { offices: ['NGƯỜI LẬP BIỂU'], how: SIGNED, name: '' },
  { offices: ['THỦ TRƯỞNG ĐƠN VỊ', ...(headTitle ? [caps(headTitle)] : [])], how: SEALED, name: '' },
];

const headOf = ({ units }: BlocPeriod, unitId: UnitId | null): readonly string[] => {
  const title = units.find(({ id }) => id === unitId)?.headTitle;
  return title ? [caps(title)] : [];
};
