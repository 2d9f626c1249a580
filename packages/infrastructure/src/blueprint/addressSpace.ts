// SPDX-License-Identifier: Apache-2.0

const RANGE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
/** Subnets of each cloud are cut out of the range; a smaller one has no room for them. */
const SMALLEST = 22;
const LARGEST = 12;

/** RFC 1918. */
function isPrivate([a, b]: number[]): boolean {
  return (
    a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)
  );
}

/**
 * What is wrong with a range of addresses, in words that complete "this is no range …: ".
 *
 * @returns undefined when nothing is
 * @internal
 */
export function addressSpaceFault(range: string): string | undefined {
  const match = RANGE.exec(range);
  if (!match) return 'write it as 10.20.0.0/16';
  const numbers = match.slice(1).map(Number);
  const octets = numbers.slice(0, 4);
  const prefix = numbers[4];
  if (octets.some(octet => octet > 255)) {
    return 'each part of an address is between 0 and 255';
  }
  if (!isPrivate(octets)) {
    return 'it is not private (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16)';
  }
  if (prefix < LARGEST || prefix > SMALLEST) {
    return `its size is between /${LARGEST} and /${SMALLEST}`;
  }
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (address % 2 ** (32 - prefix) !== 0) {
    return `${match
      .slice(1, 5)
      .join('.')} is not the first address of a /${prefix}`;
  }
  return undefined;
}
