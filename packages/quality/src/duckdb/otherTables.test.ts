// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contract, readDescriptor } from '@meshwright/contracts';
import { checksOf, referredDocuments } from '../compile';
import { failingRowsOfFile, type FileTable, runOnFile } from './runOnFile';

const shop = (more = '') =>
  contractOf(`
  - name: orders
    properties:
      - { name: id, logicalType: integer, primaryKey: true }
      - name: customer
        logicalType: string
        relationships:
          - { type: foreignKey, to: '../crm.yaml#/schema/customers/properties/customer_id' }
      - name: previous
        logicalType: integer
        relationships: [{ type: foreignKey, to: orders.id }]
      ${more}
  - name: lines
    relationships:
      - { type: foreignKey, from: [lines.order_id, lines.shop], to: [orders.id, orders.customer] }
    properties:
      - { name: order_id, logicalType: integer }
      - { name: shop, logicalType: string }
`);
const crm = contractOf(`
  - name: customers
    properties:
      - { name: customer_id, physicalName: cust_no, logicalType: string }
      - { name: state, logicalType: string }
`);

function contractOf(schema: string): Contract {
  const { contract } = readDescriptor(
    `apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nschema:${schema}`,
  );
  if (!contract) throw new Error('The test has no contract.');
  return contract;
}

describe('tables beside the one that is checked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-references-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path, format: 'csv' as const };
  };
  const orders = file(
    'orders.csv',
    'id,customer,previous\n1,C1,\n2,C9,1\n3,,7\n4,C9,\n',
  );
  const lines = file('lines.csv', 'order_id,shop\n1,C1\n1,C9\n,C1\n');
  const customers: FileTable = {
    object: crm.schema[0],
    document: '../crm.yaml',
    ...file('customers.csv', 'cust_no,state\nC1,gone\nC2,here\n'),
  };

  async function run(
    contract: Contract,
    table: number,
    others: readonly FileTable[],
  ) {
    const [object] = contract.schema.slice(table);
    const { checks } = await runOnFile({
      contract,
      object,
      ...(table === 0 ? orders : lines),
      others,
    });
    return checks;
  }
  const references = (checks: Awaited<ReturnType<typeof run>>) =>
    checks
      .filter(({ dimension }) => dimension === 'consistency')
      .map(({ name, status, failedRows, totalRows, details }) => [
        name,
        status,
        failedRows,
        totalRows,
        ...(details.message ? [details.message] : []),
      ]);

  it('finds values that are in no row of the table that they refer to', async () => {
    const contract = shop();
    expect(references(await run(contract, 0, [customers]))).toEqual([
      ['orders-customer-reference', 'fail', 2, 4],
      ['orders-previous-reference', 'fail', 1, 4],
    ]);
    const others = [{ object: contract.schema[0], ...orders }];
    // Both columns have to be in one row; a row without a value refers to nothing.
    expect(references(await run(contract, 1, others))).toEqual([
      ['lines-order-id-shop-reference', 'fail', 1, 3],
    ]);
  });

  it('shows the rows', async () => {
    const contract = shop();
    const [object] = contract.schema;
    const check = checksOf(contract, object, { references: true }).checks.find(
      ({ id }) => id === 'orders-customer-reference',
    )!;
    const given = { contract, object, ...orders };
    const rows = await failingRowsOfFile(
      { ...given, others: [customers] },
      check,
      10,
    );
    expect(rows?.map(({ id }) => id)).toEqual(['2', '4']);
    expect(await failingRowsOfFile(given, check, 10)).toBeUndefined();
  });

  it('says which table is not at hand, and judges nothing by that', async () => {
    expect(references(await run(shop(), 0, [])).at(-1)).toEqual([
      'orders-customer-reference',
      'skipped',
      null,
      null,
      expect.stringMatching(/^The data of customers in ..\/crm.yaml is not at/),
    ]);
    // Of another contract, though it is called the same.
    const [, alike] = references(
      await run(shop(), 0, [{ ...customers, document: '' }]),
    );
    expect(alike[1]).toBe('skipped');
    const gone = { ...customers, path: join(folder, 'nothing.csv') };
    expect(references(await run(shop(), 0, [gone]))[1][1]).toBe('skipped');
  });

  it('says why a reference is none', () => {
    const contract = shop(`
      - name: sku
        logicalType: string
        relationships: [{ type: foreignKey, to: '../a.yaml#/schema/p/properties/v/items/sku' }]
      - name: other
        logicalType: string
        relationships: [{ type: similarTo, to: orders.id }]`);
    const compiled = checksOf(contract, contract.schema[0], {
      references: true,
    });
    expect(compiled.notCompiled.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('does not point at as many columns of one table'),
      expect.stringContaining('it is of type similarTo'),
    ]);
    // Engines that see one table alone are asked for none.
    expect(checksOf(contract, contract.schema[0])).toMatchObject({
      checks: expect.not.arrayContaining([
        expect.objectContaining({ dimension: 'consistency' }),
      ]),
      notCompiled: [],
    });
    expect(referredDocuments(contract)).toEqual(['../crm.yaml']);
  });

  const RULE = `
    quality:
      - name: of-known
        type: sql
        query: select count(*) from orders o join customers c on c.cust_no = o.customer where c.state = 'gone'
        mustBe: 0
`;
  const withRule = () =>
    contractOf(`
  - name: orders
    properties:
      - { name: id, logicalType: integer }
${RULE}`);
  const ruled = (checks: Awaited<ReturnType<typeof run>>) =>
    checks.find(({ name }) => name === 'orders-of-known');

  it('lets rules compare with tables of other contracts, and says that they did', async () => {
    expect(ruled(await run(withRule(), 0, [customers]))).toMatchObject({
      status: 'fail',
      observed: 1,
      details: { others: ['customers'] },
    });
    expect(ruled(await run(withRule(), 0, []))).toMatchObject({
      status: 'error',
      details: {
        message: expect.stringMatching(/^There is no table customers at hand/),
      },
    });
  });

  it('takes a table of the contract itself before one of another', async () => {
    const contract = contractOf(`
  - name: orders
    properties: [{ name: id, logicalType: integer }]
${RULE}
  - name: customers
    properties: [{ name: cust_no, logicalType: string }]
`);
    const own = {
      object: contract.schema[1],
      ...file('own.csv', 'cust_no,state\nC9,gone\n'),
    };
    expect(ruled(await run(contract, 0, [own, customers]))).toMatchObject({
      observed: 2,
    });
  });
});
