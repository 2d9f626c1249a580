// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { findingsOf } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { contract, ORG, product } from '../__testUtils__/documents';
import { writeFiles } from '../__testUtils__/folders';
import { TestMesh } from '../__testUtils__/TestMesh';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('an estate, %p', databaseId => {
  const directory = createMockDirectory();
  let knex: Knex;

  beforeEach(async () => {
    directory.clear();
    knex = await databases.init(databaseId);
  });

  async function read(
    files: Record<string, string | Buffer>,
    options: { settings?: JsonObject; entities?: Entity[] } = {},
  ) {
    writeFiles(directory.path, files);
    const mesh = await TestMesh.start({
      knex,
      sources: {
        local: { type: 'folder', path: directory.path, ...options.settings },
      },
      entities: options.entities ?? ORG,
    });
    await mesh.refresh();
    return mesh;
  }

  const fileOf = (mesh: TestMesh, ref: string) =>
    mesh.get(ref).metadata.annotations?.['meshwright.io/descriptor-location'];

  describe('references to contracts', () => {
    const versions = {
      'a.odcs.yaml': contract({ name: 'orders', version: '1.2.0' }),
      'b.odcs.yaml': contract({ name: 'orders', version: '2.0.0' }),
      'c.odcs.yaml': contract({
        name: 'orders',
        version: '3.0.0',
        status: 'draft',
      }),
    };
    it.each([
      ['urn:contract:orders@1.2.0', 'api:default/orders-v1'],
      ['urn:contract:orders@1.0.0', 'api:default/orders-v1'],
      ['urn:contract:orders@3.0.0', 'api:default/orders-v3'],
      ['urn:contract:orders@9.0.0', 'api:default/orders-v2'],
      ['orders@2', 'api:default/orders-v2'],
      ['urn:contract:returns@4.1.0', 'api:default/returns-v4'],
    ])('%p leads to %p', async (reference, expected) => {
      const mesh = await read({
        ...versions,
        'data-product.yaml': product({ name: 'p', reads: [reference] }),
      });
      expect(mesh.get('dataproduct:default/p').spec!.inputPorts).toMatchObject([
        { contract: expected },
      ]);
    });

    it('without a version leads to the newest that is active', async () => {
      const mesh = await read({
        ...versions,
        'data-product.yaml': `${product({
          name: 'p',
        })}\ninputPorts:\n  - name: a\n    contractId: urn:contract:orders\n`,
      });
      expect(mesh.get('dataproduct:default/p').spec!.inputPorts).toMatchObject([
        { contract: 'api:default/orders-v2' },
      ]);
    });

    it('are made good when the contract turns up, in whatever source', async () => {
      writeFiles(directory.path, {
        'one/data-product.yaml': product({
          name: 'p',
          reads: ['urn:contract:late'],
        }),
        'two/readme.md': '',
      });
      const mesh = await TestMesh.start({
        knex,
        sources: {
          one: { type: 'folder', path: `${directory.path}/one` },
          two: { type: 'folder', path: `${directory.path}/two` },
        },
        entities: ORG,
      });
      await mesh.refresh();
      const finding = findingsOf(mesh.get('dataproduct:default/p')).find(
        ({ rule }) => rule.startsWith('catalog/'),
      );
      expect(finding).toMatchObject({
        rule: 'catalog/unresolved-contract',
        severity: 'warning',
        path: '/inputPorts/0',
        line: 11,
      });

      writeFiles(directory.path, {
        'two/late.odcs.yaml': contract({ name: 'late' }),
        'two/data-product.yaml': product({
          name: 'q',
          offers: ['urn:contract:late'],
        }),
      });
      await mesh.refresh('two');
      expect(mesh.findings('dataproduct:default/p')).toEqual([]);
      expect(mesh.get('dataproduct:default/p').spec).toMatchObject({
        inputPorts: [{ contract: 'api:default/late-v1' }],
        dependsOn: ['dataproduct:default/q'],
      });
    });
  });

  it('follows a contract that moves to another product, whatever it is called', async () => {
    const offer = (target: string) =>
      `apiVersion: meshwright.io/v1alpha1\nkind: DataProduct\nmetadata: { name: stated }\nspec: { owner: sales-team, domain: sales, outputPorts: [{ name: a, contract: ${target} }] }\n`;
    const mesh = await read({
      'orders.odcs.yaml': contract({ name: 'orders', version: '2.0.0' }),
      'reader/data-product.yaml': product({
        name: 'reader',
        reads: ['urn:contract:orders@2.0.0'],
      }),
      'old/data-product.yaml': product({
        name: 'old',
        offers: ['urn:contract:orders@2.0.0'],
      }),
    });
    const dependsOn = () =>
      mesh.get('dataproduct:default/reader').spec!.dependsOn;
    expect(dependsOn()).toEqual(['dataproduct:default/old']);
    for (const target of [
      'orders',
      'orders-v2',
      'default/orders-v2',
      'urn:contract:orders',
    ]) {
      writeFiles(directory.path, {
        'old/data-product.yaml': null,
        'new/catalog-info.yaml': offer(target),
      });
      await mesh.refresh();
      expect([target, dependsOn()]).toEqual([
        target,
        ['dataproduct:default/stated'],
      ]);
      writeFiles(directory.path, {
        'old/data-product.yaml': product({
          name: 'old',
          offers: ['urn:contract:orders@2.0.0'],
        }),
        'new/catalog-info.yaml': null,
      });
      await mesh.refresh();
      expect([target, dependsOn()]).toEqual([
        target,
        ['dataproduct:default/old'],
      ]);
    }
  });

  it('tells of names that two want, of copies and of duplicates, on both', async () => {
    const mesh = await read({
      'a/orders.odcs.yaml': contract({ name: 'Orders', id: 'urn:a' }),
      'b/orders.odcs.yaml': contract({ name: 'orders', id: 'urn:b' }),
      'c/copy.odcs.yaml': contract({ name: 'same' }),
      'd/copy.odcs.yaml': contract({ name: 'same' }),
      'e/twice.odcs.yaml': contract({ name: 'twice' }),
      'f/twice.odcs.yaml': `${contract({ name: 'twice' })}\ntags: [other]`,
    });
    const others = mesh.refs().filter(ref => /-[0-9a-f]{6}$/.test(ref));
    expect(mesh.refs().filter(ref => !others.includes(ref))).toEqual([
      'api:default/orders-v1',
      'api:default/same-v1',
      'api:default/twice-v1',
    ]);
    expect(others.map(ref => fileOf(mesh, ref))).toEqual([
      'b/orders.odcs.yaml',
      'f/twice.odcs.yaml',
    ]);
    expect(fileOf(mesh, 'api:default/orders-v1')).toBe('a/orders.odcs.yaml');
    const rules = (ref: string) =>
      mesh.findings(ref).filter(rule => rule !== 'catalog/no-owner');
    expect(rules('api:default/orders-v1')).toEqual(['catalog/name-taken']);
    expect(rules('api:default/same-v1')).toEqual(['catalog/copy']);
    expect(rules('api:default/twice-v1')).toEqual(['catalog/duplicate']);
    expect(others.map(rules)).toEqual([
      ['catalog/name-taken'],
      ['catalog/duplicate'],
    ]);

    writeFiles(directory.path, {
      'a/orders.odcs.yaml': contract({ name: 'invoices', id: 'urn:a' }),
      'f/twice.odcs.yaml': null,
    });
    mesh.forget();
    await mesh.refresh();
    expect(mesh.refs()).toEqual([
      'api:default/invoices-v1',
      'api:default/orders-v1',
      'api:default/same-v1',
      'api:default/twice-v1',
    ]);
    expect(fileOf(mesh, 'api:default/orders-v1')).toBe('b/orders.odcs.yaml');
    expect(rules('api:default/twice-v1')).toEqual([]);
  });

  describe('a catalog-info file beside descriptors', () => {
    it('stands for the descriptor of the same product, and gives the name back', async () => {
      const files = {
        'data-product.odps.yaml': product({
          name: 'ledger',
          offers: ['urn:contract:orders'],
        }),
        'orders.odcs.yaml': contract({ name: 'orders' }),
      };
      const mesh = await read({
        ...files,
        'catalog-info.yaml': `
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: ledger }
spec: { owner: finance-team, domain: finance, outputPorts: [{ name: orders, contract: orders }], purpose: 3 }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ledger }
`,
      });
      expect(mesh.refs()).toEqual([
        'api:default/orders-v1',
        'dataproduct:default/ledger',
      ]);
      expect(mesh.get('dataproduct:default/ledger').spec).toEqual({
        owner: 'finance-team',
        domain: 'finance',
        purpose: '3',
        outputPorts: [{ name: 'orders', contract: 'api:default/orders-v1' }],
      });
      expect(mesh.findings('dataproduct:default/ledger')).toEqual([
        'catalog/also-described',
      ]);
      expect(mesh.get('api:default/orders-v1').spec).toMatchObject({
        owner: 'group:default/finance-team',
        domain: 'domain:default/finance',
      });

      writeFiles(directory.path, { 'catalog-info.yaml': null });
      await mesh.refresh();
      expect(mesh.get('dataproduct:default/ledger').spec).toMatchObject({
        owner: 'group:default/sales-team',
        version: '1.0.0',
      });
      expect(mesh.findings('dataproduct:default/ledger')).toEqual([]);
    });

    it('may point at a contract of the same folder, and at nothing else', async () => {
      const api = (name: string, target: string) =>
        `apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: ${name} }\nspec:\n  type: data-contract\n  owner: sales-team\n  definition: { ${target} }\n`;
      const mesh = await read({
        'x/contracts/orders.odcs.yaml': contract({
          name: 'orders',
          extra: 'wrongField: 1',
        }),
        'x/catalog-info.yaml': [
          api('my-orders', '$text: ./contracts/orders.odcs.yaml'),
          api('outside', '$text: ../../../etc/passwd'),
          api('elsewhere', '$text: https://example.com/contract.yaml'),
          api('json', '$json: ./contracts/orders.odcs.yaml'),
          api('missing', '$text: ./contracts/none.odcs.yaml'),
        ].join('---\n'),
        'data-product.yaml': product({
          name: 'p',
          reads: ['urn:contract:orders'],
        }),
      });
      expect(mesh.refs().filter(ref => ref.startsWith('api:'))).toEqual([
        'api:default/elsewhere',
        'api:default/json',
        'api:default/missing',
        'api:default/my-orders',
        'api:default/outside',
      ]);
      expect(mesh.get('api:default/my-orders')).toMatchObject({
        metadata: {
          annotations: { 'meshwright.io/contract-id': 'urn:contract:orders' },
        },
        spec: { definition: expect.stringContaining('orders as they are') },
      });
      expect(mesh.findings('api:default/my-orders', { all: true })).toEqual([
        'odcs/unknown-field',
      ]);
      for (const name of ['outside', 'elsewhere', 'json']) {
        expect(
          mesh.get(`api:default/${name}`).spec!.definition,
        ).toBeUndefined();
        expect(mesh.findings(`api:default/${name}`)).toEqual([
          'catalog/reference-not-followed',
        ]);
      }
      expect(mesh.findings('api:default/missing')).toEqual([
        'catalog/unresolved-definition',
      ]);
      expect(mesh.get('dataproduct:default/p').spec!.inputPorts).toMatchObject([
        { contract: 'api:default/my-orders' },
      ]);

      writeFiles(directory.path, {
        'x/contracts/orders.odcs.yaml': contract({
          name: 'orders',
          version: '1.1.0',
        }),
      });
      await mesh.refresh();
      expect(mesh.get('api:default/my-orders').spec!.definition).toContain(
        '1.1.0',
      );
    });

    it('shows what is wrong with it', async () => {
      const mesh = await read({
        'catalog-info.yaml': `
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: 'not a name!', annotations: { 'bad key!': x } }
spec:
  owner: [a]
  domain: sales
  outputPorts:
    - description: nameless
`,
        'broken/catalog-info.yaml':
          'apiVersion: meshwright.io/v1alpha1\nkind: DataProduct\nmetadata: { name: x\n',
        'newer/catalog-info.yaml':
          'apiVersion: meshwright.io/v9\nkind: GovernancePolicy\nmetadata: { name: newer }\nspec: { owner: a, lifecycle: draft }\n',
        'other/catalog-info.yaml': 'kind: Component\nmetadata: { name: x\n',
      });
      expect(mesh.refs()).toEqual([
        'dataproduct:default/broken',
        'dataproduct:default/not-a-name',
        'governancepolicy:default/newer',
      ]);
      expect(mesh.findings('governancepolicy:default/newer')).toEqual([
        'catalog/unknown-version',
      ]);
      expect(
        findingsOf(mesh.get('dataproduct:default/not-a-name')),
      ).toMatchObject([
        { rule: 'catalog/wrong-name', line: 4 },
        { rule: 'catalog/wrong-form', path: '/spec/owner', line: 6 },
        { rule: 'catalog/wrong-form', path: '/spec/outputPorts/0', line: 9 },
        { rule: 'catalog/no-owner' },
      ]);
      expect(mesh.findings('dataproduct:default/broken')).toEqual([
        'catalog/unreadable',
      ]);
    });
  });

  describe('owners and domains', () => {
    it.each([
      ['group:default/sales-team', 'group:default/sales-team', []],
      ['Sales Team', 'group:default/sales-team', []],
      ['sales@example.com', 'group:default/sales-team', []],
      ['JANE@example.com', 'user:default/jane.doe', []],
      ['jane.doe', 'user:default/jane.doe', []],
      [
        'group:default/nobody',
        'group:default/nobody',
        ['catalog/unresolved-owner'],
      ],
      ['nobody@example.com', undefined, ['catalog/unresolved-owner']],
    ])('of %p is %p', async (owner, expected, rules) => {
      const mesh = await read({
        'data-product.yaml': product({ name: 'p', owner }),
      });
      expect(mesh.get('dataproduct:default/p').spec!.owner).toBe(expected);
      expect(mesh.findings('dataproduct:default/p')).toEqual(rules);
    });

    it('come from the settings of the source when a document names none', async () => {
      const mesh = await read(
        {
          'data-product.yaml': product({ name: 'p', owner: '', domain: '' }),
          'lone.odcs.yaml': contract({ name: 'lone' }),
        },
        {
          settings: { defaultOwner: 'finance-team', defaultDomain: 'finance' },
        },
      );
      for (const ref of ['dataproduct:default/p', 'api:default/lone-v1']) {
        expect(mesh.get(ref).spec).toMatchObject({
          owner: 'group:default/finance-team',
          domain: 'domain:default/finance',
        });
        expect(mesh.findings(ref)).toEqual([]);
      }
    });

    it('are found when they come to the catalog later', async () => {
      const mesh = await read(
        {
          'data-product.yaml': product({
            name: 'p',
            domain: 'sales/orders',
            offers: ['urn:contract:c'],
          }),
          'c.odcs.yaml': contract({ name: 'c' }),
        },
        { entities: [], settings: { domains: 'reference' } },
      );
      expect(mesh.get('dataproduct:default/p').spec).toMatchObject({
        domain: 'domain:default/sales-orders',
      });
      expect(mesh.findings('dataproduct:default/p')).toEqual([
        'catalog/unresolved-domain',
        'catalog/unresolved-owner',
      ]);
      expect(mesh.findings('api:default/c-v1')).toEqual(['catalog/no-owner']);

      for (const entity of ORG) {
        mesh.entities.set(
          `${entity.kind}:default/${entity.metadata.name}`.toLowerCase(),
          entity,
        );
      }
      mesh.entities.set('domain:default/orders', {
        ...ORG[3],
        metadata: { name: 'orders', namespace: 'default' },
      });
      await mesh.publish();
      expect(mesh.get('dataproduct:default/p').spec).toMatchObject({
        owner: 'group:default/sales-team',
        domain: 'domain:default/orders',
      });
      expect(mesh.get('api:default/c-v1').spec).toMatchObject({
        owner: 'group:default/sales-team',
        domain: 'domain:default/orders',
      });
      expect([
        ...mesh.findings('dataproduct:default/p'),
        ...mesh.findings('api:default/c-v1'),
      ]).toEqual([]);
      mesh.forget();
      await mesh.publish();
      expect(mesh.mutations).toEqual([]);
    });

    it('make a domain that nobody describes, until somebody does', async () => {
      const mesh = await read({
        'data-product.yaml': product({ name: 'p', domain: 'Field Service' }),
      });
      expect(mesh.entities.has('domain:default/field-service')).toBe(false);
      await knex('data_mesh_entities').update({
        emitted_at: '2020-01-01T00:00:00.000Z',
      });
      await mesh.publish();
      expect(mesh.get('domain:default/field-service')).toMatchObject({
        metadata: { title: 'Field Service' },
        spec: {},
      });
      await mesh.refresh();
      expect(mesh.findings('dataproduct:default/p')).toEqual([
        'catalog/unresolved-domain',
      ]);

      mesh.entities.set('domain:default/field-service', {
        ...ORG[3],
        metadata: { name: 'field-service', namespace: 'default' },
      });
      await mesh.publish();
      await mesh.publish();
      expect(mesh.findings('dataproduct:default/p')).toEqual([]);
      mesh.forget();
      await mesh.publish();
      expect(mesh.mutations).toEqual([]);
    });
  });

  it('follows changed settings, and forgets a source that is not configured any more', async () => {
    const files = {
      'data-product.yaml': product({ name: 'p', owner: '' }),
      'c.odcs.yaml': contract({ name: 'c' }),
    };
    const first = await read(files);
    const restart = async (sources: Record<string, JsonObject>) =>
      TestMesh.start({ knex, sources, before: first });

    const second = await restart({
      local: {
        type: 'folder',
        path: directory.path,
        defaultOwner: 'finance-team',
        namespace: 'eu',
      },
    });
    await second.refresh();
    expect(second.refs()).toEqual(['api:eu/c-v1', 'dataproduct:eu/p']);
    expect(second.get('dataproduct:eu/p').spec!.owner).toBe(
      'group:default/finance-team',
    );

    const third = await restart({
      other: { type: 'folder', path: directory.path },
    });
    await third.refresh();
    expect(await third.status()).toMatchObject([
      { id: 'other', status: 'ok', descriptors: 2 },
    ]);
    expect(third.changes()).toEqual({
      added: ['api:default/c-v1', 'dataproduct:default/p'],
      removed: [],
    });
    expect(
      await knex('data_mesh_descriptors')
        .distinct('source_id')
        .pluck('source_id'),
    ).toEqual(['other']);
  });

  it('publishes hundreds of descriptors in batches', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 150; i++) {
      files[`p${i}/data-product.yaml`] = product({
        name: `p${i}`,
        offers: [`urn:contract:c${i}`],
        reads: [`urn:contract:c${(i + 1) % 150}`],
      });
      files[`p${i}/c.odcs.yaml`] = contract({ name: `c${i}` });
    }
    const mesh = await read(files);
    expect(mesh.refs()).toHaveLength(300);
    expect(mesh.mutations).toHaveLength(3);
    expect(mesh.get('dataproduct:default/p7').spec!.dependsOn).toEqual([
      'dataproduct:default/p8',
    ]);
  });
});
