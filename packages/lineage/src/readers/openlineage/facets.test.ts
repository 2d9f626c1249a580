// SPDX-License-Identifier: Apache-2.0
import {
  ds,
  edgesOf,
  newRun,
  readEvents,
  runEvent,
} from '../../__testUtils__/events';

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
