// SPDX-License-Identifier: Apache-2.0
import { ds, readEvents, runEvent } from '../__testUtils__/events';
import { mergeLineages } from './mergeLineages';

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
