// SPDX-License-Identifier: Apache-2.0
import {
  contextOf,
  contractText,
  fileOf,
  serviceSets,
} from '../__testUtils__/build';
import { foreignBuckets, plan } from './plan';

const planOf = (contract = contractText) =>
  JSON.parse(plan(contextOf({ contract }), 'pipelines/glue').content);

describe('the plan of the pipeline', () => {
  it('has columns, keys and partitions of the contract', () => {
    const [orders, shops] = planOf().tables;
    expect(orders).toMatchObject({
      name: 'orders',
      keys: ['order_id'],
      order: 'updated_at',
      partitions: ['placed_on'],
      retention: { column: 'placed_on', days: 730 },
    });
    expect(shops).toMatchObject({
      keys: ['shop_id'],
      order: null,
      retention: null,
    });
    expect(
      orders.columns.find(({ name }: { name: string }) => name === 'address'),
    ).toEqual({
      name: 'address',
      source: 'address',
      type: 'struct<city:string,street:string>',
      masked: true,
    });
  });

  it('reads inputs where their contracts say they are, in each environment', () => {
    const [orders] = planOf().tables;
    expect(orders.sources[0]).toEqual({
      name: 'orders',
      table: 'orders',
      servers: [
        {
          environment: 'prod',
          kind: 'files',
          location: 's3://sales-shop-lake/orders/',
          format: 'parquet',
        },
      ],
    });
    expect(foreignBuckets(contextOf())).toEqual(['sales-shop-lake']);
  });

  it('reads what lands under the name of a table where an input has nothing of it', () => {
    const other = contractText.replace(/s3:\/\/[^\n]*/, 'ftp://elsewhere');
    expect(planOf(other).tables[0].sources[0].servers).toEqual([]);
    expect(foreignBuckets(contextOf({ contract: other }))).toEqual([]);
  });

  it('has the checks of the contract as conditions that rows fail', () => {
    const [orders] = planOf().tables;
    const failing = orders.checks.map(
      (check: { failing?: string }) => check.failing,
    );
    expect(failing).toContain('`order_id` is null');
    expect(failing).toContain('`total` < 0');
    expect(
      orders.checks.map((check: { kind: string }) => check.kind),
    ).toContain('rows');
  });
});

describe('the job', () => {
  it('may read what landed and inputs, and write only what is its own', () => {
    const terraform = fileOf({}, 'infra/processing.tf');
    const policy = /data "aws_iam_policy_document" "job" \{[^]*?\n\}/.exec(
      terraform,
    )![0];
    expect(policy).toContain('s3:::sales-shop-lake');
    const writing = policy
      .split('\n\n')
      .filter(statement => statement.includes('s3:PutObject'));
    expect(writing).toHaveLength(1);
    expect(writing[0]).not.toMatch(/sales-shop-lake|layer\["raw"\]/);
  });

  it('starts by the clock only where nothing else starts it', () => {
    expect(
      fileOf({ services: serviceSets.glue }, 'infra/processing.tf'),
    ).toContain('aws_glue_trigger');
    expect(fileOf({}, 'infra/processing.tf')).not.toContain('aws_glue_trigger');
    expect(
      fileOf({ services: serviceSets.spark }, 'infra/processing.tf'),
    ).toContain('aws-sdk:emrserverless:startJobRun');
  });

  it('has an alarm for each promise on freshness', () => {
    const alarms = fileOf({}, 'infra/monitoring.tf');
    expect(alarms).toContain('"late__orders"');
    expect(alarms).not.toContain('"late__shops"');
    expect(alarms).toMatch(/evaluation_periods\s+= 6/);
  });
});
