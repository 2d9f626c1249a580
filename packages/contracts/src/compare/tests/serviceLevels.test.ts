// SPDX-License-Identifier: Apache-2.0
import { contract, serviceLevel } from '../../__testUtils__/build';
import { changes, type Expected } from '../__testUtils__/changes';

describe('service levels', () => {
  const stronger: Expected[] = [
    ['service-level-stronger', 'compatible', 'compatible'],
  ];
  const weaker: Expected[] = [['service-level-weaker', 'risky', 'compatible']];
  it.each<[string, [unknown, string?], [unknown, string?], Expected[]]>([
    ['latency', [24, 'h'], [1, 'd'], []],
    ['latency', [4, 'd'], [4, 'h'], stronger],
    ['latency', ['PT4H'], [5, 'h'], weaker],
    ['retention', [7, 'y'], [3, 'y'], weaker],
    ['retention', [1, 'y'], [12, 'months'], []],
    ['retention', [30, 'd'], [6, 'M'], stronger],
    ['availability', ['99.9%'], [99.9, 'percent'], []],
    ['availability', [99.9], ['99.9%'], []],
    ['availability', [99.9, '%'], [99, '%'], weaker],
    ['frequency', [1, 'd'], [1, 'h'], stronger],
    ['timeOfAvailability', ['09:00-08:00'], ['17:00Z'], []],
    ['timeOfAvailability', ['09:00+01:00'], ['10:00+01:00'], weaker],
    ['endOfSupport', ['2030-01-01'], ['2029-01-01'], weaker],
    ['throughput', [100, 'records/s'], [50, 'records/s'], weaker],
    [
      'latency',
      ['soon'],
      ['later'],
      [['service-level-changed', 'risky', 'risky']],
    ],
    [
      'happiness',
      [1, 'd'],
      [2, 'd'],
      [['service-level-changed', 'risky', 'risky']],
    ],
  ])('%s %j -> %j', (name, before, after, expected) => {
    expect(
      changes(
        contract([], { serviceLevels: [serviceLevel(name, ...before)] }),
        contract([], { serviceLevels: [serviceLevel(name, ...after)] }),
      ),
    ).toEqual(expected);
  });

  it('finds promises that come, go and cover less', () => {
    const before = contract([], {
      serviceLevels: [
        serviceLevel('latency', 4, 'h', { elements: ['orders', 'lines'] }),
        serviceLevel('retention', 1, 'y'),
      ],
    });
    const after = contract([], {
      serviceLevels: [
        serviceLevel('endOfLife', '2030-01-01'),
        serviceLevel('latency', 4, 'h', { elements: ['orders'] }),
      ],
    });
    expect(changes(before, after)).toEqual([
      ['end-of-life-announced', 'risky', 'risky'],
      ['service-level-scope-reduced', 'risky', 'compatible'],
      ['service-level-removed', 'risky', 'compatible'],
    ]);
  });
});
