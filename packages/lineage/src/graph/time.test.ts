// SPDX-License-Identifier: Apache-2.0
import { ds, readEvents, runEvent } from '../__testUtils__/events';
import { LineageGraph } from './LineageGraph';
import { differenceBetween } from './difference';
import { walk } from './walk';

const day = (number: number) => Date.parse(`2026-03-0${number}T12:00:00Z`);
const event = (number: number, input: string) =>
  runEvent({
    at: `2026-03-0${number}T10:00:00Z`,
    inputs: [ds(input)],
    outputs: [ds('report')],
  });

describe('a graph through time', () => {
  const graph = LineageGraph.of(
    readEvents([event(1, 'old'), event(3, 'new'), event(5, 'old')]),
  );

  it.each([
    [0, ''],
    [1, 'old'],
    [2, 'old'],
    [3, 'new'],
    [4, 'new'],
    [5, 'old'],
    [undefined, 'old'],
  ])('is as it was on day %p', (number, above) => {
    const { nodes } = walk(graph, {
      start: ['dataset:db#report'],
      direction: 'up',
      ...(number !== undefined && {
        at: number === 0 ? Date.parse('2026-01-01') : day(number),
      }),
    });
    expect(
      nodes.flatMap(({ id, up }) => (up ? id.replace('dataset:db#', '') : [])),
    ).toEqual(above ? [above] : []);
  });

  it('knows what changed between two days, at each granularity', () => {
    const { added, removed, counts } = differenceBetween(graph, day(2), day(4));
    expect(added.map(({ from }) => from)).toEqual(['dataset:db#new']);
    expect(removed.map(({ from }) => from)).toEqual(['dataset:db#old']);
    expect(counts).toEqual({ added: 1, removed: 1 });
    expect(differenceBetween(graph, day(1), day(5)).counts).toEqual({
      added: 0,
      removed: 0,
    });
    expect(
      differenceBetween(graph, day(2), day(4), {
        granularity: 'job',
        limit: 0,
      }),
    ).toEqual({ added: [], removed: [], counts: { added: 1, removed: 1 } });
  });

  it('walks through jobs where they are asked for', () => {
    const { nodes } = walk(graph, {
      start: ['dataset:db#report'],
      granularity: 'job',
      direction: 'up',
    });
    expect(nodes.map(({ id, up }) => [id, up])).toEqual([
      ['dataset:db#report', 0],
      ['job:jobs#etl', 1],
      ['dataset:db#old', 2],
    ]);
  });
});

it('says when edges were seen last by the last run of a job that shows them all', () => {
  const graph = LineageGraph.load(
    ['dataset:a#x', 'dataset:a#y', 'dataset:a#z', 'job:j#1', 'job:j#2'].map(
      id => ({ id, type: id.startsWith('job') ? 'job' : 'dataset' }),
    ),
    [
      { to: 'dataset:a#y', shownBy: ['job:j#1', 'job:j#2'] },
      { to: 'dataset:a#z', shownBy: ['job:j#1'] },
    ].map(each => ({
      from: 'dataset:a#x',
      kind: 'direct',
      source: 'openlineage',
      spans: [{ from: 1 }],
      lastSeen: 5,
      ...each,
    })),
  );
  const seen = () =>
    walk(graph, { start: ['dataset:a#x'], direction: 'down' }).edges.map(
      ({ lastSeen }) => lastSeen,
    );
  expect(seen()).toEqual([5, 5]);
  graph.apply({ runs: [{ job: 'job:j#2', at: 9 }] });
  expect(seen()).toEqual([9, 5]);
  graph.apply({
    runs: [
      { job: 'job:j#1', at: 7 },
      { job: 'job:unknown#1', at: 8 },
    ],
  });
  expect(seen()).toEqual([9, 7]);
});

it('gives the first of many differences in order, and counts all', () => {
  const names = Array.from(
    { length: 5_000 },
    (_, number) => `dataset:a#${String((number * 1_237) % 5_000)}`,
  );
  const graph = new LineageGraph();
  graph.apply({
    nodes: ['dataset:a#to', ...names].map(id => ({ id, type: 'dataset' })),
    edges: names.map(from => ({
      from,
      to: 'dataset:a#to',
      kind: 'direct',
      source: 'openlineage',
      spans: [{ from: 10 }],
      lastSeen: 10,
    })),
  });
  const { added, removed, counts } = differenceBetween(graph, 5, 15, {
    limit: 30,
  });
  expect(counts).toEqual({ added: 5_000, removed: 0 });
  expect(added.map(({ from }) => from)).toEqual([...names].sort().slice(0, 30));
  expect(removed).toEqual([]);
  expect(differenceBetween(graph, 15, 5).removed).toHaveLength(5_000);
});
