// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import { caseOf, contractOf } from './__testUtils__/formValues';
import { startPortal, type TaskResult } from './__testUtils__/startPortal';

jest.setTimeout(600_000);

const disk = createMockDirectory();
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  portal = await startPortal(disk.path);
});

/** A task that went well; its log when it did not. */
function expectCompleted({ status, log }: TaskResult) {
  expect([status, ...(status === 'completed' ? [] : [log])]).toEqual([
    'completed',
  ]);
}

const OSKAR = 'oskar.wikstrom';

describe('a product on AWS, from its beginning to its end', () => {
  const PRODUCT = 'dataproduct:default/loyalty-levels';
  const AT = { group: 'customer-loyalty', name: 'loyalty-levels' };
  const WEB = 'http://portal.example/repositories/customer-loyalty';

  /** The change request that a task has opened: what it changes, and whether it can be merged. */
  const proposalOf = async ({ output }: TaskResult, number: number) => {
    expect(output.links?.[0].url).toBe(
      `${WEB}/loyalty-levels/change-requests/${number}`,
    );
    const { files, mergeability } = await portal
      .as('mateo.ferrer')
      .git.getChangeRequest(AT, number);
    return {
      mergeability,
      files: files.map(({ path: file, change }) => `${change} ${file}`),
    };
  };

  const portsOf = (entity?: { spec?: object }) =>
    (
      entity?.spec as {
        outputPorts: Array<{ name: string; contract: string }>;
      }
    ).outputPorts.map(({ name, contract }) => [name, contract]);

  const addChanges = (version: string, columns: Record<string, string>) =>
    portal.as('mateo.ferrer').create('output-port', {
      product: PRODUCT,
      portName: 'level-changes',
      contract: contractOf({
        domain: 'customer-loyalty',
        name: 'level-changes',
        version,
        columns: { member_id: 'string', ...columns },
      }),
    });

  it('begins in a repository and on its page', async () => {
    const mateo = portal.as('mateo.ferrer');
    const result = await mateo.create(
      'data-product-aws',
      caseOf('data-product-aws', 'Customer loyalty levels'),
    );
    expectCompleted(result);
    expect(result.output.links).toEqual([
      expect.objectContaining({ entityRef: PRODUCT }),
      expect.objectContaining({ url: `${WEB}/loyalty-levels` }),
    ]);
    expect(result.output.text?.[0].content).toMatch(/^\| prod \| \d+ USD/m);
    const product = await mateo.mesh.getProduct(PRODUCT);
    expect(product.entityRef).toBe(PRODUCT);
    await mateo.seeEntity('api:default/loyalty-levels-v1');
    const begun = await mateo.seeEntity(PRODUCT, entity =>
      portsOf(entity).every(([, contract]) => contract),
    );
    expect(portsOf(begun)).toEqual([
      ['levels', 'api:default/loyalty-levels-v1'],
    ]);
  });

  it('gets another output port by a change request that leaves the first alone', async () => {
    const mateo = portal.as('mateo.ferrer');
    const result = await addChanges('1.0.0', {
      level: 'string',
      changed_on: 'date',
    });
    expectCompleted(result);
    expect(result.output.text?.[0].content).toBe(
      'Adds the output port `level-changes`, version 1.0.0.',
    );
    const { files, mergeability } = await proposalOf(result, 1);
    expect(mergeability).toBe('ready');
    expect(files.filter(file => !file.startsWith('modified'))).toEqual([
      'added contracts/level-changes.odcs.yaml',
    ]);
    expect(files).toEqual(
      expect.arrayContaining(
        ['blueprint.yaml', 'data-product.yaml', 'infra/catalog.tf'].map(
          file => `modified ${file}`,
        ),
      ),
    );
    expect(files).not.toContain('modified contracts/levels.odcs.yaml');

    await mateo.git.mergeChangeRequest(AT, 1);
    await mateo.seeEntity('api:default/level-changes-v1');
    const product = await mateo.seeEntity(
      PRODUCT,
      entity => portsOf(entity).length === 2,
    );
    expect(portsOf(product)).toEqual([
      ['levels', 'api:default/loyalty-levels-v1'],
      ['level-changes', 'api:default/level-changes-v1'],
    ]);
  });

  it('gives a port a new version, and says that it breaks consumers', async () => {
    const mateo = portal.as('mateo.ferrer');
    const result = await addChanges('2.0.0', { changed_on: 'date' });
    expectCompleted(result);
    expect(result.output.text?.[0].content).toContain(
      '**1 of 1 changes break consumers.**',
    );
    const { files, mergeability } = await proposalOf(result, 2);
    expect(mergeability).toBe('ready');
    expect(files).toContain('modified contracts/level-changes.odcs.yaml');

    await mateo.git.mergeChangeRequest(AT, 2);
    const product = await mateo.seeEntity(
      PRODUCT,
      entity => portsOf(entity)[1]?.[1] === 'api:default/level-changes-v2',
    );
    expect(portsOf(product)[1]).toEqual([
      'level-changes',
      'api:default/level-changes-v2',
    ]);
  });

  it('is retired by a change request of its descriptor and contracts', async () => {
    const mateo = portal.as('mateo.ferrer');
    const result = await mateo.create('retire-product', {
      product: PRODUCT,
      lastDay: '2099-12-31',
      reason: 'Cairn Club ends: no levels # any more',
      replacement: 'dataproduct:default/customer-360',
    });
    expectCompleted(result);
    expect(await proposalOf(result, 3)).toEqual({
      mergeability: 'ready',
      files: [
        'modified contracts/level-changes.odcs.yaml',
        'modified contracts/levels.odcs.yaml',
        'modified data-product.yaml',
      ],
    });
    await mateo.git.mergeChangeRequest(AT, 3);
    const product = await mateo.seeEntity(
      PRODUCT,
      ({ spec }) => spec?.lifecycle === 'deprecated',
    );
    expect(product?.spec?.lifecycle).toBe('deprecated');
    const { text } = await mateo.git.getFile(AT, { path: 'data-product.yaml' });
    expect(parse(text!).customProperties).toEqual(
      expect.arrayContaining([
        { property: 'endOfService', value: '2099-12-31' },
        {
          property: 'endOfServiceReason',
          value: 'Cairn Club ends: no levels # any more',
        },
        { property: 'replacedBy', value: 'dataproduct:default/customer-360' },
      ]),
    );
  });
});

it.each(['azure', 'gcp'])('a product begins on %s too', async cloud => {
  const mateo = portal.as('mateo.ferrer');
  const name = `levels-on-${cloud}`;
  const template = `data-product-${cloud}`;
  const result = await mateo.create(template, {
    ...caseOf(template, 'Customer loyalty levels'),
    name,
  });
  expectCompleted(result);
  expect(result.output.text?.[0].content).toMatch(/^\| prod \| \d+ USD/m);
  expect(result.output.text?.[0].content).not.toContain('another currency');
  const ref = `dataproduct:default/${name}`;
  expect((await mateo.mesh.getProduct(ref)).entityRef).toBe(ref);
  expect((await mateo.seeEntity(ref))?.spec?.platforms).toEqual([cloud]);
  const at = { group: 'customer-loyalty', name };
  const { entries } = await mateo.git.getTree(at, { path: 'infra' });
  expect(entries.map(entry => entry.path)).toContain('infra/main.tf');
  const { text } = await mateo.git.getFile(at, { path: 'blueprint.yaml' });
  expect(parse(text!).budget).toMatchObject({ currency: 'USD' });
});

describe('a domain', () => {
  const values = () => caseOf('domain', 'A domain for store operations');

  it('is made with its repository, below the domain that it is part of', async () => {
    const oskar = portal.as(OSKAR);
    const contact = 'supply-chain@tarnfell.example';
    const result = await oskar.create('domain', { ...values(), contact });
    expectCompleted(result);
    expect(result.log).not.toContain('[blueprint/');
    const domain = await oskar.seeEntity('domain:default/store-operations');
    expect(domain).toMatchObject({
      metadata: {
        title: 'Store operations',
        description: values().description,
      },
      spec: {
        owner: 'group:default/supply-chain',
        subdomainOf: 'domain:default/product',
      },
    });
    const { entries } = await oskar.git.getTree(
      { group: 'store-operations', name: 'store-operations' },
      {},
    );
    expect(entries.map(entry => entry.path)).toEqual(
      expect.arrayContaining([
        'README.md',
        'blueprint.yaml',
        'catalog-info.yaml',
        'ci',
        'infra',
      ]),
    );
  });

  it.each(['name', 'owner', 'parent'])(
    'is refused when its %s would bring lines of its own into a file',
    async field => {
      const result = await portal.as(OSKAR).create('domain', {
        ...values(),
        [field]: `${values()[field]}\n---\nkind: Group`,
      });
      expect(result.status).toBe('refused');
      expect(result.log).toContain('does not match pattern');
    },
  );
});

it.each(['aws', 'azure', 'gcp'])('a sandbox is made on %s', async cloud => {
  const oskar = portal.as(OSKAR);
  const name = `returns-trial-${cloud}`;
  const result = await oskar.create('sandbox', {
    cloud,
    name,
    domain: 'supply-chain',
    owner: 'group:default/supply-chain',
    purpose: 'Try whether returns can be told beforehand.',
    days: 14,
    budget: 80,
    portName: 'trials',
    contract: contractOf({
      domain: 'supply-chain',
      name,
      columns: { article_id: 'string', share: 'number' },
    }),
    publish: 'local',
    ci: 'github',
  });
  expectCompleted(result);
  const sandbox = await oskar.seeEntity(`dataproduct:default/${name}`);
  expect(sandbox?.spec).toMatchObject({
    domain: 'domain:default/supply-chain',
    platforms: [cloud],
  });
  const { text } = await oskar.git.getFile(
    { group: 'supply-chain', name },
    { path: 'blueprint.yaml' },
  );
  expect(parse(text!)).toMatchObject({
    environments: [{ name: 'dev', tier: 'development' }],
    sandbox: { enabled: true, expiresAfterDays: 14, monthlyBudget: 80 },
  });
});

it('a product is made of output ports of two other domains', async () => {
  const erik = portal.as('erik.johansson');
  const inputs = ['customer-360-v2', 'revenue-by-product-v1'];
  for (const name of inputs) {
    await erik.seeEntity(`api:default/${name}`);
  }
  expectCompleted(
    await erik.create(
      'cross-domain-product',
      caseOf('cross-domain-product', 'Revenue with what customers are worth'),
    ),
  );
  const depends = (entity: Entity) =>
    (entity.relations ?? [])
      .filter(({ type }) => type === 'dependsOn')
      .map(({ targetRef }) => targetRef);
  const product = await erik.seeEntity(
    'dataproduct:default/customer-value',
    entity => depends(entity).length > 0,
  );
  expect(product?.spec?.inputPorts).toEqual(
    inputs.map(name =>
      expect.objectContaining({ contract: `api:default/${name}` }),
    ),
  );
  expect(depends(product!)).toEqual(
    expect.arrayContaining([
      'dataproduct:default/customer-360',
      'dataproduct:default/revenue-by-product',
    ]),
  );
});
