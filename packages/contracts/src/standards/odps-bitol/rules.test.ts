// SPDX-License-Identifier: Apache-2.0
import { bitolProduct } from '../../__testUtils__/products';
import { readDescriptor } from '../../read';

const head = `apiVersion: v1.0.0
kind: DataProduct
id: orders
status: active
version: 1.0.0
`;
const out = `outputPorts:
  - name: orders
    version: 1.0.0
    contractId: orders-v1
`;

/** What is said of a document, as rule, severity, path and, where there is one, the value of the fix. */
const said = (text: string) =>
  readDescriptor(text).findings.map(({ rule, severity, path, fix }) => [
    rule.replace('odps-bitol/', ''),
    severity,
    path,
    ...(fix && 'value' in fix ? [fix.value] : []),
  ]);

it('has nothing to say of a complete product', () => {
  expect(readDescriptor(bitolProduct).findings).toEqual([]);
});

describe('ports', () => {
  it('are keyed by name and version, whether the version has a leading v or not', () => {
    const text = `${head}${out}  - name: orders
    version: v1.0.0
    contractId: orders-v2
`;
    expect(said(text)).toEqual([['duplicate-port', 'error', '/outputPorts/1']]);
    expect(readDescriptor(text).findings[0]).toMatchObject({
      line: 10,
      message:
        "There is already an output port 'orders' of version v1.0.0 at '/outputPorts/0'. Name and version together must be unique: give one of them another version.",
    });
    expect(
      said(
        text.replace(
          'v1.0.0\n    contractId: orders-v2',
          '2.0.0\n    contractId: orders-v2',
        ),
      ),
    ).toEqual([]);
  });

  it('may be removed where they are written twice', () => {
    const text = `${head}${out}${out.split('\n').slice(1).join('\n')}`;
    expect(said(text)).toEqual([
      ['duplicate-port', 'error', '/outputPorts/1', null],
    ]);
  });

  it.each([
    ['', [['no-output-port', 'warning', '']]],
    ['outputPorts: []\n', [['no-output-port', 'warning', '/outputPorts']]],
    [
      'outputPorts:\n  - name: a\n    version: 1.0.0\n',
      [['port-without-contract', 'warning', '/outputPorts/0']],
    ],
    [
      `${out}    inputContracts:\n      - id: custmers\n        version: 1.0.0\ninputPorts:\n  - name: customers\n    version: 1.0.0\n    contractId: customers\n`,
      [
        [
          'unknown-input-contract',
          'warning',
          '/outputPorts/0/inputContracts/0/id',
          'customers',
        ],
      ],
    ],
    [
      `${out}    inputContracts:\n      - id: customers\n        version: 2.0.0\ninputPorts:\n  - name: customers\n    version: v1.0.0\n    contractId: customers\n`,
      [
        [
          'other-input-version',
          'warning',
          '/outputPorts/0/inputContracts/0/version',
        ],
      ],
    ],
    [
      `${out}    inputContracts:\n      - id: customers\n        version: 1.0.0\ninputPorts:\n  - name: customers\n    version: v1.0.0\n    contractId: customers\n`,
      [],
    ],
    [
      `${out}inputPorts:\n  - name: orders\n    version: 1.0.0\n    contractId: orders-v1\n`,
      [['own-contract', 'warning', '/outputPorts/0/contractId']],
    ],
    [
      `outputPorts:\n  - name: a\n    version: '1.2'\n    contractId: a\n`,
      [['not-semantic-version', 'warning', '/outputPorts/0/version', '1.2.0']],
    ],
    [
      `outputPorts:\n  - name: a\n    version: latest\n    contractId: a\n`,
      [['not-semantic-version', 'warning', '/outputPorts/0/version']],
    ],
    [
      `outputPorts:\n  - name: a\n    version: 1.10\n    contractId: a\n`,
      [
        ['wrong-type', 'error', '/outputPorts/0/version', '1.10'],
        ['not-semantic-version', 'warning', '/outputPorts/0/version', '1.10.0'],
      ],
    ],
  ])('%j', (ports, expected) => {
    expect(said(head + ports)).toEqual(expected);
  });
});

describe('everything else', () => {
  it.each([
    [
      'managementPorts:\n  - {name: m, content: control}\n  - {name: m, content: observability}\n',
      [['duplicate-name', 'error', '/managementPorts/1/name']],
    ],
    [
      'managementPorts:\n  - {name: m, content: metrics, type: grpc}\n',
      [
        ['unknown-value', 'warning', '/managementPorts/0/content'],
        ['unknown-value', 'warning', '/managementPorts/0/type'],
      ],
    ],
    [
      'customProperties:\n  - {property: a, value: 1}\n  - {property: a, value: 2}\n',
      [['duplicate-name', 'warning', '/customProperties/1/property']],
    ],
    [
      'team:\n  members:\n    - {username: a}\n    - {username: a}\n',
      [['duplicate-name', 'warning', '/team/members/1/username']],
    ],
    [
      "team:\n  members:\n    - {username: a, dateOut: '2030-01-01'}\n    - {username: a}\n",
      [],
    ],
    [
      "team:\n  members:\n    - {username: a, dateIn: '2031-01-01', dateOut: '2030-01-01'}\n",
      [['dates-reversed', 'warning', '/team/members/0/dateOut']],
    ],
    [
      'team:\n  - username: a\n',
      [['wrong-type', 'error', '/team', { members: [{ username: 'a' }] }]],
    ],
    [
      'support:\n  - {channel: help, url: help@example.com}\n',
      [['wrong-format', 'error', '/support/0/url', 'mailto:help@example.com']],
    ],
    [
      'support:\n  - {channel: help, url: chat.example.com/help}\n',
      [
        [
          'wrong-format',
          'error',
          '/support/0/url',
          'https://chat.example.com/help',
        ],
      ],
    ],
    [
      "support:\n  - {channel: help, url: '#help'}\n",
      [['wrong-format', 'error', '/support/0/url']],
    ],
    ['nmae: Orders\n', [['unknown-field', 'error', '/nmae']]],
  ])('%j', (more, expected) => {
    expect(said(head + out + more)).toEqual(expected);
  });

  it.each([
    ['production', 'active'],
    ['Active', 'active'],
    ['whatever', undefined],
  ])('warns of the status %s', (status, meant) => {
    const text = (head + out).replace('status: active', `status: ${status}`);
    expect(said(text)).toEqual([
      [
        'unknown-value',
        'warning',
        '/status',
        ...(meant === undefined ? [] : [meant]),
      ],
    ]);
  });

  it('recommends a version', () => {
    expect(said((head + out).replace('version: 1.0.0\n', ''))).toEqual([
      ['no-version', 'info', ''],
    ]);
  });

  it('refuses an empty id, which the schema takes', () => {
    expect(said((head + out).replace('id: orders', "id: ''"))).toEqual([
      ['wrong-length', 'error', '/id'],
    ]);
  });
});

describe('version 0.9.0', () => {
  it('is told what came later, with the change that allows it', () => {
    const text = (head + out).replace('v1.0.0\nkind', 'v0.9.0\nkind');
    expect(said(text)).toEqual([]);
    expect(said(`${text}    tags: [a]\nteam:\n  members: []\n`)).toEqual([
      ['renamed-field', 'error', '/outputPorts/0/tags', 'v1.0.0'],
      ['wrong-type', 'error', '/team', 'v1.0.0'],
    ]);
    expect(readDescriptor(`${text}    tags: [a]\n`).findings[0].fix).toEqual({
      description: "State 'apiVersion: v1.0.0'",
      path: '/apiVersion',
      value: 'v1.0.0',
    });
  });
});
