// SPDX-License-Identifier: Apache-2.0
import { eventContent, readEvent } from '@meshwright/lineage';
import { event } from '../__testUtils__/startLineage';
import type { EventHead } from './eventsOfRuns';
import { readRun } from './readRun';
import { RunMemory } from './RunMemory';

type Given = Parameters<typeof event>[0];

/** Events of one run, latest first, as the database has them. */
function runOf(run: string, ...given: Given[]) {
  const values = given.map(each => event({ run, ...each }));
  return {
    bodies: values.map(value => JSON.stringify(value)),
    heads: values.map((value, id): EventHead => {
      const read = readEvent(value).event!;
      return {
        id,
        run_key: run,
        run_id: run,
        content: read.time === undefined ? null : eventContent(read),
        event_time: read.time ?? 0,
        length: 1,
      };
    }),
  };
}

const day = (n: number, hour = 10) => `2026-03-0${n}T${hour}:00:00Z`;
const usual = (n: number): Given[] => [
  { at: day(n, 11), inputs: ['a'], outputs: ['b'] },
  { at: day(n), type: 'START', inputs: ['a'] },
];

function remembered(...given: Given[]): RunMemory {
  const { heads, bodies } = runOf('first', ...given);
  const memory = new RunMemory();
  memory.remember(readRun('first', heads, bodies, undefined)!, heads);
  return memory;
}

it('knows what reading a run would give, from another one that said the same', () => {
  const { heads, bodies } = runOf('second', ...usual(2));
  expect(remembered(...usual(1)).recall('second', heads)).toEqual(
    readRun('second', heads, bodies, undefined),
  );
});

it.each<[what: string, other: Given[]]>([
  ['says something else', [{ ...usual(2)[0], outputs: ['c'] }, usual(2)[1]]],
  ['has told less', [usual(2)[1]]],
  [
    'says all at the same time',
    usual(2).map(each => ({ ...each, at: day(2) })),
  ],
  ['says no time', usual(2).map(each => ({ ...each, at: 'one day' }))],
])('does not know a run that %s', (_, other) => {
  const { heads } = runOf('second', ...other);
  expect(remembered(...usual(1)).recall('second', heads)).toBeUndefined();
});
