// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { blueprintText } from '../__testUtils__/blueprints';
import { readBlueprint } from './read';
import { CLOUDS } from './types';

const rules = (text: string) =>
  readBlueprint(text).findings.map(
    ({ rule, severity }) => `${severity} ${rule}`,
  );

describe('readBlueprint', () => {
  it('fills in safe defaults for each cloud', () => {
    const { blueprints, findings } = readBlueprint(blueprintText());
    expect(findings).toEqual([]);
    expect(Object.keys(blueprints)).toEqual([...CLOUDS]);
    const { aws, azure } = blueprints;
    expect(aws).toMatchObject({
      host: 'github',
      tableFormat: 'iceberg',
      product: {
        title: 'Orders',
        costCenter: 'sales',
        classification: 'internal',
      },
      network: { private: true },
      encryption: { ownKeys: true, hardware: false, rotationDays: 90 },
      auditing: { enabled: true },
      services: {
        storage: true,
        processing: 'native',
        orchestration: 'native',
        warehouse: false,
      },
    });
    expect(azure?.tableFormat).toBe('delta');
    const [dev, test, prod] = aws?.environments ?? [];
    expect(dev).toMatchObject({
      name: 'dev',
      tier: 'development',
      deletionProtection: false,
      backupDays: 0,
      disasterRecovery: { enabled: false },
    });
    expect(test.tier).toBe('test');
    expect(prod).toMatchObject({
      tier: 'production',
      highAvailability: true,
      deletionProtection: true,
      backupDays: 35,
      size: 'medium',
      disasterRecovery: { enabled: true },
    });
    expect(prod.disasterRecovery.region).not.toBe(prod.region);
  });

  it('takes a region and an account for each cloud', () => {
    const { blueprints, findings } = readBlueprint(
      blueprintText(`environments:
  - name: live
    tier: production
    region: { aws: eu-central-1, azure: westeurope, gcp: europe-west3 }
    account: { aws: '123456789012' }
    disasterRecovery: false
`),
    );
    expect(findings).toEqual([]);
    expect(blueprints.azure?.environments[0].region).toBe('westeurope');
    expect(blueprints.aws?.environments[0].account).toBe('123456789012');
    expect(blueprints.gcp?.environments[0]).not.toHaveProperty('account');
  });

  it('leaves out clouds that do not have a region', () => {
    const text = blueprintText(
      'environments:\n  - name: dev\n    region: eu-central-1\n',
    );
    const all = readBlueprint(text);
    expect(all.findings).toEqual([]);
    expect(Object.keys(all.blueprints)).toEqual(['aws']);
    const one = readBlueprint(text, { clouds: ['gcp'] });
    expect(one.blueprints).toEqual({});
    expect(one.findings).toMatchObject([
      { rule: 'blueprint/unknown-region', line: 13, severity: 'error' },
    ]);
  });

  it.each([
    [
      'a path that climbs',
      'inputs:\n  - { name: a-b, contract: ../x.yaml }',
      'contract-path',
    ],
    [
      'a path in the middle',
      'inputs:\n  - { name: a-b, contract: a/../../x.yaml }',
      'contract-path',
    ],
    [
      'an absolute path',
      'inputs:\n  - { name: a-b, contract: /etc/passwd }',
      'contract-path',
    ],
    [
      'a drive',
      "inputs:\n  - { name: a-b, contract: 'C:/x.yaml' }",
      'contract-path',
    ],
    [
      'a host',
      "inputs:\n  - { name: a-b, contract: 'https://a.b/x.yaml' }",
      'contract-path',
    ],
    [
      'backslashes',
      "inputs:\n  - { name: a-b, contract: '..\\x.yaml' }",
      'contract-path',
    ],
    [
      'a device',
      'inputs:\n  - { name: a-b, contract: con.yaml }',
      'contract-path',
    ],
    ['a reserved name', 'environments:\n  - name: aux', 'reserved-name'],
    [
      'a name twice',
      'inputs:\n  - { name: orders, contract: a.yaml }',
      'duplicate-name',
    ],
    [
      'an environment twice',
      'environments:\n  - name: dev\n  - name: dev',
      'duplicate-name',
    ],
    [
      'a public range',
      'network: { addressSpace: 8.8.0.0/16 }',
      'address-space',
    ],
    ['a tiny range', 'network: { addressSpace: 10.0.0.0/28 }', 'address-space'],
    [
      'a range off its border',
      'network: { addressSpace: 10.0.1.0/16 }',
      'address-space',
    ],
    ['words for a range', 'network: { addressSpace: all }', 'address-space'],
    ['four fields of cron', "schedule: { cron: '0 4 * *' }", 'schedule'],
    ['an hour too late', "schedule: { cron: '0 24 * * *' }", 'schedule'],
    ['both kinds of days', "schedule: { cron: '0 4 1 * 1' }", 'schedule'],
    ['a range backwards', "schedule: { cron: '0 9-4 * * *' }", 'schedule'],
    ['a step of nothing', "schedule: { cron: '*/0 4 * * *' }", 'schedule'],
    [
      'no service',
      'services: { storage: false, processing: none, catalog: false }',
      'no-service',
    ],
    ['a tag of a cloud', 'tags: { aws-x: y }', 'unknown-field'],
    ['an unknown field', 'servces: {}', 'unknown-field'],
    ['an unknown word', 'host: githib', 'unknown-value'],
    [
      'a number for a text',
      'environments:\n  - { name: dev, account: 123 }',
      'wrong-type',
    ],
    [
      'a group with a template',
      "access:\n  - { group: '${x}', role: reader }",
      'wrong-format',
    ],
    ['a tag of two lines', 'tags: { a: "x\\ny" }', 'wrong-format'],
    ['a terminal escape', 'tags: { a: "\\e[2J" }', 'control-character'],
    ['text that runs backwards', 'tags: { a: "\\u202e" }', 'control-character'],
    [
      'a copy where the data is',
      'environments:\n  - { name: prod, region: eu-central-1, disasterRecovery: { region: eu-central-1 } }',
      'recovery-region',
    ],
  ])('refuses %s', (_, extra, rule) => {
    const { blueprints, findings } = readBlueprint(blueprintText(extra));
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          rule: `blueprint/${rule}`,
          severity: 'error',
          file: 'blueprint.yaml',
        }),
      ]),
    );
    expect(blueprints).toEqual({});
  });

  it.each([
    ['Orders'],
    ['orders_raw'],
    ['1orders'],
    ['-orders'],
    ['orders--raw'],
    ['o'],
    ['größe'],
    ['orders${env}'],
    ['a'.repeat(51)],
  ])('refuses %j as the name of a product', name => {
    const text = blueprintText().replace(
      'name: orders\n  domain',
      `name: '${name}'\n  domain`,
    );
    expect(readBlueprint(text).blueprints).toEqual({});
  });

  it('warns of what is weaker than the product deserves', () => {
    const text = blueprintText(
      'network: { private: false }\nencryption: { ownKeys: false }\n',
    ).replace('  contact: sales@example.com', '  classification: restricted');
    expect(rules(text).sort()).toEqual([
      'warning blueprint/no-contact',
      'warning blueprint/weakened',
      'warning blueprint/weakened',
    ]);
  });

  it('says that a cloud makes tables in its own format', () => {
    const { findings, blueprints } = readBlueprint(
      blueprintText('tableFormat: delta'),
      { clouds: ['gcp'] },
    );
    expect(findings).toMatchObject([
      { rule: 'blueprint/table-format', severity: 'warning' },
    ]);
    expect(blueprints.gcp?.tableFormat).toBe('iceberg');
  });

  it('refuses what is larger than people write', () => {
    const { findings, blueprints } = readBlueprint(
      blueprintText(`# ${'x'.repeat(300_000)}`),
    );
    expect(findings[0]).toMatchObject({ severity: 'error' });
    expect(blueprints).toEqual({});
  });

  it('never throws, whatever it is given', () => {
    const lines = blueprintText('network: { private: true }').split('\n');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(lines.length - 1), fc.string()), {
          maxLength: 3,
        }),
        changes => {
          const changed = [...lines];
          for (const [index, text] of changes) changed[index] += text;
          expect(readBlueprint(changed.join('\n')).findings).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });
});
