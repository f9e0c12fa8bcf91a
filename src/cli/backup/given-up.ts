// What a restore cannot bring back, in words: devices offer their work again, but not an account, a password or a bloc.

import type { Words } from '../../base/words.ts';
import type { Accounts } from '../../server/store/accounts.ts';
import type { DatabaseState } from '../../server/store/new-epoch.ts';

/** What the replaced database had and the restored one has not, or not so. Usernames, and ids of blocs. */
export interface GivenUp {
  /** Accounts that the backup does not have. */
  readonly people: readonly string[];
  /** Whose password, roles, closing or withdrawn device keys are others in the backup, by what is. */
  readonly changed: { readonly [W in Change]: readonly string[] };
  readonly blocs: readonly string[];
}

type Change = 'password' | 'roles' | 'closing' | 'keys';

interface Database {
  readonly accounts: Accounts;
  readonly state: DatabaseState | undefined;
}

/** Compares the database that was in place with the backup that takes it. */
export function givenUp(before: Database, backup: Database): GivenUp {
  const known = new Map(backup.accounts.people.map((one) => [one.id, one]));
  const [roles, rolesThen] = [rolesIn(before.accounts), rolesIn(backup.accounts)];
  const [keys, keysThen] = [withdrawnIn(before.accounts), withdrawnIn(backup.accounts)];
  const people: string[] = [];
  const changed: Record<Change, string[]> = { password: [], roles: [], closing: [], keys: [] };
  for (const { id, username, password, active } of before.accounts.people) {
    const then = known.get(id);
    if (!then) {
      people.push(username);
      continue;
    }
    if (then.password !== password) changed.password.push(username);
    if (then.active !== active) changed.closing.push(username);
    if (roles.get(id) !== rolesThen.get(id)) changed.roles.push(username);
    if (keys.get(id) !== keysThen.get(id)) changed.keys.push(username);
  }
  const there = new Set(backup.state?.blocs.map(({ bloc }) => bloc));
  const blocs = (before.state?.blocs ?? []).map(({ bloc }) => bloc).filter((bloc) => !there.has(bloc));
  return { people, changed, blocs };
}

function rolesIn({ grants }: Accounts): ReadonlyMap<string, string> {
  const lists = new Map<string, string[]>();
  for (const { person, role, bloc, period, unit } of grants)
    lists.set(person, [...(lists.get(person) ?? []), JSON.stringify([role, bloc, period, unit])]);
  return new Map([...lists].map(([person, list]) => [person, list.sort().join()]));
}

function withdrawnIn({ carryKeys }: Accounts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { person, withdrawn } of carryKeys)
    if (withdrawn !== null) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

/** The sentences, each with its count and its names; none where the backup has it all. */
export function sentencesOf({ people, changed, blocs }: GivenUp, areKept: boolean): readonly Words[] {
  const ofAccounts: readonly (readonly [readonly string[], Words])[] = areKept
    ? []
    : [[people, PEOPLE], ...CHANGES.map((what) => [changed[what], CHANGED[what]] as const)];
  return [...ofAccounts, [blocs, BLOCS] as const]
    .filter(([names]) => names.length > 0)
    .map(([names, { vi, en }]) => ({
      vi: `${names.length} ${vi}: ${names.join(', ')}`,
      en: `${names.length} ${en}: ${names.join(', ')}`,
    }));
}

/** Whether an account is younger than the backup, or has been changed since. */
export const areAccountsBehind = ({ people, changed }: GivenUp): boolean =>
  people.length > 0 || CHANGES.some((what) => changed[what].length > 0);

const CHANGES = ['password', 'roles', 'closing', 'keys'] as const;

const PEOPLE: Words = {
  vi: 'tài khoản bản sao lưu không có; lập lại theo tên cũ vẫn là người khác, thiết bị sẽ không gửi lại việc của người trước',
  en: 'accounts that the backup does not have; made anew under the same name each is another person, for whom devices do not offer the work again',
};
const CHANGED: { readonly [W in Change]: Words } = {
  password: {
    vi: 'tài khoản có mật khẩu khác trong bản sao lưu (mật khẩu cũ lại dùng được)',
    en: 'accounts whose password is another in the backup (the old one is good again)',
  },
  roles: {
    vi: 'tài khoản có vai trò khác trong bản sao lưu',
    en: 'accounts whose roles are others in the backup',
  },
  closing: {
    vi: 'tài khoản đã khóa hoặc mở lại sau bản sao lưu',
    en: 'accounts that were closed or opened since the backup',
  },
  keys: {
    vi: 'người đã báo mất thiết bị sau bản sao lưu (khóa của thiết bị ấy lại dùng được)',
    en: 'people who reported a lost device since the backup (its key is good again)',
  },
};
const BLOCS: Words = {
  vi: 'khối bản sao lưu không có; lập lại khối không đem số liệu của nó về. Việc ấy nằm trên các thiết bị và trong kho cũ đã giữ lại: đừng xóa kho ấy, đừng xóa dữ liệu trên thiết bị; nếu có bản sao lưu mới hơn thì khôi phục bản đó',
  en: 'blocs that the backup does not have; making one anew does not bring its work back. That lies on the devices and in the database that was kept aside: delete neither, and restore a newer backup if there is one',
};
