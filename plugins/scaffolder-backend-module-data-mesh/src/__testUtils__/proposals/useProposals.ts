// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { setupServer } from 'msw/node';
import { parse } from 'yaml';
import {
  createAzurePullRequestAction,
  createPullRequestOpenAction,
} from '../../actions';
import { GitRemote } from '../GitRemote';
import { type Asked, type ProposalHost, TOKEN } from './types';

const config = mockServices.rootConfig({
  data: {
    integrations: {
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: TOKEN }],
        },
      ],
      github: [{ host: 'github.com', token: TOKEN }],
      gitlab: [
        {
          host: 'gitlab.com',
          token: TOKEN,
          apiBaseUrl: 'https://gitlab.com/api/v4',
          baseUrl: 'https://gitlab.com',
        },
      ],
      bitbucketCloud: [{ username: 'portal', token: TOKEN }],
      bitbucketServer: [
        {
          host: 'git.tarnfell.example',
          apiBaseUrl: 'https://git.tarnfell.example/rest/api/1.0',
          token: TOKEN,
        },
      ],
    },
  },
});
const integrations = ScmIntegrations.fromConfig(config);

/** What the repository has, and a workspace that was read from it. */
export const BEFORE = {
  'README.md': '# Tiers\n',
  'data-product.yaml': 'status: active\n',
};

/** What the templates do on each host. */
const ACTIONS: Record<
  string,
  { handler: (ctx: never) => Promise<void> | void }
> = {
  'propose-azure-devops': createAzurePullRequestAction({ config }),
  'propose-by-git': createPullRequestOpenAction({ config }),
  'propose-github': createPublishGithubPullRequestAction({
    integrations,
    config,
    githubCredentialsProvider:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
  }),
};

/** What the step of a template hands to the action. */
export function inputOf(template: string, step: string, repoUrl: string) {
  const file = path.resolve(
    __dirname,
    `../../../../../templates/${template}/template.yaml`,
  );
  const { input } = parse(readFileSync(file, 'utf8')).spec.steps.find(
    ({ id }: { id: string }) => id === step,
  );
  const values: Record<string, string> = {
    'steps.fetch.output.repoUrl': repoUrl,
    'steps.fetch.output.entity': 'tiers',
    'steps.change.output.summary': 'Consumers have until the end of the year.',
    'steps.contract.output.version': '2.0.0',
    'parameters.portName': 'tiers',
    'parameters.lastDay': '2027-12-31',
    "context.task.id | truncate(8, true, '')": '0a1b2c3d',
  };
  return Object.fromEntries(
    Object.entries<string | boolean>(input).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value.replace(/\$\{\{ (.*?) \}\}/g, (_, name) => values[name])
        : value,
    ]),
  );
}

/**
 * For one file of tests: before each, a repository on a host that has lost nothing yet, and a workspace with a change of it.
 */
export function useProposals() {
  const server = setupServer();
  registerMswTestHooks(server);
  const remotes = createMockDirectory();
  const workspace = createMockDirectory();
  const temporary = createMockDirectory();
  let remote: GitRemote;
  beforeEach(() => {
    remotes.setContent({ tiers: {} });
    temporary.clear();
    remote = new GitRemote(remotes.resolve('tiers'));
    remote.make(BEFORE);
    workspace.setContent({
      ...BEFORE,
      'data-product.yaml': 'status: deprecated\n',
      contracts: { 'tiers.odcs.yaml': 'version: 2.0.0\n' },
    });
  });

  /** Lets a host answer. @returns the pull requests that it is asked for from now on */
  const answer = (host: ProposalHost) => {
    const asked: Asked[] = [];
    server.use(...host.api(remote, asked));
    return asked;
  };

  /** Runs the step of the templates for a host. */
  async function run(host: ProposalHost, input: object, isDryRun = false) {
    const ctx = {
      ...createMockActionContext({
        input: input as never,
        workspacePath: workspace.path,
      }),
      createTemporaryDirectory: async () =>
        mkdtempSync(path.join(temporary.path, 'step-')),
      isDryRun,
    };
    const log: string[] = [];
    for (const level of ['info', 'warn', 'error'] as const) {
      jest.spyOn(ctx.logger, level).mockImplementation((...args: unknown[]) => {
        log.push(String(args[0]));
      });
    }
    let failure = '';
    await Promise.resolve(ACTIONS[host.step].handler(ctx as never)).catch(
      error => {
        failure = String(error);
      },
    );
    const output: Record<string, string> = Object.fromEntries(
      (ctx.output as jest.Mock).mock.calls,
    );
    return { output, failure, log: log.join('\n') };
  }

  return { server, workspace, answer, run, remote: () => remote };
}
