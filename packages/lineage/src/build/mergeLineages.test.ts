// SPDX-License-Identifier: Apache-2.0
import { ds, readEvents, runEvent } from '../__testUtils__/events';
import { LineageGraph, walk } from '../graph';
import { mergeLineages, mergeLineagesInTurns } from './mergeLineages';

it('gives what reading all together gives', () => {
  const events = [
    runEvent({
      job: 'one',
      inputs: [ds('a')],
      outputs: [
        ds('path', {
          symlinks: {
            identifiers: [{ namespace: 'glue', name: 'table', type: 'TABLE' }],
          },
        }),
      ],
    }),
    runEvent({
      job: 'two',
      at: '2026-03-02T10:00:00Z',
      inputs: [ds('table', { schema: { fields: [{ name: 'x' }] } }, 'glue')],
      outputs: [ds('c')],
    }),
  ];
  const { nodes, edges, aliases } = readEvents(events);
  expect(mergeLineages(events.map(event => readEvents(event)))).toEqual({
    nodes,
    edges,
    aliases,
  });
});

it('gives the same when others have their turns meanwhile', async () => {
  const events = Array.from({ length: 300 }, (_, i) =>
    runEvent({
      job: `job ${i}`,
      inputs: [ds(`d${i}`)],
      outputs: [ds(`d${i + 1}`)],
    }),
  );
  const parts = [readEvents(events)];
  const merged = mergeLineages(parts);
  const otherTurns = async () => {};
  expect(await mergeLineagesInTurns(parts, otherTurns)).toEqual(merged);
  const graph = await LineageGraph.inTurns(merged, otherTurns);
  const start = ['dataset:db#d150'];
  expect(walk(graph, { start })).toEqual(
    walk(LineageGraph.of(merged), { start }),
  );
});
