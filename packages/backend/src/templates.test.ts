// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigSources } from '@backstage/config-loader';

const ROOT = path.resolve(__dirname, '../../..');
const DEFAULT = ['app-config.yaml'];
const PRODUCTION = ['app-config.yaml', 'app-config.production.yaml'];

/** What the portal adds for templates. */
const FEATURES = [
  ...readFileSync(path.join(__dirname, 'index.ts'), 'utf8').matchAll(
    /import\(\s*'(@[\w-]+\/plugin-scaffolder-backend[\w-]*)',?\s*\)/g,
  ),
].map(([, name]) => name);

/** Configuration as the portal reads it; what it takes from its environment is no matter here. */
async function read(files: string[]) {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: files.flatMap(file => ['--config', path.join(ROOT, file)]),
      rootDir: ROOT,
      watch: false,
      substitutionFunc: async () => 'https://portal.example',
    }),
  );
  const { scaffolder, integrations } = config.get() as {
    scaffolder: { taskRecovery: object };
    integrations: object;
  };
  return { scaffolder, integrations };
}

const environment = process.env.NODE_ENV;
afterEach(() => {
  Object.assign(process.env, { NODE_ENV: environment });
});

/** Starts what the portal has for templates, with a database of its own. */
async function start(data: Awaited<ReturnType<typeof read>>) {
  return startTestBackend({
    features: [
      ...FEATURES.map(
        name => jest.requireActual<{ default: BackendFeature }>(name).default,
      ),
      mockServices.rootConfig.factory({
        data: {
          ...data,
          app: { baseUrl: 'https://portal.example' },
          backend: {
            baseUrl: 'https://portal.example',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          events: { useEventBus: 'never' },
        },
      }),
    ],
  });
}

describe('templates of the portal', () => {
  it.each([
    ['by default', DEFAULT, 'development'],
    ['in production', PRODUCTION, 'production'],
  ])('start with the configuration %s', async (_, files, NODE_ENV) => {
    Object.assign(process.env, { NODE_ENV });
    const config = await read(files);
    // Without it a retry begins with nothing.
    expect(config.scaffolder.taskRecovery).toMatchObject({
      enabled: true,
      workspaceProvider: 'database',
    });
    await expect(start(config)).resolves.toBeDefined();
  });

  it('do not start in production with the default configuration alone', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(start(await read(DEFAULT))).rejects.toThrow(
      "Workspace provider 'database' is configured but not available",
    );
  });
});
