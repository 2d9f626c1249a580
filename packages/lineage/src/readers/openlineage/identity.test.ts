// SPDX-License-Identifier: Apache-2.0
import {
  dataEdgesOf,
  ds,
  readEvents,
  runEvent,
} from '../../__testUtils__/events';
import { columnLineage, from } from './__testUtils__/columnLineage';

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
