// SPDX-License-Identifier: Apache-2.0
import { dpdsProduct } from '../../__testUtils__/products';
import { readDescriptor } from '../../read';

const head = `dataProductDescriptor: 1.0.0
info:
  fullyQualifiedName: urn:dpds:com.example:dataproducts:orders:1
  name: orders
  version: 1.0.0
  domain: sales
  owner: {id: ann@example.com}
`;

/** What is said of a document, as rule, severity, path and, where there is one, the value of the fix. */
const said = (text: string) =>
  readDescriptor(text).findings.map(({ rule, severity, path, fix }) => [
    rule.replace('dpds/', ''),
    severity,
    path,
    ...(fix && 'value' in fix ? [fix.value] : []),
  ]);

it('has nothing but a note on another file to say of a complete descriptor', () => {
  expect(said(dpdsProduct)).toEqual([
    [
      'reference-not-followed',
      'info',
      '/interfaceComponents/outputPorts/1/$ref',
    ],
  ]);
});

describe('references', () => {
  const ports = (ref: string, components = '') =>
    `${head}interfaceComponents:
  outputPorts:
    - $ref: '${ref}'
components:
  outputPorts:
    all: {name: all, version: 1.0.0}
    again: {$ref: '#/components/outputPorts/all'}
    loop: {$ref: '#/components/outputPorts/pool'}
    pool: {$ref: '#/components/outputPorts/loop'}
    me: {$ref: '#/components/outputPorts/me'}
${components}`;
  const loops = [
    ['circular-reference', 'error', '/components/outputPorts/loop/$ref'],
    ['circular-reference', 'error', '/components/outputPorts/pool/$ref'],
    ['circular-reference', 'error', '/components/outputPorts/me/$ref'],
  ];
  const place = '/interfaceComponents/outputPorts/0/$ref';

  it.each([
    ['#/components/outputPorts/all', 'all', []],
    ['#/components/outputPorts/again', 'all', []],
    [
      '#components/outputPorts/all',
      'all',
      [
        [
          'malformed-reference',
          'warning',
          place,
          '#/components/outputPorts/all',
        ],
      ],
    ],
    [
      '#/components/outputPorts/alll',
      'alll',
      [['dangling-reference', 'error', place, '#/components/outputPorts/all']],
    ],
    ['#/nowhere/at/all', 'all', [['dangling-reference', 'error', place]]],
    [
      '#/components/outputPorts/loop',
      'loop',
      [['circular-reference', 'error', place]],
    ],
    [
      'ports/orders.v1.json',
      'orders.v1',
      [['reference-not-followed', 'info', place]],
    ],
    [
      'https://example.com/ports/orders.json?raw#/a',
      'orders',
      [['reference-not-followed', 'info', place]],
    ],
    [
      '../../../etc/passwd',
      'passwd',
      [['reference-not-followed', 'info', place]],
    ],
  ])('%s', (ref, name, expected) => {
    const text = ports(ref);
    expect(said(text)).toEqual([...expected, ...loops]);
    // The product has the port, whatever is known of it.
    expect(
      readDescriptor(text).product?.outputPorts.map(port => port.name),
    ).toEqual([name]);
  });
});

describe('what must be there', () => {
  const empty = `${head}interfaceComponents:\n  outputPorts: []\n`;

  it.each([
    [empty, []],
    [
      empty.replace('  name: orders\n', ''),
      [['missing-field', 'error', '/info']],
    ],
    [
      empty.replace(/ {2}fullyQualifiedName.*\n/, ''),
      [['no-qualified-name', 'info', '/info']],
    ],
    [
      empty.replace('version: 1.0.0\n  domain', 'version: 1.0\n  domain'),
      [['wrong-type', 'error', '/info/version', '1.0']],
    ],
    [
      empty.replace('version: 1.0.0\n  domain', "version: '1.0'\n  domain"),
      [['wrong-format', 'warning', '/info/version', '1.0.0']],
    ],
    [empty.replace('  domain: sales', '  domain: sales\n  displayName:'), []],
    [
      empty.replace('  domain: sales', '  domain:'),
      [['empty-value', 'warning', '/info/domain']],
    ],
    [
      'dataProductDescriptor: 1.0.0\ninfo:\ninterfaceComponents:\n',
      [
        ['empty-value', 'warning', '/info'],
        ['missing-field', 'error', '/info'],
        ['empty-value', 'warning', '/interfaceComponents'],
        ['missing-field', 'error', '/interfaceComponents'],
      ],
    ],
    [
      empty.replace('outputPorts', 'outputports'),
      [
        ['unknown-field', 'warning', '/interfaceComponents/outputports'],
        ['missing-field', 'error', '/interfaceComponents'],
      ],
    ],
    [
      `${head}interfaceComponents:
  outputPorts:
    - {name: aa, version: 1.0.0, entityType: port}
    - {name: aa, version: 2.0.0, x-note: fine, serviceType: rest}
`,
      [
        [
          'wrong-entity-type',
          'warning',
          '/interfaceComponents/outputPorts/0/entityType',
          'outputport',
        ],
        ['duplicate-port', 'error', '/interfaceComponents/outputPorts/1/name'],
        [
          'unknown-field',
          'warning',
          '/interfaceComponents/outputPorts/1/serviceType',
        ],
      ],
    ],
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('warns of a version that is no version, and judges by the known one', () => {
    const { standard, valid } = readDescriptor(
      empty.replace('Descriptor: 1.0.0', 'Descriptor: data-product-descriptor'),
    );
    expect(standard?.version).toBe('1.0.0');
    expect(valid).toBe(true);
  });
});
