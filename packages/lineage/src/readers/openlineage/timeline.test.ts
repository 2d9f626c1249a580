// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  dataEdgesOf,
  ds,
  newRun,
  readEvents,
  runEvent,
} from '../../__testUtils__/events';
import { readLineage } from '../readLineage';

describe('time', () => {
  const day = (number: number) =>
    `2026-03-${String(number).padStart(2, '0')}T10:00:00Z`;
  const spans = (lineage: ReturnType<typeof readEvents>, edge: string) =>
    lineage.edges
      .find(({ from: a, to }) => `${a} -> ${to}` === edge)
      ?.spans?.map(({ from: start, to }) => [
        new Date(start).getUTCDate(),
        to === undefined ? undefined : new Date(to).getUTCDate(),
      ]);

  it('ends an edge with the run that does not show it any more, and not with a failed one', () => {
    const lineage = readEvents([
      runEvent({ at: day(1), inputs: [ds('a')], outputs: [ds('c')] }),
      runEvent({ at: day(2), type: 'FAIL', outputs: [ds('c')] }),
      runEvent({ at: day(3), inputs: [ds('b')], outputs: [ds('c')] }),
      runEvent({ at: day(4) }),
      runEvent({ at: day(5), inputs: [ds('a')], outputs: [ds('c')] }),
    ]);
    expect(spans(lineage, 'dataset:db#a -> dataset:db#c')).toEqual([
      [1, 3],
      [5, undefined],
    ]);
    expect(spans(lineage, 'dataset:db#b -> dataset:db#c')).toEqual([[3, 5]]);
  });

  it('ends what has to do with a dropped dataset', () => {
    const lineage = readEvents([
      runEvent({ at: day(1), inputs: [ds('a')], outputs: [ds('c')] }),
      runEvent({
        job: 'drop',
        at: day(2),
        outputs: [
          ds('c', { lifecycleStateChange: { lifecycleStateChange: 'DROP' } }),
        ],
      }),
    ]);
    expect(spans(lineage, 'dataset:db#a -> dataset:db#c')).toEqual([[1, 2]]);
    expect(lineage.nodes.find(({ name }) => name === 'c')?.facts.dropped).toBe(
      '2026-03-02T10:00:00.000Z',
    );
  });

  it('depends on no order of files, where events are of the same time', () => {
    const run = newRun();
    const made = (type: string, field: string) =>
      runEvent({
        type,
        run,
        inputs: [ds('a')],
        outputs: [
          ds('b', {
            columnLineage: {
              fields: {
                x: { inputFields: [{ namespace: 'db', name: 'a', field }] },
              },
            },
          }),
        ],
      });
    const files = [
      made('COMPLETE', 'end'),
      made('START', 'start'),
      runEvent({ inputs: [ds('c')], outputs: [ds('b')] }),
      runEvent({ inputs: [ds('d')], outputs: [ds('b')] }),
    ].map((event, index) => ({
      path: `e${index}.json`,
      source: JSON.stringify(event),
    }));
    const lineage = readLineage(files);
    const turned = readLineage([...files].reverse());
    expect(turned.nodes).toEqual(lineage.nodes);
    expect(turned.edges).toEqual(lineage.edges);
    expect(dataEdgesOf(lineage)).toContain('a.end -> b.x direct');
  });

  it('joins the events of a run in any order', () => {
    const run = newRun();
    const other = newRun();
    const events = [
      runEvent({ run, type: 'START', at: day(1), inputs: [ds('a')] }),
      runEvent({ run, type: 'RUNNING', at: day(2), inputs: [ds('b')] }),
      runEvent({ run, at: day(3), outputs: [ds('c')] }),
      runEvent({ run: other, type: 'START', at: day(4), outputs: [ds('c')] }),
      runEvent({ run: other, at: day(5), inputs: [ds('b')] }),
    ];
    const expected = readEvents(events);
    expect(dataEdgesOf(expected)).toEqual(['a -> c direct', 'b -> c direct']);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        shuffled => {
          expect(readEvents(shuffled)).toEqual(expected);
        },
      ),
    );
  });
});
