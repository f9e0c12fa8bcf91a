// Where a request comes from, as coarsely as what asks needs it: a log names no house, a throttle no single machine of
// one. IPv6 may be shortened anywhere, so it is written out before anything is cut off [HT6] [AU4].

/** For the log: the network, not the person behind it. */
export function networkOf(address: string): string {
  const groups = groupsOf(address);
  return groups
    ? `${groups.slice(0, 3).join(':')}::`
    : `${plainOf(address).split('.').slice(0, 2).join('.')}.0.0`;
}

/** For the throttle: of IPv6 the network of a house, in which one machine has as many addresses as it likes; else the address. */
export const houseOf = (address: string): string =>
  groupsOf(address)?.slice(0, 4).join(':') ?? plainOf(address);

/** IPv4 as it is, also where a socket of IPv6 tells it. */
const plainOf = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** The eight groups of an address of IPv6, none shortened away; undefined of IPv4. */
function groupsOf(address: string): readonly string[] | undefined {
  const plain = plainOf(address);
  if (!plain.includes(':')) return undefined;
  const [head = [], tail = []] = plain
    // What stands behind the sign is this machine's own name for the line.
    .replace(/%.*$/, '')
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').flatMap(asGroups)));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].map((group) => group.replace(/^0+(?=.)/, '').toLowerCase());
}

/** An IPv4 address at the end of one of IPv6 stands for two groups. */
const asGroups = (group: string): readonly string[] => (group.includes('.') ? [group, ''] : [group]);
