// SPDX-License-Identifier: Apache-2.0
import { existsSync, promises as fs } from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { ordersContract } from '../__testUtils__/contracts';
import { LEO, MATEO, TEAM, userInfo } from '../__testUtils__/startGitHost';
import { DomainMembership } from '../mesh/DomainMembership';
import { MeshGuardrails } from '../mesh/MeshGuardrails';
import {
  createContractValidateAction,
  createInfrastructureCheckAction,
  createInfrastructureCostAction,
  createInfrastructureGenerateAction,
  createInfrastructurePlanAction,
  createProductChangeAction,
  createProductFetchAction,
  createProductGenerateAction,
} from '.';

const workspace = createMockDirectory();
beforeEach(() => workspace.clear());

const domain = (name: string, owner: string, subdomainOf?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name },
  spec: { owner, ...(subdomainOf && { subdomainOf }) },
});

const entities: Entity[] = [
  domain('customer', 'loyalty-crm'),
  domain('customer-loyalty', 'somebody', 'customer'),
  domain('finance', 'finance-office'),
  {
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'taken' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'orders-v1' },
    spec: { type: 'data-contract', definition: ordersContract() },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'rest' },
    spec: { type: 'openapi', definition: '{}' },
  },
];
const catalog = catalogServiceMock({ entities });

const product = {
  name: 'loyalty-tiers',
  title: 'Loyalty tiers',
  domain: 'customer-loyalty',
  owner: TEAM,
  contact: 'loyalty@tarnfell.example',
};
const outputs = [{ name: 'tiers', contract: ordersContract() }];

function context(input: object, person = MATEO) {
  return {
    ...createMockActionContext({
      input: input as never,
      workspacePath: workspace.path,
    }),
    getInitiatorCredentials: async () => person,
  };
}

/** A context and what the action put out. */
async function run(
  action: { handler: (ctx: never) => Promise<void> },
  input: object,
  person = MATEO,
) {
  const ctx = context(input, person);
  await action.handler(ctx as never);
  return Object.fromEntries(
    (ctx.output as jest.Mock).mock.calls as Array<[string, unknown]>,
  );
}

const guardrails = new MeshGuardrails({ auth: mockServices.auth(), catalog });
const generateProduct = () =>
  createProductGenerateAction({
    catalog,
    guardrails,
    membership: new DomainMembership({
      auth: mockServices.auth(),
      catalog,
      userInfo,
    }),
  });

const read = (file: string) =>
  fs.readFile(path.join(workspace.path, file), 'utf8');

describe('data-mesh:contract:validate', () => {
  const action = createContractValidateAction();

  it('tells name and version of a contract without errors', async () => {
    expect(await run(action, { content: ordersContract() })).toMatchObject({
      valid: true,
      errors: 0,
      name: 'orders',
      version: '1.0.0',
    });
  });

  it('ends the task with place and fix, unless it is told not to', async () => {
    workspace.setContent({ 'a.odcs.yaml': 'kind: DataContract\nname: [' });
    await expect(run(action, { path: 'a.odcs.yaml' })).rejects.toThrow(
      /a\.odcs\.yaml:\d+:\d+ /,
    );
    const output = await run(action, { path: 'a.odcs.yaml', failOn: 'never' });
    expect(output.valid).toBe(false);
  });

  it('does not take a product for a contract', async () => {
    const content =
      'apiVersion: v1.0.0\nkind: DataProduct\nid: a\nname: a\nversion: 1.0.0\nstatus: active\n';
    await expect(run(action, { content })).rejects.toThrow('no data contract');
  });

  it('reads nothing outside of the workspace, and one thing at a time', async () => {
    await expect(run(action, { path: '../../etc/passwd' })).rejects.toThrow(
      'not allowed',
    );
    await expect(run(action, { path: 'none.yaml' })).rejects.toThrow(
      'no file none.yaml',
    );
    await expect(run(action, {})).rejects.toThrow("Name either 'path'");
  });
});

describe('data-mesh:product:generate', () => {
  it.each(['aws', 'azure', 'gcp'])('makes a repository for %s', async cloud => {
    const output = await run(generateProduct(), {
      cloud,
      product,
      outputs,
      inputs: ['api:default/orders-v1'],
    });
    expect(output).toMatchObject({
      name: 'loyalty-tiers',
      entityRef: 'dataproduct:default/loyalty-tiers',
    });
    expect(output.files).toBeGreaterThan(0);
    const check = await run(createInfrastructureCheckAction(), {
      failOn: 'never',
    });
    expect(check.files).toBeGreaterThan(0);
  });

  it('makes the same again in a retry, without what the first attempt left', async () => {
    const input = { cloud: 'aws', product, outputs, targetPath: 'out' };
    await run(generateProduct(), input);
    await fs.writeFile(path.join(workspace.path, 'out/left-over.tf'), 'x');
    await run(generateProduct(), input);
    expect(existsSync(path.join(workspace.path, 'out/left-over.tf'))).toBe(
      false,
    );
  });

  it.each([
    [
      'a domain of others',
      { product: { ...product, domain: 'finance' } },
      'finance-office',
    ],
    [
      'no domain at all',
      { product: { ...product, domain: 'none' } },
      "no domain 'none'",
    ],
    [
      'a group of others',
      { product: { ...product, owner: 'group:default/x' } },
      'not a member',
    ],
    [
      'a name that is taken',
      { product: { ...product, name: 'taken' } },
      'already',
    ],
    ['a contract nobody has', { inputs: ['api:default/none'] }, 'no contract'],
    [
      'an API that is none',
      { inputs: ['api:default/rest'] },
      'no data contract',
    ],
    [
      'two ports of a name',
      { outputs: [...outputs, ...outputs] },
      "called 'tiers'",
    ],
    [
      'a broken contract',
      { outputs: [{ name: 'tiers', contract: 'a: [' }] },
      'cannot be used',
    ],
    [
      'a name that is none',
      { product: { ...product, name: 'Größe' } },
      'lower case',
    ],
    ['a path for a name', { product: { ...product, name: '../../x' } }, ''],
    ['a path for a port', { outputs: [{ ...outputs[0], name: '../x' }] }, ''],
    [
      'code for a title',
      { product: { ...product, title: 'a\u001b[2Jb' } },
      'character',
    ],
    [
      'code for a description',
      { product: { ...product, description: 'a\u202eb' } },
      'character',
    ],
    ['a setting nobody knows', { settings: { servces: {} } }, 'servces'],
    [
      'too long a description',
      { product: { ...product, description: 'x'.repeat(5_000) } },
      '',
    ],
  ])('refuses %s and makes nothing', async (_, change, message) => {
    await expect(
      run(generateProduct(), { cloud: 'aws', product, outputs, ...change }),
    ).rejects.toThrow(message);
    expect(await fs.readdir(workspace.path)).toEqual([]);
  });

  it('refuses somebody who is in no group', async () => {
    await expect(
      run(generateProduct(), { cloud: 'aws', product, outputs }, LEO),
    ).rejects.toThrow('you are in none of them');
  });

  it('refuses somebody who has left the group since the sign-in', async () => {
    const left: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'mateo.ferrer' },
      relations: [{ type: 'memberOf', targetRef: 'group:default/others' }],
    };
    const membership = new DomainMembership({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: [...entities, left] }),
      userInfo,
    });
    const create = createProductGenerateAction({
      catalog,
      guardrails,
      membership,
    });
    await expect(
      run(create, { cloud: 'aws', product, outputs }),
    ).rejects.toThrow('you are in none of them');
  });

  it('keeps what looks like code a text', async () => {
    const hostile =
      '${file("/etc/passwd")} %{ if true } {{ 1 }} `x` "; rm -rf /';
    await run(generateProduct(), {
      cloud: 'gcp',
      product: {
        ...product,
        title: hostile.slice(0, 90),
        description: hostile,
      },
      outputs,
    });
    const check = await run(createInfrastructureCheckAction(), {});
    expect(check.errors).toBe(0);
    const descriptor = parse(await read('data-product.yaml'));
    expect(JSON.stringify(descriptor)).toContain('/etc/passwd');
    const { blueprint } = { blueprint: parse(await read('blueprint.yaml')) };
    expect(blueprint.product.description).toBe(hostile);
  });
});

describe('data-mesh:infrastructure:generate', () => {
  it('makes the stack of a domain from the blueprint of a product', async () => {
    await run(generateProduct(), { cloud: 'azure', product, outputs });
    const output = await run(
      createInfrastructureGenerateAction({ guardrails }),
      {
        cloud: 'azure',
        stack: 'domain',
        targetPath: 'domain',
      },
    );
    expect(output.files).toBeGreaterThan(0);
    expect(existsSync(path.join(workspace.path, 'domain'))).toBe(true);
  });

  it('says what is wrong with a blueprint', async () => {
    workspace.setContent({ 'blueprint.yaml': 'kind: Blueprint\n' });
    await expect(
      run(createInfrastructureGenerateAction({ guardrails }), { cloud: 'aws' }),
    ).rejects.toThrow('blueprint.yaml:');
  });
});

describe('data-mesh:infrastructure:check', () => {
  it('ends the task with what is wrong', async () => {
    workspace.setContent({ 'infra/a.tf': 'resource "x" {' });
    await expect(
      run(createInfrastructureCheckAction(), { path: 'infra' }),
    ).rejects.toThrow('a.tf:');
    const output = await run(createInfrastructureCheckAction(), {
      path: 'infra',
      failOn: 'never',
    });
    expect(output.errors).toBeGreaterThan(0);
  });
});

describe('data-mesh:infrastructure:cost', () => {
  it('says what it expects for each environment, and that it is an estimate', async () => {
    await run(generateProduct(), { cloud: 'aws', product, outputs });
    const output = await run(createInfrastructureCostAction(), {
      cloud: 'aws',
    });
    expect(output.monthly).toBeGreaterThan(0);
    expect(output.currency).toBe('USD');
    expect(output.summary).toMatch(/\| prod \|[^]*An estimate with prices of/);
  });
});

describe('data-mesh:product:fetch', () => {
  const product1 = (location: string): Entity => ({
    apiVersion: 'meshwright.io/v1alpha1',
    kind: 'DataProduct',
    metadata: {
      name: 'tiers',
      annotations: { 'backstage.io/managed-by-location': location },
    },
  });
  const fetchWith = (location: string) =>
    createProductFetchAction({
      catalog: catalogServiceMock({ entities: [product1(location)] }),
      config: mockServices.rootConfig({
        data: {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: { gitHost: { folder: workspace.path } },
          integrations: { github: [{ host: 'github.com' }] },
        },
      }),
      reader: mockServices.urlReader.mock({
        readTree: async url => ({
          etag: '1',
          files: async () => [],
          archive: async () => {
            throw new Error('not used');
          },
          dir: async options => {
            await fs.writeFile(path.join(options!.targetDir!, 'read'), url);
            return options!.targetDir!;
          },
        }),
      }),
    });
  const input = { entityRef: 'tiers' };

  it.each([
    [
      'url:http://portal.example/repositories/loyalty/tiers/blob/main/data-product.yaml',
      {
        host: 'local',
        group: 'loyalty',
        name: 'tiers',
        url: 'http://portal.example/repositories/loyalty/tiers/tree/main/',
      },
    ],
    [
      'url:https://github.com/tarnfell/tiers/blob/main/a/data-product.yaml',
      {
        host: 'github',
        group: 'tarnfell',
        name: 'tiers',
        repoUrl: 'github.com?owner=tarnfell&repo=tiers',
        url: 'https://github.com/tarnfell/tiers/tree/main/',
      },
    ],
  ])('reads the repository of %s', async (location, expected) => {
    const output = await run(fetchWith(location), input);
    expect(output).toMatchObject(expected);
    expect(await read('read')).toBe(expected.url);
  });

  it.each([
    ['data-mesh:example/a.yaml', 'in a folder of the portal'],
    ['url:https://elsewhere.example/a/b/blob/main/c.yaml', 'no integration'],
  ])('says why it cannot read %s', async (location, message) => {
    await expect(run(fetchWith(location), input)).rejects.toThrow(message);
  });
});

describe('data-mesh:infrastructure:plan', () => {
  const action = (data = {}) =>
    createInfrastructurePlanAction({
      config: mockServices.rootConfig({ data }),
    });

  it('does not run Terraform until it is switched on, and says so', async () => {
    const output = await run(action(), { environment: 'dev' });
    expect(output).toEqual({
      status: 'skipped',
      summary: expect.stringContaining('dataMesh.infrastructure.terraform'),
    });
    await expect(
      run(action(), { environment: 'dev', required: true }),
    ).rejects.toThrow('was not run');
  });
});

describe('data-mesh:product:change', () => {
  const asked: string[] = [];
  const change = createProductChangeAction({
    retirement: {
      async require(ref) {
        asked.push(ref);
        if (ref.endsWith('/others')) throw new NotAllowedError('Not yours');
      },
    },
  });

  beforeEach(async () => {
    await run(generateProduct(), { cloud: 'aws', product, outputs });
  });

  it('adds a port and keeps what the team wrote', async () => {
    const own = `${await read('README.md')}\n## Ours\n`;
    await fs.writeFile(path.join(workspace.path, 'README.md'), own);
    const output = await run(change, {
      port: {
        name: 'history',
        contract: ordersContract().replaceAll('orders', 'history'),
      },
    });
    expect(output.changed).toEqual(
      expect.arrayContaining(['blueprint.yaml', 'contracts/history.odcs.yaml']),
    );
    expect(output.summary).toContain('Adds the output port `history`');
    expect(await read('README.md')).toContain('## Ours');
    const blueprint = parse(await read('blueprint.yaml'));
    expect(
      blueprint.outputs.map((port: { name: string }) => port.name),
    ).toEqual(['tiers', 'history']);
    expect(await read('data-product.yaml')).toContain('history');
  });

  it('refuses a repository that does not say what it was made from', async () => {
    await fs.rm(path.join(workspace.path, '.meshwright'), { recursive: true });
    await expect(
      run(change, { port: { name: 'new', contract: ordersContract() } }),
    ).rejects.toThrow('does not record');
  });

  it('says what a new version of a contract breaks', async () => {
    const contract = ordersContract({ version: '2.0.0' }).replace(
      / {6}- name: total[^]*$/,
      '',
    );
    const output = await run(change, { port: { name: 'tiers', contract } });
    expect(output.summary).toMatch(/version 2\.0\.0[^]*break consumers/);
    expect(await read('contracts/tiers.odcs.yaml')).toBe(contract);
  });

  it('writes nothing when the new contract is broken', async () => {
    const before = await read('blueprint.yaml');
    await expect(
      run(change, { port: { name: 'new', contract: 'a: [' } }),
    ).rejects.toThrow('cannot be used');
    expect(await read('blueprint.yaml')).toBe(before);
  });

  it('retires a product in its descriptor and its contracts', async () => {
    const output = await run(change, {
      retire: {
        product: 'dataproduct:default/tiers',
        lastDay: '2999-01-31',
        reason: 'Replaced: "new"',
        replacement: 'tiers-2',
      },
    });
    expect(output.changed).toEqual([
      'data-product.yaml',
      'contracts/tiers.odcs.yaml',
    ]);
    const descriptor = parse(await read('data-product.yaml'));
    expect(descriptor.status).toBe('deprecated');
    expect(descriptor.customProperties).toEqual(
      expect.arrayContaining([
        { property: 'endOfService', value: '2999-01-31' },
        { property: 'endOfServiceReason', value: 'Replaced: "new"' },
      ]),
    );
    const again = await run(change, {
      retire: {
        product: 'dataproduct:default/tiers',
        lastDay: '2020-01-31',
        reason: 'Now',
      },
    });
    expect(again.changed).toHaveLength(2);
    expect(parse(await read('data-product.yaml')).status).toBe('retired');
    expect(asked).toEqual(Array(2).fill('dataproduct:default/tiers'));
  });

  it('retires nothing that the person may not retire', async () => {
    const before = await read('data-product.yaml');
    const retire = { lastDay: '2999-01-31', reason: 'Not mine' };
    await expect(
      run(change, { retire: { ...retire, product: 'default/others' } }),
    ).rejects.toThrow('Not yours');
    expect(await read('data-product.yaml')).toBe(before);
  });
});
