// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { ProductQuality } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { contractEntity } from '../../__testUtils__/contractEntity';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { until } from '../../__testUtils__/until';
import {
  around,
  event,
  type RunningLineage,
  startLineage,
} from '../../lineage/__testUtils__/startLineage';

const contract = (name: string, table: string) =>
  contractEntity(name, {
    server: { database: 'db', schema: 's' },
    tables: [
      {
        name: table,
        properties: [
          { name: 'id', logicalType: 'integer', classification: 'public' },
          {
            name: 'salary',
            logicalType: 'integer',
            classification: 'restricted',
          },
        ],
      },
      {
        name: `other_${table}`,
        properties: [{ name: 'id', logicalType: 'integer' }],
      },
    ],
  });
const product = (name: string): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name },
  spec: {
    owner: `group:default/${name}`,
    outputPorts: [{ name: 'main', contract: `${name}-contract` }],
  },
});

const SHOP = 'dataproduct:default/shop';
const REPORT = 'data-mesh.quality.report';

type Facets = Record<string, unknown>;
type Event = Omit<ReturnType<typeof event>, 'run'> & {
  run: { runId: string; facets?: Facets };
};

const asserted = (...results: Array<[name: string, success: boolean]>) => ({
  dataQualityAssertions: {
    assertions: results.map(([assertion, success]) => ({
      assertion,
      column: 'id',
      success,
      actual: '7',
    })),
  },
});
const measured = (rowCount: number) => ({
  dataQualityMetrics: {
    rowCount,
    columnMetrics: {
      id: { nullCount: 2, distinctCount: 5 },
      salary: { sum: 900, min: 10, max: 400, quantiles: { '0.5': 77 } },
    },
  },
});

/** An event that says something of a dataset by facets of its use in the run. */
function stating(
  side: 'inputs' | 'outputs',
  name: string,
  facets: Facets,
  given: Parameters<typeof event>[0] = {},
): Event {
  const made = event({ ...given, [side]: [name] });
  const own = side === 'inputs' ? 'inputFacets' : 'outputFacets';
  return {
    ...made,
    [side]: made[side].map(one => ({ ...one, [own]: facets })),
  };
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'quality that events of lineage state, on %s',
  databaseId => {
    let knex: Knex;
    let mesh: RunningLineage;
    let hidden: string[];
    let refused: string[];
    let times = 0;
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);

    beforeEach(async () => {
      hidden = [];
      refused = [];
      jest.clearAllMocks();
      logger.child.mockReturnValue(logger);
      knex = await databases.init(databaseId);
      mesh = await startLineage({
        knex,
        entities: [
          contract('shop-contract', 'orders'),
          contract('finance-contract', 'sums'),
          product('shop'),
          product('finance'),
        ],
        hidden: () => hidden,
        refused: () => refused,
        features: [logger.factory],
      });
    });

    const get = async (path: string) => {
      const { body, status } = await request(mesh.server).get(
        `/api/data-mesh/v1/quality/${path}`,
      );
      expect({ path, status }).toEqual({ path, status: 200 });
      // Bodies are as the server sent them: any shape.
      return body as any;
    };
    const quality = (name: string): Promise<ProductQuality> =>
      get(`products/default/${name}`);
    const series = async (name: string) =>
      (await get(`products/default/${name}/series`)).items as Array<{
        dataset: string;
        column: string | null;
        metric: string;
        value: number | null;
        points: number;
      }>;
    const send = async (body: unknown) => {
      const { status, body: receipt } = await mesh.send(body);
      expect({ status, receipt }).toMatchObject({
        status: 200,
        receipt: { status: 'success' },
      });
    };
    /** Waits until all events before were worked on: they are, in their order. */
    async function settled() {
      const last = `last ${++times}`;
      await send(
        stating('outputs', 'db.s.sums', asserted([last, true]), { job: last }),
      );
      const names = async () =>
        (await quality('finance')).checks.map(({ name }) => name);
      await until(names, all => all.includes(last));
    }

    it('is of the product that provides the dataset, under the name in its contract', async () => {
      await send(
        stating('outputs', 'db.s.orders', {
          ...asserted(['not_null', true], ['unique', false]),
          ...measured(100),
        }),
      );
      const { checks, runs, counts } = await until(
        () => quality('shop'),
        ({ totalChecks }) => totalChecks === 2,
      );
      expect(counts).toMatchObject({ pass: 1, fail: 1 });
      expect(runs).toMatchObject([
        {
          tool: 'openlineage',
          origin: 'reported',
          endedAt: '2026-03-01T10:00:00.000Z',
        },
      ]);
      expect(checks).toMatchObject([
        {
          name: 'unique',
          dataset: 'orders',
          column: 'id',
          status: 'fail',
          contract: 'api:default/shop-contract',
        },
        { name: 'not_null', dimension: 'completeness', status: 'pass' },
      ]);
      const found = await until(
        () => series('shop'),
        items =>
          items.length === 7 && items.every(({ points }) => points === 1),
      );
      expect(
        found.map(one => [one.dataset, one.column, one.metric, one.value]),
      ).toEqual(
        expect.arrayContaining([
          ['orders', null, 'rowCount', 100],
          ['orders', 'id', 'nullCount', 2],
          ['orders', 'id', 'distinctCount', 5],
          ['orders', 'salary', 'sum', 900],
          ['orders', 'salary', 'min', 10],
          ['orders', 'salary', 'max', 400],
          ['orders', 'salary', 'median', 77],
        ]),
      );
      expect((await quality('finance')).totalChecks).toBe(0);
    });

    it('counts once, however often it is sent and whether the run starts or ends', async () => {
      const facets = { ...asserted(['unique', false]), ...measured(100) };
      const run = '00000000-0000-4000-8000-00000000abcd';
      const start = stating('outputs', 'db.s.orders', facets, {
        run,
        type: 'START',
      });
      const end = stating('outputs', 'db.s.orders', facets, {
        run,
        at: '2026-03-01T10:05:00Z',
      });
      const figures = stating('outputs', 'db.s.other_orders', measured(5));
      await send([start, figures, end]);
      await send(start);
      await send([end, figures]);
      await settled();
      const { runs, totalChecks } = await quality('shop');
      expect([runs.length, totalChecks]).toEqual([1, 1]);
      const found = await until(
        () => series('shop'),
        items => items.length === 14 && items.every(({ points }) => points > 0),
      );
      expect(new Set(found.map(({ points }) => points))).toEqual(new Set([1]));
      // The next run says the same of newer data.
      await send(
        stating('outputs', 'db.s.orders', facets, {
          at: '2026-03-02T10:00:00Z',
        }),
      );
      await settled();
      expect((await quality('shop')).runs).toHaveLength(2);
    });

    it('is taken from what a job reads, from events of datasets, and from tests of the only dataset', async () => {
      const reading = stating(
        'inputs',
        'db.s.orders',
        asserted(['of an input', false]),
        { outputs: ['db.s.sums'] },
      );
      const { namespace, name } = event({ outputs: ['db.s.orders'] })
        .outputs[0];
      const described = {
        eventTime: '2026-03-01T11:00:00Z',
        producer: 'https://example.com/test',
        dataset: {
          namespace,
          name,
          facets: asserted(['of a dataset', true]),
        },
      };
      const tested = (job: string, outputs: string[]): Event => {
        const made = event({ job, outputs });
        const test = { tests: [{ name: `tested by ${job}`, status: 'fail' }] };
        return { ...made, run: { ...made.run, facets: { test } } };
      };
      await send([
        reading,
        described,
        tested('one', ['db.s.orders']),
        tested('two', ['db.s.orders', 'db.s.sums']),
      ]);
      await settled();
      const { checks } = await quality('shop');
      expect(
        checks.map(check => [check.name, check.dataset, check.status]).sort(),
      ).toEqual([
        ['of a dataset', 'orders', 'pass'],
        ['of an input', 'orders', 'fail'],
        ['tested by one', 'orders', 'fail'],
      ]);
      expect((await quality('finance')).totalChecks).toBe(1);
    });

    it.each([
      ['may not report results of', () => refused.push(`${REPORT} ${SHOP}`)],
      ['may not see', () => hidden.push(SHOP)],
    ])(
      'is not kept of a product that the sender %s; that of others, and the lineage, are',
      async (_, forbid) => {
        forbid();
        await send(
          stating('inputs', 'db.s.orders', asserted(['unique', false]), {
            outputs: ['db.s.sums'],
          }),
        );
        await settled();
        expect(await knex('quality_run').pluck('product_ref')).toEqual([
          'dataproduct:default/finance',
        ]);
        expect(
          await knex('quality_series').where({ product_ref: SHOP }),
        ).toEqual([]);
        await mesh.eventually(
          around('db.s.sums'),
          ({ edges }) => edges.length > 0,
        );
        expect(logger.info).toHaveBeenCalledWith(
          expect.stringContaining(`'${REPORT}'`),
        );
      },
    );

    it('speaks once against a dataset, though lineage and quality both know it', async () => {
      await send(
        stating('inputs', 'db.s.orders', asserted(['unique', false]), {
          outputs: ['db.s.copy'],
        }),
      );
      await settled();
      const { suspects } = await mesh.eventually<{
        suspects: Array<{ id: string; evidence: object[] }>;
      }>(
        `sources?node=${encodeURIComponent(
          'dataset:postgres://h:5432#db.s.copy',
        )}`,
        body => body.suspects.length > 0,
      );
      expect(suspects.flatMap(({ evidence }) => evidence)).toEqual([
        expect.objectContaining({
          kind: 'check',
          name: 'unique',
          column: 'id',
          tool: 'openlineage',
        }),
      ]);
    });

    it('is not kept of a dataset that no product provides, which the log says once', async () => {
      await send([1, 2].map(() => stating('outputs', 'db.s.raw', measured(1))));
      await send(stating('outputs', 'db.s.raw', asserted(['unique', true])));
      await settled();
      expect(await knex('quality_run').pluck('product_ref')).toEqual([
        'dataproduct:default/finance',
      ]);
      const said = logger.debug.mock.calls.filter(([text]) =>
        text.includes('db.s.raw'),
      );
      expect(said).toHaveLength(1);
    });

    it('does not let a gate take figures for checks, nor anybody see values they are not cleared for', async () => {
      refused = ['public', 'internal', 'confidential', 'restricted'].map(
        level => `data-mesh.data.read.${level}`,
      );
      await send(stating('outputs', 'db.s.orders', measured(100)));
      const found = await until(
        () => series('shop'),
        items =>
          items.length === 7 && items.every(({ points }) => points === 1),
      );
      expect(
        Object.fromEntries(found.map(({ metric, value }) => [metric, value])),
      ).toEqual({
        rowCount: 100,
        nullCount: 2,
        distinctCount: 5,
        sum: null,
        min: null,
        max: null,
        median: null,
      });
      expect(await get('gate/default/shop?maxAgeHours=100000')).toMatchObject({
        open: false,
        reasons: expect.arrayContaining(['no check has judged the data']),
      });
    });

    it('takes lineage where quality cannot be kept, and says so in the log', async () => {
      await knex.schema.renameTable('quality_run', 'away');
      await send(
        stating('outputs', 'db.s.orders', asserted(['unique', true]), {
          inputs: ['db.s.raw'],
        }),
      );
      await mesh.eventually(
        around('db.s.raw'),
        ({ edges }) => edges.length > 0,
      );
      const warnings = await until(
        async () => logger.warn.mock.calls.map(([text]) => text),
        texts => texts.length > 0,
      );
      expect(warnings).toEqual([
        expect.stringContaining(`The quality of ${SHOP}`),
      ]);
      await knex.schema.renameTable('away', 'quality_run');
      await settled();
    });
  },
);
