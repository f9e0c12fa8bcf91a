import { expect, test } from 'vitest';
import { houseOf, networkOf } from '../../../src/server/network-of.ts';

test('[HT6] the log names the network of an address, never the part of a house or a machine', () => {
  const told = {
    '10.20.30.40': '10.20.0.0',
    '::ffff:10.20.30.40': '10.20.0.0',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1::',
    '2001:0db8:0001::6': '2001:db8:1::',
    // Shortened: what stands behind the two colons is the machine's own part.
    '2001::abcd:1': '2001:0:0::',
    '2001:db8::abcd': '2001:db8:0::',
    'fe80::1': 'fe80:0:0::',
    'fe80::1%eth0': 'fe80:0:0::',
    '::1': '0:0:0::',
    '64:ff9b::10.20.30.40': '64:ff9b:0::',
  };
  expect(Object.fromEntries(Object.keys(told).map((address) => [address, networkOf(address)]))).toEqual(told);
});

test('[AU4] guesses from one house count together, from two they do not', () => {
  const [one, other] = ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9'];
  expect(houseOf(one)).toBe(houseOf(other));
  expect(houseOf('2001:db8:1::9')).toBe(houseOf('2001:DB8:1:0:7::'));
  expect(houseOf('2001:db8:1:3::9')).not.toBe(houseOf(one));
  expect(houseOf('::ffff:10.20.30.40')).toBe('10.20.30.40');
  expect(houseOf('10.20.30.41')).toBe('10.20.30.41');
});
