// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';
import type { GovernanceVerdict } from '@meshwright/plugin-data-mesh-common';
import request from 'supertest';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { until } from '../../__testUtils__/until';
import {
  contract,
  policy,
  product,
  startGovernance,
  type World,
} from '../__testUtils__/governedMesh';

const OWNER = 'user:default/miriam';

const databases = testDatabases();

const asks = (name: string, check: string, kinds: string[]) => ({
  ...policy({
    target: { kinds },
    rules: [{ id: 'rule', check, message: 'no' }],
  }),
  metadata: {
    annotations: policy().metadata.annotations,
    name,
    namespace: 'default',
  },
});

describe.each(databases.eachSupportedId())('what features know, %p', id => {
  let world: World;

  beforeEach(async () => {
    world = {
      knex: await databases.init(id),
      entities: [
        {
          ...product('orders'),
          relations: [{ type: 'ownedBy', targetRef: OWNER }],
        },
        contract('orders'),
        asks(
          'quality-passes',
          "quality.checks.all(c, c.status != 'failed') && quality.passRate == 100.0",
          ['product'],
        ),
        asks('no-readings', 'size(lineage.readings) == 0', ['product']),
      ],
      denied: [],
      hidden: [],
      told: [],
    };
  });

  const outcomesOf = (verdicts: GovernanceVerdict[]) =>
    Object.fromEntries(
      verdicts.map(({ policy: name, subject, outcome }) => [
        `${name} ${subject}`,
        outcome,
      ]),
    );

  it('is asked of quality once results arrive, and only of what has results', async () => {
    const { get, evaluate, server } = await startGovernance(world);
    const outcomes = async () =>
      outcomesOf((await get('subjects/dataproduct/default/orders')).verdicts);
    const report = (status: string, endedAt: string) =>
      request(server)
        .post('/api/data-mesh/v1/quality/results')
        .set('authorization', mockCredentials.user.header(OWNER))
        .send({
          product: 'dataproduct:default/orders',
          files: [
            {
              file: 'results.json',
              text: JSON.stringify({
                kind: 'QualityResults',
                run: { endedAt },
                checks: [{ name: 'one', dataset: 'orders', status }],
              }),
            },
          ],
        })
        .expect(202);
    await evaluate();
    expect(await outcomes()).toEqual({
      'no-readings dataproduct:default/orders': 'not-applicable',
      'quality-passes dataproduct:default/orders': 'not-applicable',
    });
    await report('fail', '2026-03-01T10:00:00Z');
    await evaluate();
    expect(await outcomes()).toMatchObject({
      'quality-passes dataproduct:default/orders': 'fail',
    });
    await report('pass', '2026-03-02T10:00:00Z');
    await evaluate();
    expect(await outcomes()).toMatchObject({
      'quality-passes dataproduct:default/orders': 'pass',
    });
  });

  it('is asked of lineage once runs were seen', async () => {
    world.entities.push(
      { ...product('raw'), metadata: { name: 'raw', namespace: 'default' } },
      contract('raw'),
    );
    const { get, evaluate, server } = await startGovernance(world);
    const lineageOf = async () =>
      (
        outcomesOf(
          (await get('subjects/dataproduct/default/orders')).verdicts,
        ) as Record<string, string>
      )['no-readings dataproduct:default/orders'];
    const datasetOf = async (name: string) => {
      const { body } = await request(server)
        .get('/api/data-mesh/v1/lineage/graph')
        .query({ node: `dataproduct:default/${name}`, granularity: 'dataset' });
      const [node] = body.nodes.filter(
        ({ type }: { type: string }) => type === 'dataset',
      );
      return { namespace: node.namespace, name: node.name };
    };
    await evaluate();
    expect(await lineageOf()).toBe('not-applicable');
    await request(server)
      .post('/api/data-mesh/v1/lineage')
      .send({
        eventType: 'COMPLETE',
        eventTime: new Date().toISOString(),
        producer: 'https://example.com/jobs',
        schemaURL:
          'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
        run: { runId: '3f5e83fa-3480-44ff-99c5-ff943904e5e8' },
        job: { namespace: 'jobs', name: 'load' },
        inputs: [await datasetOf('raw')],
        outputs: [await datasetOf('orders')],
      })
      .expect(({ status }) => expect(status).toBeLessThan(300));
    // Events are worked on beside requests.
    const evaluated = async () => {
      await evaluate();
      return lineageOf();
    };
    const outcome = await until(evaluated, found => found === 'fail');
    expect(outcome).toBe('fail');
  });
});
