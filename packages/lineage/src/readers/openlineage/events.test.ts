// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  dataEdgesOf,
  ds,
  edgesOf,
  newRun,
  readEvents,
  runEvent,
} from '../../__testUtils__/events';
import { locateFindings } from '../locateFindings';
import { readLineage } from '../readLineage';

const from = (dataset: string, field: string, ...subtypes: string[]) => ({
  namespace: 'db',
  name: dataset,
  field,
  transformations: subtypes.map(subtype => ({
    type: /FILTER|JOIN|GROUP_BY|SORT|WINDOW/.test(subtype)
      ? 'INDIRECT'
      : 'DIRECT',
    subtype,
  })),
});
const columnLineage = (
  fields: Record<string, unknown[]>,
  dataset?: unknown[],
) => ({
  columnLineage: {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, inputFields]) => [
        name,
        { inputFields },
      ]),
    ),
    ...(dataset && { dataset }),
  },
});

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

describe('identity', () => {
  it('joins a path and the tables that symlinks name, whoever uses which', () => {
    const lineage = readEvents([
      runEvent({
        job: 'spark',
        outputs: [
          {
            namespace: 's3a://lake/',
            name: '/orders/',
            facets: {
              symlinks: {
                identifiers: [
                  {
                    namespace: 'arn:aws:glue:eu-north-1:1',
                    name: 'table/shop/orders',
                    type: 'TABLE',
                  },
                ],
              },
            },
          },
        ],
      }),
      runEvent({
        job: 'athena',
        inputs: [
          {
            namespace: 'arn:aws:glue:eu-north-1:1',
            name: 'table/shop/orders',
          },
        ],
      }),
      runEvent({
        job: 'other',
        inputs: [{ namespace: 's3://lake', name: 'orders' }],
      }),
    ]);
    const datasets = lineage.nodes.filter(({ type }) => type === 'dataset');
    expect(datasets).toEqual([
      expect.objectContaining({ namespace: 's3://lake', name: 'orders' }),
    ]);
    expect(lineage.edges).toHaveLength(3);
    expect(
      lineage.aliases.get(
        'dataset:arn:aws:glue:eu-north-1:1#table/shop/orders',
      ),
    ).toBe(datasets[0].id);
  });

  it('does not tell cases of hosts apart, but those of names in them', () => {
    const { nodes } = readEvents(
      runEvent({
        inputs: [ds('d.s.t', {}, 'postgresql://DB.example.com:5432')],
        outputs: [
          ds('d.s.t', {}, 'postgres://db.example.com:5432/'),
          ds('d.s.T', {}, 'postgres://db.example.com:5432'),
        ],
      }),
    );
    expect(nodes.filter(({ type }) => type === 'dataset')).toHaveLength(2);
  });

  it('gives a renamed dataset its new name, with all it had before', () => {
    const lineage = readEvents([
      runEvent({ job: 'one', inputs: [ds('a')], outputs: [ds('old')] }),
      runEvent({
        job: 'two',
        outputs: [
          ds('new', {
            lifecycleStateChange: {
              lifecycleStateChange: 'RENAME',
              previousIdentifier: { namespace: 'db', name: 'old' },
            },
          }),
        ],
      }),
    ]);
    expect(dataEdgesOf(lineage)).toEqual(['a -> new direct']);
    expect(lineage.nodes.map(({ name }) => name)).not.toContain('old');
  });

  it('does not tell cases of columns apart', () => {
    const lineage = readEvents(
      runEvent({
        inputs: [ds('a', { schema: { fields: [{ name: 'ID' }] } })],
        outputs: [
          ds('c', columnLineage({ id: [from('a', 'id', 'IDENTITY')] })),
        ],
      }),
    );
    expect(lineage.nodes.filter(({ type }) => type === 'column')).toHaveLength(
      2,
    );
  });
});

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

describe('what events say beside lineage', () => {
  const lineage = readEvents([
    runEvent({
      inputs: [
        ds('a', {
          schema: {
            fields: [
              { name: 'id', type: 'int', description: 'Number' },
              { name: 'place', fields: [{ name: 'town', type: 'string' }] },
            ],
          },
          ownership: { owners: [{ name: 'team:sales' }] },
          tags: {
            tags: [
              { key: 'classification', value: 'confidential' },
              { key: 'pii', value: 'true', field: 'id' },
            ],
          },
          documentation: { description: 'Orders' },
          datasetType: { datasetType: 'VIEW' },
          storage: { storageLayer: 'iceberg', fileFormat: 'parquet' },
          version: { datasetVersion: '7' },
          dataQualityAssertions: {
            assertions: [
              { assertion: 'not_null', success: true, column: 'id' },
              { assertion: 'unique', success: false, severity: 'warn' },
            ],
          },
        }),
      ],
      jobFacets: {
        jobType: { integration: 'SPARK', jobType: 'QUERY' },
        ownership: { owners: [{ name: 'team:ingest' }] },
      },
      runFacets: {
        parent: {
          run: { runId: newRun() },
          job: { namespace: 'jobs', name: 'dag' },
        },
        test: { tests: [{ name: 'fresh', status: 'fail' }] },
        jobDependencies: {
          upstream: [{ job: { namespace: 'jobs', name: 'before' } }],
        },
      },
    }),
  ]);
  const facts = (id: string) =>
    lineage.nodes.find(node => node.id === id)?.facts;

  it('knows datasets and columns', () => {
    expect(facts('dataset:db#a')).toEqual({
      owners: ['team:sales'],
      classification: 'confidential',
      tags: ['classification:confidential'],
      description: 'Orders',
      datasetType: 'VIEW',
      storage: 'parquet',
      version: '7',
    });
    expect(facts('column:db#a#id')).toEqual({
      dataType: 'int',
      description: 'Number',
      position: 1,
      tags: ['pii'],
    });
    expect(facts('column:db#a#place.town')?.position).toBe(3);
  });

  it('knows jobs, their parents and what they wait for', () => {
    expect(facts('job:jobs#etl')).toEqual({
      integration: 'SPARK',
      kind: 'QUERY',
      owners: ['team:ingest'],
      parent: 'job:jobs#dag',
      lastState: 'complete',
      lastRun: '2026-03-01T10:00:00.000Z',
    });
    expect(edgesOf(lineage)).toContain('job before -> job etl indirect');
  });

  it('knows results of checks', () => {
    expect(
      lineage.checks.map(({ name, status, column, dataset }) => [
        dataset,
        column,
        name,
        status,
      ]),
    ).toEqual([
      ['dataset:db#a', 'id', 'not_null', 'pass'],
      ['dataset:db#a', undefined, 'unique', 'warn'],
      ['dataset:db#a', undefined, 'fresh', 'fail'],
    ]);
  });
});

describe('what is wrong with events', () => {
  it.each<[name: string, event: unknown, path: string, severity: string]>([
    ['no object', [7], '/0', 'error'],
    ['no job', [{ eventType: 'START' }], '/0/job', 'error'],
    [
      'a job without a name',
      [{ eventType: 'START', job: { namespace: 'x' } }],
      '/0/job/name',
      'error',
    ],
    [
      'a dataset without a namespace',
      [{ ...runEvent({}), inputs: [{ name: 'a' }] }],
      '/0/inputs/0/namespace',
      'error',
    ],
    [
      'inputs that are no list',
      [{ ...runEvent({}), inputs: {} }],
      '/0/inputs',
      'error',
    ],
    [
      'a time that is none',
      [{ ...runEvent({}), eventTime: 'yesterday' }],
      '/0/eventTime',
      'warning',
    ],
    ['no run id', [{ ...runEvent({}), run: {} }], '/0/run/runId', 'warning'],
    [
      'a run id that is no UUID',
      [runEvent({ run: 'seven' })],
      '/0/run/runId',
      'warning',
    ],
    [
      'an unknown event type',
      [runEvent({ type: 'DONE' })],
      '/0/eventType',
      'warning',
    ],
  ])('names the place of %s', (_, events, path, severity) => {
    const good = runEvent({ inputs: [ds('a')], outputs: [ds('c')] });
    const lineage = readEvents([...(events as unknown[]), good]);
    expect(lineage.findings).toContainEqual(
      expect.objectContaining({ file: 'events.json', path, severity }),
    );
    // The neighbour is read all the same.
    expect(dataEdgesOf(lineage)).toContain('a -> c direct');
  });

  it('reads NDJSON, and names the line of what is broken', () => {
    const good = JSON.stringify(
      runEvent({ inputs: [ds('a')], outputs: [ds('c')] }),
    );
    const { findings, edges } = readLineage([
      { path: 'e.ndjson', source: `${good}\n{"job":\n\n${good}\n` },
    ]);
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', line: 2, path: '/1' }),
    ]);
    expect(edges).toHaveLength(3);
  });

  const event = runEvent({ inputs: [ds('a')], outputs: [ds('c')] });
  const one = JSON.stringify(event);
  const pretty = JSON.stringify(event, null, 2);

  it.each<[what: string, source: string, path: string, bad: unknown[]]>([
    ['a broken first line', `{oops\n${one}\n`, 'e.ndjson', [['/0', 1]]],
    ['a first line of a log', `started\n${one}\n`, 'e.log', [['/0', 1]]],
    [
      'a last line that was cut',
      `${one}\n${one.slice(0, 40)}`,
      'e',
      [['/1', 2]],
    ],
    ['lines of Windows', `\uFEFF${one}\r\n\r\n${one}\r\n`, 'e.ndjson', []],
    ['batches on lines', `[${one}]\n[5,${one}]\n`, 'e.ndjson', [['/1/0', 2]]],
    ['events over several lines', `${pretty}\n${pretty}`, 'e.json', []],
    [
      'an event among them that is cut',
      `${pretty}\n{"job": {}`,
      'e.json',
      [['/1', pretty.split('\n').length + 1]],
    ],
    [
      'the answer of an API',
      `{"events":[${one},5],"totalCount":2}`,
      'e.json',
      [['/events/1', undefined]],
    ],
    [
      'a line that is too deep',
      `${one}\n${'['.repeat(999)}${']'.repeat(999)}`,
      'e.ndjson',
      [['/1', 2]],
    ],
  ])('reads %s', (_what, source, path, bad) => {
    const { findings, edges } = readLineage([{ path, source }]);
    expect(findings.map(each => [each.path, each.line])).toEqual(bad);
    expect(edges).toHaveLength(3);
  });

  it('says the line of a place in JSON to those who ask', () => {
    const source = JSON.stringify([event, { job: {} }], null, 1);
    const files = [{ path: 'e.json', source }];
    const { findings } = readLineage(files);
    const line = source.split('\n').findIndex(each => /"job": \{\}/.test(each));
    expect(
      locateFindings(findings, files).find(({ path }) => path.includes('/job')),
    ).toMatchObject({ line: line + 1 });
  });

  it.each([
    ['', 'no OpenLineage event'],
    ['{"a"', 'no JSON'],
    [`${'['.repeat(300)}${']'.repeat(300)}`, 'nests deeper'],
    ['{"columnLineage":{"_producer":"p","fields":{}}}', 'facet'],
  ])('has one finding for %p', (source, words) => {
    const { findings, nodes } = readLineage([{ path: 'x.json', source }]);
    expect(findings).toHaveLength(1);
    expect(findings[0].message).toContain(words);
    expect(nodes).toEqual([]);
  });
});
