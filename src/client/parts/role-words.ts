import type { Words } from '../../base/words.ts';
import type { Actor, Role } from '../../domain/workflow/permissions.ts';

export const roleWords: { readonly [R in Role]: Words } = {
  'unit-clerk': { vi: 'Chuyên viên đơn vị', en: 'Unit clerk' },
  'unit-head': { vi: 'Thủ trưởng đơn vị', en: 'Unit head' },
  'bloc-secretary': { vi: 'Thư ký khối', en: 'Bloc secretary' },
  'bloc-leader': { vi: 'Trưởng khối', en: 'Bloc leader' },
  'bloc-deputy': { vi: 'Phó khối', en: 'Bloc deputy' },
  'province-officer': { vi: 'Cán bộ Sở Nội vụ', en: 'Provincial officer' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
};

// The post that says most of what a person does here stands first.
const WEIGHT: readonly Role[] = [
  'bloc-leader',
  'bloc-deputy',
  'bloc-secretary',
  'province-officer',
  'administrator',
  'unit-head',
  'unit-clerk',
];

/** The post a person is known by; undefined where they hold none. */
export const mainRole = ({ grants }: Actor): Role | undefined =>
  WEIGHT.find((role) => grants.some((grant) => grant.role === role));
