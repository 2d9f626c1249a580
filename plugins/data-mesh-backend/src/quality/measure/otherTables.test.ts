// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import { product } from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { openFeatureDatabase } from '../../database';
import { type CheckRow, ResultStore } from '../database';
import { ContractReader } from '../evidence/ContractReader';
import { contract, LOCAL } from './__testUtils__/measuredPortal';
import { createMeasuring } from './createMeasuring';
import { readQualitySettings } from './readQualitySettings';

const ORDERS = 'dataproduct:default/orders';
const CUSTOMERS = 'dataproduct:default/customers';
const databases = testDatabases();

const customers = (classification: string) =>
  contract(
    'customers',
    [
      {
        name: 'customers',
        properties: [
          { name: 'id', logicalType: 'string', classification: 'internal' },
          { name: 'income', logicalType: 'integer', classification },
        ],
      },
    ],
    LOCAL,
    { owner: CUSTOMERS, location: 'customers/contract.yaml' },
  );
const orders = contract(
  'orders',
  [
    {
      name: 'orders',
      properties: [
        { name: 'id', logicalType: 'integer', classification: 'internal' },
        {
          name: 'customer',
          classification: 'internal',
          relationships: [
            {
              type: 'foreignKey',
              to: '../customers/contract.yaml#/schema/customers/properties/id',
            },
          ],
        },
      ],
      quality: [
        {
          name: 'richest',
          type: 'sql',
          query: 'select max(income) from customers',
          mustBeLessThan: 10,
        },
      ],
    },
  ],
  LOCAL,
  { owner: ORDERS, location: 'orders/contract.yaml' },
);
const takesIn = (ref: string) => [{ type: 'consumesApi', targetRef: ref }];

describe.each(databases.eachSupportedId())('other tables, %p', id => {
  let knex: Knex;
  let folder: string;
  const write = (table: string, text: string) =>
    writeFileSync(join(folder, `${table}.csv`), text);

  beforeEach(async () => {
    knex = await databases.init(id);
    await openFeatureDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
      'quality',
    );
    folder = mkdtempSync(join(tmpdir(), 'meshwright-beside-'));
    write('orders', 'id,customer\n1,C1\n2,C9\n');
    write('customers', 'id,income\nC1,424242424242\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function measuring(relations: Entity['relations'], other: Entity) {
    const config = mockServices.rootConfig({
      data: {
        dataMesh: {
          quality: {
            measure: { sources: { example: { folder, allow: [folder] } } },
          },
        },
      },
    });
    let run = async (_: AbortSignal) => {};
    const owner: Entity = { ...product('orders'), relations };
    const all = catalogServiceMock({
      entities: [owner, product('customers'), orders, other],
    });
    /** People see nothing of what products take in. */
    const catalog = catalogServiceMock.mock({
      getEntityByRef: async (ref, options) => {
        const found = await all.getEntityByRef(ref, options as never);
        const isOwn = (options as any).credentials.principal.type === 'service';
        return found && { ...found, ...(!isOwn && { relations: [] }) };
      },
      getEntitiesByRefs: all.getEntitiesByRefs.bind(all) as never,
      queryEntities: all.queryEntities.bind(all) as never,
    });
    const auth = mockServices.auth();
    const { measurer, failingRows, schedule } = createMeasuring({
      auth,
      catalog,
      config,
      contracts: new ContractReader({ auth, catalog }),
      knex,
      logger: mockServices.logger.mock(),
      results: new ResultStore(knex),
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async task => {
          run = task.fn as typeof run;
        },
      }),
      settings: readQualitySettings(config),
    });
    return {
      now: () => measurer.measureNow(ORDERS, mockCredentials.user()),
      task: async () => {
        await schedule();
        await run(new AbortController().signal);
      },
      rows: (check: string) =>
        failingRows({
          contract: orders,
          product: owner,
          dataset: 'orders',
          check,
          limit: 5,
        }),
    };
  }
  const checks = async () => {
    const rows = await knex<CheckRow>('quality_check').where({
      product_ref: ORDERS,
    });
    return Object.fromEntries(
      rows.map(({ name, status, observed, message, failed_rows: failed }) => [
        name,
        { status, observed, message, failed: Number(failed) },
      ]),
    );
  };

  it('compares with what the product takes in', async () => {
    const { now, rows } = measuring(
      takesIn('api:default/customers'),
      customers('internal'),
    );
    await now();
    expect(await checks()).toMatchObject({
      'orders-customer-reference': { status: 'fail', failed: 1 },
      'orders-richest': { status: 'fail', observed: '424242424242' },
    });
    expect(await rows('orders-customer-reference')).toEqual([
      { id: '2', customer: 'C9' },
    ]);
  });

  it('keeps no figure out of data that is held more strictly', async () => {
    const { now } = measuring(
      takesIn('api:default/customers'),
      customers('restricted'),
    );
    await now();
    expect((await checks())['orders-richest']).toMatchObject({
      status: 'fail',
      observed: null,
      message: expect.stringContaining('held more strictly'),
    });
    expect(JSON.stringify(await knex('quality_result').select())).not.toContain(
      '424242424242',
    );
  });

  it('reads nothing of contracts that the product does not take in', async () => {
    const { now } = measuring([], customers('internal'));
    await now();
    expect(await checks()).toMatchObject({
      'orders-customer-reference': {
        status: 'skipped',
        message: expect.stringContaining('does not take it in'),
      },
      'orders-richest': {
        status: 'error',
        message: expect.stringContaining('no table customers at hand'),
      },
    });
  });

  it('measures again when the other data has changed', async () => {
    const { task } = measuring(
      takesIn('api:default/customers'),
      customers('internal'),
    );
    await task();
    write('customers', 'id,income\nC1,7\nC9,8\n');
    await task();
    expect(await checks()).toMatchObject({
      'orders-customer-reference': { status: 'pass', failed: 0 },
      'orders-richest': { status: 'pass', observed: '8' },
    });
  });
});
