// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import request from 'supertest';
import { parse } from 'yaml';

jest.setTimeout(600_000);

interface Step {
  id: string;
  if?: string;
}

/** Steps by which a template proposes its change, each of which only says that it is taken. */
function proposalsOf(template: string) {
  const file = path.resolve(
    __dirname,
    `../../../templates/${template}/template.yaml`,
  );
  const { spec } = parse(readFileSync(file, 'utf8'));
  return (spec.steps as Step[])
    .filter(({ id }) => id.startsWith('propose-'))
    .map(step => ({
      id: step.id,
      name: step.id,
      if: step.if?.replaceAll('steps.fetch.output', 'parameters'),
      action: 'debug:log',
      input: { message: `taken: ${step.id}.` },
    }));
}

const HOSTS = {
  local: 'propose-local',
  github: 'propose-github',
  gitlab: 'propose-by-git',
  azure: 'propose-azure-devops',
  bitbucketCloud: 'propose-by-git',
  bitbucketServer: 'propose-by-git',
};

describe.each(['output-port', 'product-inputs', 'retire-product'])(
  'the template %s',
  template => {
    it('proposes its change once, by the step of each host', async () => {
      const { server } = await startTestBackend({
        features: [
          scaffolderPlugin,
          catalogServiceMock.factory({ entities: [] }),
          mockServices.rootConfig.factory({
            data: {
              app: { baseUrl: 'http://portal.example' },
              backend: {
                baseUrl: 'http://localhost:0',
                database: { client: 'better-sqlite3', connection: ':memory:' },
              },
            },
          }),
        ],
      });
      const taken: Record<string, string[]> = {};
      for (const host of Object.keys(HOSTS)) {
        const { body } = await request(server)
          .post('/api/scaffolder/v2/dry-run')
          .send({
            template: {
              apiVersion: 'scaffolder.backstage.io/v1beta3',
              kind: 'Template',
              metadata: { name: 'proposals' },
              spec: { type: 'change', steps: proposalsOf(template) },
            },
            values: { host },
            secrets: {},
            directoryContents: [],
          });
        const said = [
          ...JSON.stringify(body.log).matchAll(/taken: ([\w-]+)\./g),
        ].map(([, id]) => id);
        // A step is seen twice: in its message, and in what is said of its input.
        taken[host] = [...new Set(said)];
      }
      expect(taken).toEqual(
        Object.fromEntries(
          Object.entries(HOSTS).map(([host, id]) => [host, [id]]),
        ),
      );
    });
  },
);
