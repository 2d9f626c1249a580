// SPDX-License-Identifier: Apache-2.0
import { contextOf, contractText } from '../__testUtils__/build';
import { everyColumn, tablesOf } from './tables';

const tables = (contract = contractText) => {
  const { outputs, blueprint } = contextOf({ contract });
  return tablesOf(outputs, blueprint);
};

describe('tables of contracts', () => {
  it('have the types of BigQuery', () => {
    const [orders] = tables();
    expect(
      Object.fromEntries(
        [...everyColumn(orders.columns)].map(({ name, type, mode }) => [
          name,
          `${type.name}${
            type.precision ? `(${type.precision},${type.scale})` : ''
          } ${mode}`,
        ]),
      ),
    ).toEqual({
      order_id: 'STRING REQUIRED',
      placed_on: 'DATE NULLABLE',
      placed_at: 'TIMESTAMP REQUIRED',
      customer_email: 'STRING NULLABLE',
      birth_date: 'DATE NULLABLE',
      card_number: 'STRING NULLABLE',
      total: 'NUMERIC(12,2) NULLABLE',
      shop_id: 'STRING NULLABLE',
      address: 'RECORD NULLABLE',
      city: 'STRING NULLABLE',
      street: 'STRING NULLABLE',
      lines: 'RECORD REPEATED',
      sku: 'STRING NULLABLE',
      quantity: 'INTEGER NULLABLE',
    });
  });

  it.each([
    ['bigint', 'integer', 'INTEGER'],
    ['decimal(38,20)', 'number', 'BIGNUMERIC'],
    ['double precision', 'number', 'FLOAT'],
    ['timestamp without time zone', 'timestamp', 'DATETIME'],
    ['jsonb', 'object', 'JSON'],
    ['varchar(20)', 'string', 'STRING'],
    ['bytea', 'string', 'BYTES'],
    ['nobody knows this', 'boolean', 'BOOLEAN'],
  ])('read %s, else the logical type %s, as %s', (physical, logical, type) => {
    const contract = contractText.replace(
      'name: opened\n        logicalType: boolean',
      `name: opened\n        logicalType: ${logical}\n        physicalType: ${physical}`,
    );
    const [, shops] = tables(contract);
    expect(shops.columns[1].type.name).toBe(type);
  });

  it('are masked by what the contract says of their columns', () => {
    const [orders] = tables();
    expect(
      [...everyColumn(orders.columns)]
        .filter(({ mask }) => mask)
        .map(({ name, mask }) => [name, mask]),
    ).toEqual([
      ['customer_email', 'EMAIL_MASK'],
      ['birth_date', 'DATE_YEAR_MASK'],
      ['card_number', 'ALWAYS_NULL'],
      ['street', 'SHA256'],
    ]);
  });

  it('never open a column for a word that is not known', () => {
    const contract = contractText.replace(
      'classification: restricted',
      'classification: tlp-amber',
    );
    const card = tables(contract)[0].columns.find(
      ({ name }) => name === 'card_number',
    );
    expect(card).toMatchObject({
      classification: 'confidential',
      mask: 'SHA256',
    });
  });

  it('know their key, their partition and how long they are kept', () => {
    const [orders, shops] = tables();
    expect(orders).toMatchObject({
      name: 'orders',
      key: ['order_id'],
      partition: 'placed_on',
      clustering: ['order_id'],
      retentionDays: 730,
    });
    expect(shops.partition).toBeUndefined();
  });

  it('are served once where two objects have one name', () => {
    const twice = contractText.replace('name: shops\n', 'name: orders\n');
    expect(tables(twice).map(({ name }) => name)).toEqual(['orders']);
  });
});
