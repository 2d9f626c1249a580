// SPDX-License-Identifier: Apache-2.0
import { ds, edgesOf, readEvents, runEvent } from '../__testUtils__/events';
import { writeEvents } from './events';

const options = {
  producer: 'https://example.com/meshwright',
  time: '2026-03-02T00:00:00Z',
  runId: () => '00000000-0000-4000-8000-00000000000a',
};
const source = {
  namespace: 'db',
  name: 'a',
  field: 'x',
};

it('writes events that say what was read', () => {
  const lineage = readEvents([
    runEvent({
      inputs: [ds('a', { schema: { fields: [{ name: 'x', type: 'int' }] } })],
      outputs: [
        ds('c', {
          columnLineage: {
            fields: {
              y: {
                inputFields: [
                  {
                    ...source,
                    transformations: [
                      {
                        type: 'DIRECT',
                        subtype: 'TRANSFORMATION',
                        masking: true,
                      },
                    ],
                  },
                ],
              },
            },
            dataset: [
              {
                ...source,
                transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }],
              },
            ],
          },
        }),
      ],
    }),
  ]);
  const written = writeEvents(lineage, options);
  expect(written).toEqual([
    expect.objectContaining({
      eventType: 'COMPLETE',
      eventTime: '2026-03-01T10:00:00.000Z',
    }),
  ]);
  const again = readEvents(written);
  expect(again.findings).toEqual([]);
  expect(edgesOf(again)).toEqual(edgesOf(lineage));
  expect(again.nodes.map(({ id }) => id)).toEqual(
    lineage.nodes.map(({ id }) => id),
  );
  expect(again.edges.map(each => each.transformations)).toEqual(
    lineage.edges.map(each => each.transformations),
  );
});

it('writes a job event where no run is known', () => {
  const job = runEvent({ inputs: [ds('a')], outputs: [ds('b')] });
  const written = writeEvents(
    readEvents({
      eventTime: job.eventTime,
      producer: job.producer,
      job: job.job,
      inputs: job.inputs,
      outputs: job.outputs,
    }),
    options,
  );
  expect(written).toHaveLength(1);
  expect(written[0]).not.toHaveProperty('run');
  expect(written[0]).toMatchObject({ eventTime: options.time });
});
