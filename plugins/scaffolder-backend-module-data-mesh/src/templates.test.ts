// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import azureModule from '@backstage/plugin-scaffolder-backend-module-azure';
import bitbucketModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import bitbucketServerModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { setupServer } from 'msw/node';
import { passthrough, http } from 'msw';
import request from 'supertest';
// The policies of the example mesh are asked about what the templates make.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';
import { parse, parseAllDocuments } from 'yaml';
import scaffolderModuleDataMesh from '.';

const FOLDER = path.resolve(__dirname, '../../../templates');
const NAMES = readdirSync(FOLDER).filter(name => !name.startsWith('.'));

interface Template {
  metadata: { name: string };
  spec: {
    parameters: Array<{
      required?: string[];
      properties: Record<string, Record<string, never>>;
    }>;
    steps: Array<{ id: string; action: string; input: object }>;
  };
}

const templateOf = (name: string): Template =>
  parse(readFileSync(path.join(FOLDER, name, 'template.yaml'), 'utf8'));

/** Cases that a template brings to fill itself in. */
const examplesOf = (template: Template) =>
  (
    template.spec.parameters[0].properties.examples?.['ui:options'] as
      | { examples: Array<{ title: string; values: Record<string, unknown> }> }
      | undefined
  )?.examples ?? [];

const group = (name: string, owns: string[]): Entity[] =>
  owns.map(domain => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: domain },
    spec: { owner: name },
  }));

const contractEntity = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name },
  spec: {
    type: 'data-contract',
    definition: `apiVersion: v3.1.0\nkind: DataContract\nid: ${name}\nname: ${name}\nversion: 1.0.0\nstatus: active\nschema:\n  - name: t\n    properties:\n      - name: a\n        logicalType: string\n`,
  },
});

/** Policies from elsewhere may not bind all domains. */
const TRUSTED = { [ANNOTATION_ORIGIN_LOCATION]: 'file:/policies.yaml' };

/** Policies of the example mesh, as the catalog has them. */
const examplePolicies = (): Entity[] => {
  const folder = path.resolve(FOLDER, '../examples/policies');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .flatMap(name =>
      parseAllDocuments(readFileSync(path.join(folder, name), 'utf8')).map(
        document => document.toJS(),
      ),
    )
    .filter(entity => entity?.kind === 'GovernancePolicy')
    .map(entity => ({
      ...entity,
      metadata: { ...entity.metadata, annotations: TRUSTED },
    }));
};

/** One that nobody can keep. */
const forbidding: Entity = {
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'GovernancePolicy',
  metadata: {
    name: 'nothing-new',
    title: 'Nothing new',
    annotations: TRUSTED,
  },
  spec: {
    version: '1.0.0',
    owner: 'group:default/stewards',
    lifecycle: 'enabled',
    purpose: 'The mesh is closed this week.',
    target: { kinds: ['product'] },
    rules: [{ id: 'closed', check: 'false', message: 'The mesh is closed' }],
  },
};

const server = setupServer(
  http.all(/\/\/(localhost|127\.0\.0\.1)/, () => passthrough()),
);
registerMswTestHooks(server);

async function start(policies: Entity[] = examplePolicies()) {
  const groups = [
    'loyalty-crm',
    'supply-chain',
    'order-to-cash',
    'controlling',
  ];
  const { server: backend } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleDataMesh,
      dataMeshPlugin,
      mockServices.scheduler.mock().factory,
      githubModule,
      gitlabModule,
      azureModule,
      bitbucketModule,
      bitbucketServerModule,
      catalogServiceMock.factory({
        entities: [
          ...policies,
          ...group('loyalty-crm', ['customer-loyalty']),
          ...group('supply-chain', ['supply-chain']),
          ...group('order-to-cash', ['order-to-cash']),
          ...group('controlling', ['controlling']),
          contractEntity('customer-360-v2'),
          contractEntity('revenue-by-product-v1'),
        ],
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: groups.map(name => `group:default/${name}`),
          }),
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://localhost:0' },
          integrations: {
            github: [{ host: 'github.com', token: 't' }],
            gitlab: [
              {
                host: 'gitlab.com',
                token: 't',
                apiBaseUrl: 'https://gitlab.com/api/v4',
              },
            ],
            azure: [
              {
                host: 'dev.azure.com',
                credentials: [{ personalAccessToken: 't' }],
              },
            ],
            bitbucketCloud: [{ username: 'u', token: 't' }],
          },
        },
      }),
    ],
  });
  return backend;
}

describe('templates', () => {
  it.each(NAMES)('%s uses actions that there are', async name => {
    const backend = await start();
    const { body } = await request(backend).get('/api/scaffolder/v2/actions');
    const known = new Set(body.map((action: { id: string }) => action.id));
    const { spec } = templateOf(name);
    const unknown = spec.steps
      .map(({ action }) => action)
      .filter(action => !known.has(action));
    expect(unknown).toEqual([]);
    const ids = spec.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  const cases = NAMES.flatMap(name =>
    examplesOf(templateOf(name)).map(({ title, values }) => ({
      name,
      title,
      values,
    })),
  ).filter(({ name }) => name !== 'domain');

  it('have an example for the customer, the product and the finance domains on each cloud', () => {
    expect(
      cases.filter(({ name }) => name === 'data-product-gcp'),
    ).toHaveLength(3);
  });

  it.each(cases)('$name runs dry with: $title', async ({ name, values }) => {
    const backend = await start();
    const response = await request(backend)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: templateOf(name),
        values: {
          publish: 'local',
          ci: 'gitlab',
          budget: 500,
          services: { storage: true },
          ...values,
        },
        secrets: {},
        directoryContents: [],
      });
    const log = (response.body.log ?? [])
      .map((line: { body: { message: string } }) => line.body.message)
      .join('\n');
    expect({ status: response.status, log: log.slice(-2_000) }).toEqual({
      status: 200,
      log: expect.stringContaining('Would make'),
    });
    expect(log).toMatch(/Rules kept: \d+, broken without stopping it: 0/);
    const files = response.body.directoryContents.map(
      (file: { path: string }) => file.path,
    );
    expect(files).toEqual(
      expect.arrayContaining(['blueprint.yaml', 'data-product.yaml']),
    );
  });

  it('have the example mesh with policies that count', () => {
    expect(examplePolicies().length).toBeGreaterThanOrEqual(4);
  });

  it.each(
    cases.filter(
      ({ name }, index) =>
        cases.findIndex(other => other.name === name) === index,
    ),
  )(
    '$name publishes nothing that a policy forbids',
    async ({ name, values }) => {
      const backend = await start([forbidding]);
      const response = await request(backend)
        .post('/api/scaffolder/v2/dry-run')
        .send({
          template: templateOf(name),
          values: {
            publish: 'local',
            ci: 'github',
            services: { storage: true },
            ...values,
          },
          secrets: {},
          directoryContents: [],
        });
      expect(response.status).toBeGreaterThanOrEqual(400);
      const said = JSON.stringify(response.body);
      expect(said).toContain('The mesh is closed');
      expect(said).not.toContain('Would make');
    },
  );

  it('refuse hostile values and leave nothing', async () => {
    const backend = await start();
    const [{ values }] = examplesOf(templateOf('data-product-aws'));
    for (const change of [
      { name: '../../etc' },
      { name: 'a'.repeat(200) },
      { title: 'x\u001b[2J' },
      { purpose: '${{ secrets.token }}\u202e' },
      { contract: `${values.contract}${'#'.repeat(2_100_000)}` },
      { portName: '../x' },
      { domain: '../../secrets' },
      { owner: 'group:default/nobody' },
    ]) {
      const response = await request(backend)
        .post('/api/scaffolder/v2/dry-run')
        .send({
          template: templateOf('data-product-aws'),
          values: {
            publish: 'local',
            ci: 'github',
            budget: 1,
            ...values,
            ...change,
          },
          secrets: {},
          directoryContents: [],
        });
      const made = (response.body.directoryContents ?? []).length;
      expect({
        change: Object.keys(change),
        refused: response.status >= 400 || made === 0,
      }).toEqual({
        change: Object.keys(change),
        refused: true,
      });
    }
  });
});
