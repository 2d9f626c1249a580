// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { readDescriptor } from '@meshwright/contracts';
import { CLOUDS } from '@meshwright/infrastructure';
import { contractDraft } from './contract/contractDraft';
import { contractFromTable } from './contract/tableDefinition';
import { ownDomains } from './domain/ownDomains';
import { nameProblem, toName } from './name/productName';
import { planProduct } from './services/planProduct';

const errorsOf = (text: string) =>
  readDescriptor(text, { file: 'x.odcs.yaml' }).findings.filter(
    ({ severity }) => severity === 'error',
  );

describe('names', () => {
  it.each(['a1', 'orders', 'loyalty-levels', 'x'.repeat(50)])(
    '%s is one',
    name => {
      expect(nameProblem(name)).toBeUndefined();
    },
  );

  it.each([
    ['Größe', 'grosse'],
    ['Orders per Day', 'orders-per-day'],
    ['../../etc/passwd', 'etc-passwd'],
    ['${file("x")}', 'file-x'],
    ['1orders', 'orders'],
    ['Été', 'ete'],
  ])('%s is none, and %s would be', (name, better) => {
    expect(nameProblem(name)).toContain('lower case');
    expect(toName(name)).toBe(better);
  });

  it.each(['', 'a', 'x'.repeat(51), 'con', 'aws', 'a--b', 'a\u202eb', 'a\nb'])(
    '%j is none',
    name => {
      expect(nameProblem(name)).toBeDefined();
    },
  );
});

describe('ownDomains', () => {
  const domain = (name: string, owner: string, parent?: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name, title: name.toUpperCase() },
    spec: { owner, ...(parent && { subdomainOf: parent }) },
  });
  const domains = [
    domain('customer', 'office'),
    domain('loyalty', 'group:default/crm', 'customer'),
    domain('points', 'nobody', 'domain:default/loyalty'),
    domain('finance', 'finance'),
    { ...domain('a', 'x', 'b') },
    { ...domain('b', 'x', 'a') },
  ];

  it('are those of one’s groups and those below', () => {
    expect(
      ownDomains(domains, ['group:default/crm']).map(({ name }) => name),
    ).toEqual(['loyalty', 'points']);
    expect(
      ownDomains(domains, ['group:default/office']).map(({ name }) => name),
    ).toEqual(['customer', 'loyalty', 'points']);
    expect(ownDomains(domains, ['group:default/none'])).toEqual([]);
  });
});

describe('contracts to begin with', () => {
  it('have nothing wrong', () => {
    expect(errorsOf(contractDraft('loyalty-levels', 'customer'))).toEqual([]);
  });

  it('come from the definition of a table', () => {
    const made = contractFromTable(
      `-- all orders
      CREATE TABLE IF NOT EXISTS sales."Order Items" (
        order_id bigint NOT NULL, /* key */
        line int,
        price decimal(12, 2) NOT NULL DEFAULT 0.00 COMMENT 'net, it''s in EUR',
        tags array<struct<a:int,b:string>>,
        at timestamp with time zone,
        PRIMARY KEY (order_id, line),
        CHECK (price > 0)
      ) WITH (x = 1);`,
      'orders',
    );
    const text = 'contract' in made ? made.contract : '';
    expect(errorsOf(text)).toEqual([]);
    const { contract } = readDescriptor(text);
    expect(
      contract!.schema[0].properties.map(
        ({ name, logicalType, physicalType, primaryKey }) => [
          name,
          logicalType,
          physicalType,
          primaryKey ?? false,
        ],
      ),
    ).toEqual([
      ['order_id', 'integer', 'bigint', true],
      ['line', 'integer', 'int', true],
      ['price', 'number', 'decimal(12, 2)', false],
      ['tags', 'array', 'array<struct<a:int,b:string>>', false],
      ['at', 'timestamp', 'timestamp with time zone', false],
    ]);
  });

  it.each([
    ['', 'no'],
    ['select 1', 'CREATE TABLE'],
    ['create table x (a int', 'does not end'],
    ['create table x ()', 'No column'],
    ['x'.repeat(200_001), 'too long'],
    [`create table x (${'('.repeat(100_000)}`, 'does not end'],
  ])('do not come from %.20s', (sql, problem) => {
    const made = contractFromTable(sql);
    expect('problem' in made && made.problem).toContain(problem);
  });
});

describe('planProduct', () => {
  it.each(CLOUDS)('says what is created on %s, and what it costs', cloud => {
    const services = { storage: true, processing: 'none' as const };
    const less = planProduct({ cloud, services, inputs: 0 });
    expect(less.services.map(({ kind }) => kind)).toContain('storage');
    expect(less.services.map(({ kind }) => kind)).not.toContain('processing');
    const more = planProduct({
      cloud,
      services: { ...services, processing: 'native' },
      contract: contractDraft('a-product', 'a-domain'),
      inputs: 1,
    });
    expect(more.services.map(({ kind }) => kind)).toContain('processing');
    expect(more.cost!.monthly.expected).toBeGreaterThan(0);
  });

  it('says what keeps it from being told', () => {
    const plan = planProduct({
      cloud: 'aws',
      services: { storage: false, processing: 'none', catalog: false },
      inputs: 0,
    });
    expect(plan.problem).toBeTruthy();
  });
});
