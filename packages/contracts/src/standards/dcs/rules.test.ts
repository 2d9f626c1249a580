// SPDX-License-Identifier: Apache-2.0
import { computed, limit } from '../../__testUtils__/computing';
import { dcsContract } from '../../__testUtils__/dcsContract';
import { readDescriptor } from '../../read';

const head = `dataContractSpecification: 1.2.1
id: orders
info:
  title: Orders
  version: 1.0.0
`;
const orders = (fields: string, more = '') =>
  `${head}models:
  orders:
    fields:
${fields}${more}`;

/** What is said beyond the note that the standard is superseded. */
const said = (text: string) =>
  readDescriptor(text)
    .findings.filter(({ rule }) => rule !== 'dcs/superseded')
    .map(({ rule, severity, path, fix }) => [
      rule.replace('dcs/', ''),
      severity,
      path.replace('/models/orders/fields', ''),
      ...(fix && 'value' in fix ? [fix.value] : []),
    ]);

it('points out that the standard is superseded, and nothing else of a complete contract', () => {
  const { findings, valid } = readDescriptor(dcsContract);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'info',
    rule: 'dcs/superseded',
    line: 1,
  });
  expect(valid).toBe(true);
});

describe('references to definitions', () => {
  const definitions = `definitions:
  money: {type: decimal}
  sales/price: {$ref: '#/definitions/money', type: decimal}
  loop: {type: string, $ref: '#/definitions/pool'}
  pool: {type: string, $ref: '#/definitions/loop'}
`;
  const loops = [
    ['circular-reference', 'error', '/definitions/pool/$ref'],
    ['circular-reference', 'error', '/definitions/loop/$ref'],
  ];

  it.each([
    ['#/definitions/money', []],
    ['#/definitions/sales/price', []],
    ['#/definitions/sales~1price', []],
    ['#/definitions/sales%2Fprice', []],
    [
      '#definitions/money',
      [['malformed-reference', 'warning', '/a/$ref', '#/definitions/money']],
    ],
    [
      '#/definitions/mony',
      [['dangling-reference', 'error', '/a/$ref', '#/definitions/money']],
    ],
    ['#/definitions/loop', [['circular-reference', 'error', '/a/$ref']]],
    [
      'https://example.com/definitions/money.yaml',
      [['reference-not-followed', 'info', '/a/$ref']],
    ],
    ['./money.yaml', [['reference-not-followed', 'info', '/a/$ref']]],
  ])('%s', (ref, expected) => {
    const found = said(orders(`      a: {$ref: '${ref}'}\n`, definitions));
    expect(found.filter(([, , path]) => path === '/a/$ref')).toEqual(expected);
    expect(found.filter(([, , path]) => path !== '/a/$ref')).toEqual(
      expect.arrayContaining(loops),
    );
    expect(found).toHaveLength(expected.length + loops.length);
  });
});

describe('columns', () => {
  it.each([
    ['a: {}', [['column-without-type', 'warning', '/a']]],
    ['a: {type: array}', [['array-without-items', 'info', '/a']]],
    [
      'a: {type: int, minLength: 3, fields: {}}',
      [
        ['option-without-effect', 'warning', '/a/minLength'],
        ['option-without-effect', 'warning', '/a/fields'],
      ],
    ],
    [
      'a: {type: string, minimum: 3}',
      [['option-without-effect', 'warning', '/a/minimum']],
    ],
    [
      'a: {type: string, minLength: 5, maxLength: 3}',
      [['empty-range', 'error', '/a/maxLength']],
    ],
    [
      'a: {type: number, minimum: 5, maximum: 3}',
      [['empty-range', 'error', '/a/maximum']],
    ],
    ['a: {type: bool}', [['unknown-value', 'error', '/a/type', 'boolean']]],
    [
      'a: {type: string, requried: true}',
      [['unknown-field', 'warning', '/a/requried']],
    ],
    ['a: {type: string, ownIdea: true}', []],
    [
      'a: {type: string, primary: true}',
      [['deprecated-field', 'info', '/a/primary']],
    ],
    ['a: {type: string, references: orders.a}', []],
    [
      'a: {type: string, references: order.a}',
      [['dangling-foreign-key', 'warning', '/a/references', 'orders.a']],
    ],
    [
      'abc: {type: string, references: orders.abd}',
      [['dangling-foreign-key', 'warning', '/abc/references', 'orders.abc']],
    ],
    [
      'a: {type: string, references: orders}',
      [['dangling-foreign-key', 'warning', '/a/references']],
    ],
    [
      'a: {type: object, fields: {b: {type: array, items: {type: text, minimum: 1}}}}',
      [['option-without-effect', 'warning', '/a/fields/b/items/minimum']],
    ],
  ])('%s', (field, expected) => {
    expect(said(orders(`      ${field}\n`))).toEqual(expected);
  });
});

describe('the rest of a contract', () => {
  it.each([
    [
      '    primaryKey: [amont]\n',
      [
        [
          'unknown-key-column',
          'error',
          '/models/orders/primaryKey/0',
          'amount',
        ],
      ],
    ],
    [
      'servicelevels:\n  latency: {threshold: 1h, sourceTimestampField: orders.nope}\n',
      [
        [
          'unknown-column',
          'warning',
          '/servicelevels/latency/sourceTimestampField',
        ],
      ],
    ],
    [
      "servicelevels:\n  availability: {percentage: '99.9'}\n",
      [
        [
          'wrong-format',
          'error',
          '/servicelevels/availability/percentage',
          '99.9%',
        ],
      ],
    ],
    ['servicelevels:\n  ourOwn: {target: 1}\n', []],
    [
      'terms:\n  noticePeriod: 3 months\n',
      [['wrong-format', 'warning', '/terms/noticePeriod']],
    ],
    [
      'servers:\n  a: {type: s3, location: bucket}\n  b: {type: kafka, host: h}\n  c: {type: ours}\n  d: {}\n',
      [
        ['wrong-format', 'warning', '/servers/a/location'],
        ['missing-field', 'error', '/servers/b'],
        ['missing-field', 'error', '/servers/d'],
      ],
    ],
    [
      'quality:\n  type: SodaCL\n  specification: x\n',
      [['deprecated-field', 'info', '/quality']],
    ],
  ])('%j', (more, expected) => {
    expect(said(orders('      amount: {type: int}\n', more))).toEqual(expected);
  });

  it.each([
    [
      "version: '1.0'",
      [['not-semantic-version', 'warning', '/info/version', '1.0.0']],
    ],
    [
      'version: 1.0',
      [
        ['wrong-type', 'error', '/info/version', '1.0'],
        ['not-semantic-version', 'warning', '/info/version', '1.0.0'],
      ],
    ],
    [
      'version: 1.0.0\n  status: draft',
      [['unknown-value', 'warning', '/info/status', 'in development']],
    ],
    [
      'version: 1.0.0\n  contract: {name: a}',
      [['unknown-field', 'warning', '/info/contract']],
    ],
  ])('%j', (version, expected) => {
    expect(said(head.replace('version: 1.0.0', version))).toEqual(expected);
  });

  it('takes the sections that versions before 1.1 had', () => {
    expect(
      said(
        `${head.replace(
          '1.2.1',
          '0.9.3',
        )}quality:\n  type: SodaCL\n  specification: checks\nexamples: []\nschema:\n  type: dbt\n  specification: {}\n`,
      ),
    ).toEqual([]);
  });

  it.each(['1.2.0', '1.1.0', '0.9.3', '0.9.2', '0.9.1', '0.9.0'])(
    'knows version %s',
    version => {
      const { standard, valid } = readDescriptor(
        head.replace('1.2.1', version),
      );
      expect(standard?.version).toBe(version);
      expect(valid).toBe(true);
    },
  );
});

describe('definitions that grow', () => {
  const within = (text: string, milliseconds: number) => {
    const start = computed();
    const result = readDescriptor(text);
    expect(computed() - start).toBeLessThan(limit(milliseconds));
    return result;
  };

  it('are cut with a word on it where each holds the one before twice', () => {
    const levels = Array.from(
      { length: 60 },
      (_, i) =>
        `  d${
          i + 1
        }: {type: object, fields: {a: {$ref: '#/definitions/d${i}'}, b: {$ref: '#/definitions/d${i}'}}}\n`,
    );
    const { findings, contract } = within(
      orders(
        "      a: {$ref: '#/definitions/d60'}\n",
        `definitions:\n  d0: {type: int}\n${levels.join('')}`,
      ),
      10_000,
    );
    expect(findings.map(({ rule }) => rule)).toContain('dcs/too-large');
    expect(contract?.schema).toHaveLength(1);
  });

  it('may be nested in thousands and in themselves', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, i) =>
        `  d${
          i + 1
        }: {type: object, fields: {a: {$ref: '#/definitions/d${i}'}}}\n`,
    );
    const { contract } = within(
      orders(
        "      a: {$ref: '#/definitions/d20000'}\n      tree: {$ref: '#/definitions/node'}\n",
        `definitions:\n  d0: {type: int}\n${chain.join(
          '',
        )}  node: {type: object, fields: {left: {$ref: '#/definitions/node'}}}\n`,
      ),
      10_000,
    );
    const tree = contract?.schema[0].properties[1];
    expect(tree?.properties[0]).toMatchObject({
      name: 'left',
      logicalType: 'object',
      properties: [],
    });
  });
});
