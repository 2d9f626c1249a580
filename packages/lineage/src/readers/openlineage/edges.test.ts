// SPDX-License-Identifier: Apache-2.0
import {
  dataEdgesOf,
  ds,
  edgesOf,
  newRun,
  readEvents,
  runEvent,
} from '../../__testUtils__/events';
import { columnLineage, from } from './__testUtils__/columnLineage';

describe('what counts as lineage', () => {
  it('takes every input for every output where nothing more exact is said', () => {
    const lineage = readEvents(
      runEvent({ inputs: [ds('a'), ds('b')], outputs: [ds('c'), ds('a')] }),
    );
    expect(edgesOf(lineage)).toEqual([
      'a -> c direct',
      'a -> job etl direct',
      'b -> a direct',
      'b -> c direct',
      'b -> job etl direct',
      'job etl -> a direct',
      'job etl -> c direct',
    ]);
  });

  it('takes columnLineage before the product of inputs and outputs', () => {
    const lineage = readEvents(
      runEvent({
        inputs: [ds('a'), ds('b'), ds('unused')],
        outputs: [
          ds(
            'c',
            columnLineage({ x: [from('a', 'x', 'IDENTITY')] }, [
              from('b', 'day', 'FILTER'),
            ]),
          ),
          ds('d'),
        ],
      }),
    );
    expect(dataEdgesOf(lineage)).toEqual([
      'a.x -> c.x direct',
      'b.day -> c indirect',
      'a -> c direct',
      'a -> d direct',
      'b -> c indirect',
      'b -> d direct',
      'unused -> d direct',
    ]);
  });

  it('keeps direct and indirect dependencies of a column apart, each once', () => {
    const lineage = readEvents(
      runEvent({
        outputs: [
          ds(
            'c',
            columnLineage({
              x: [from('a', 'x', 'IDENTITY', 'FILTER'), from('a', 'x', 'JOIN')],
            }),
          ),
        ],
      }),
    );
    expect(
      lineage.edges.filter(({ from: id }) => id.startsWith('column')),
    ).toEqual([
      expect.objectContaining({
        kind: 'direct',
        transformations: ['IDENTITY'],
      }),
      expect.objectContaining({
        kind: 'indirect',
        transformations: ['FILTER', 'JOIN'],
      }),
    ]);
  });

  it('reads the first version of columnLineage', () => {
    const lineage = readEvents(
      runEvent({
        outputs: [
          ds('c', {
            columnLineage: {
              fields: {
                x: {
                  inputFields: [{ namespace: 'db', name: 'a', field: 'y' }],
                  transformationType: 'MASKED',
                },
              },
            },
          }),
        ],
      }),
    );
    expect(lineage.edges[0]).toMatchObject({
      to: 'column:db#c#x',
      kind: 'direct',
      transformations: ['MASKING', 'TRANSFORMATION'],
    });
  });

  const input = (name: string, more: object = {}) => ({
    namespace: 'db',
    name,
    type: 'DATASET',
    ...more,
  });

  it('takes the lineage facet of the job before columnLineage and the product', () => {
    const lineage = readEvents(
      runEvent({
        inputs: [ds('a'), ds('b')],
        outputs: [
          ds('c', columnLineage({ x: [from('b', 'x', 'IDENTITY')] })),
          ds('d'),
        ],
        jobFacets: {
          lineage: {
            entries: [
              {
                ...input('c'),
                inputs: [input('a')],
                fields: {
                  x: {
                    inputs: [
                      input('a', { field: 'y' }),
                      {
                        type: 'JOB',
                        transformations: [
                          { type: 'DIRECT', subtype: 'AGGREGATION' },
                        ],
                      },
                    ],
                  },
                },
              },
              {
                type: 'JOB',
                inputs: [
                  input('b', {
                    transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }],
                  }),
                  { type: 'JOB', namespace: 'jobs', name: 'before' },
                ],
              },
            ],
          },
        },
      }),
    );
    expect(edgesOf(lineage)).toEqual([
      'a.y -> c.x direct',
      'a -> c direct',
      'a -> job etl direct',
      'b -> job etl direct',
      'b -> job etl indirect',
      'job before -> job etl direct',
      'job etl -> c.x direct',
      'job etl -> c direct',
      'job etl -> d direct',
    ]);
  });

  it('takes the lineage facet of a dataset, in dataset events as well', () => {
    const facets = {
      lineage: {
        inputs: [input('a')],
        fields: { x: { inputs: [input('a', { field: 'y' })] } },
      },
    };
    const expected = ['a.y -> c.x direct', 'a -> c direct'];
    expect(
      dataEdgesOf(
        readEvents(runEvent({ inputs: [ds('z')], outputs: [ds('c', facets)] })),
      ),
    ).toEqual(expected);
    expect(
      dataEdgesOf(
        readEvents({
          eventTime: '2026-03-01T10:00:00Z',
          producer: 'https://example.com',
          dataset: ds('c', facets),
        }),
      ),
    ).toEqual(expected);
  });

  it('takes what the job and the dataset say in lineage facets together', () => {
    const named = (name: string) => ({
      namespace: 'db',
      name,
      type: 'DATASET',
    });
    const lineage = readEvents(
      runEvent({
        jobFacets: {
          lineage: { entries: [{ ...named('c'), inputs: [named('a')] }] },
        },
        inputs: [ds('a'), ds('b'), ds('x')],
        outputs: [ds('c', { lineage: { inputs: [named('b')] } })],
      }),
    );
    expect(dataEdgesOf(lineage)).toEqual(['a -> c direct', 'b -> c direct']);
  });

  it('lets a facet be deleted', () => {
    const run = newRun();
    const facets = columnLineage({ x: [from('a', 'x', 'IDENTITY')] });
    const lineage = readEvents([
      runEvent({ run, type: 'START', outputs: [ds('c', facets)] }),
      runEvent({
        run,
        at: '2026-03-01T11:00:00Z',
        inputs: [ds('a')],
        outputs: [ds('c', { columnLineage: { _deleted: true } })],
      }),
    ]);
    expect(dataEdgesOf(lineage)).toEqual(['a -> c direct']);
  });
});
