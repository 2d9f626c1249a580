// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { LEO, MATEO, startGitHost, TEAM } from '../__testUtils__/startGitHost';
import {
  createChangeRequestOpenAction,
  createPublishLocalAction,
  createRegisterAction,
} from '.';

const disk = createMockDirectory();
const workspace = createMockDirectory();

beforeEach(() => {
  disk.clear();
  workspace.setContent({
    'README.md': '# Tiers\n',
    bin: { 'run.sh': '#!/bin/sh\n' },
    'logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]),
  });
});

const AT = { group: 'customer-loyalty', name: 'tiers' };

/** Runs an action and gives what it put out. A task of the same id is the same task. */
async function run(
  action: { handler: (ctx: never) => Promise<void> },
  input: object,
  options: { person?: typeof MATEO; task?: string; isDryRun?: boolean } = {},
) {
  const ctx = {
    ...createMockActionContext({
      input: input as never,
      workspacePath: workspace.path,
      task: { id: options.task ?? 'task-1' },
    }),
    isDryRun: options.isDryRun,
    getInitiatorCredentials: async () => options.person ?? MATEO,
  };
  await action.handler(ctx as never);
  return Object.fromEntries(
    (ctx.output as jest.Mock).mock.calls as Array<[string, unknown]>,
  );
}

describe('data-mesh:publish:local', () => {
  const input = { ...AT, owner: TEAM, description: 'Tiers' };

  it('makes a repository with every file, in the name of the person', async () => {
    const { mesh, as } = await startGitHost(disk.path);
    const output = await run(createPublishLocalAction({ mesh }), input);
    expect(output).toMatchObject({
      webUrl: 'http://portal.example/repositories/customer-loyalty/tiers',
      repoContentsUrl:
        'http://portal.example/repositories/customer-loyalty/tiers/blob/main',
    });
    const repository = await as(MATEO).getRepository(AT);
    expect(repository).toMatchObject({
      owner: TEAM,
      createdBy: 'user:default/mateo.ferrer',
    });
    const image = await as(MATEO).getFile(AT, { path: 'logo.png' });
    expect(image).toMatchObject({ size: 5, reason: 'binary' });
  });

  it('completes in a retry what the first attempt began, and does not take the repository of another task', async () => {
    const { mesh, as } = await startGitHost(disk.path);
    await as(MATEO).createRepository({
      ...AT,
      owner: TEAM,
      key: 'task:task-1',
    });
    const action = createPublishLocalAction({ mesh });
    const first = await run(action, input);
    const second = await run(action, input);
    expect(second.commitHash).toBe(first.commitHash);
    await expect(run(action, input, { task: 'task-2' })).rejects.toThrow(
      'already',
    );
  });

  it('makes nothing in a dry run, and nothing for a group of others', async () => {
    const { mesh, as } = await startGitHost(disk.path);
    const action = createPublishLocalAction({ mesh });
    await run(action, input, { isDryRun: true });
    await expect(run(action, input, { person: LEO })).rejects.toThrow(
      'not a member',
    );
    const { totalItems } = await as(MATEO).listRepositories({});
    expect(totalItems).toBe(0);
  });
});

describe('data-mesh:change-request:open', () => {
  it('proposes on a branch of its own, once, for whoever may read', async () => {
    const { mesh, as } = await startGitHost(disk.path);
    await run(createPublishLocalAction({ mesh }), { ...AT, owner: TEAM });
    workspace.addContent({ 'new.md': 'New\n' });
    const action = createChangeRequestOpenAction({ mesh });
    const input = { ...AT, title: 'Say more', deletions: ['README.md'] };
    workspace.clear();
    workspace.addContent({ 'new.md': 'New\n' });
    const first = await run(action, input, { person: LEO });
    const second = await run(action, input, { task: 'task-1', person: LEO });
    expect(first).toEqual({
      url: 'http://portal.example/repositories/customer-loyalty/tiers/change-requests/1',
      number: 1,
      branch: 'portal/task-1',
    });
    expect(second.number).toBe(1);
    const detail = await as(MATEO).getChangeRequest(AT, 1);
    expect(detail.files.map(({ path, change }) => [path, change])).toEqual([
      ['README.md', 'deleted'],
      ['new.md', 'added'],
    ]);
    expect(detail.mayMerge).toBe(true);
  });
});

describe('data-mesh:register', () => {
  it('registers an address once and waits for the entity', async () => {
    const { mesh } = await startGitHost(disk.path);
    const catalog = catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Domain',
          metadata: { name: 'returns' },
        },
      ],
    });
    const action = createRegisterAction({ catalog, mesh });
    const output = await run(action, {
      entityRef: 'domain:default/returns',
    });
    expect(output).toEqual({
      entityRef: 'domain:default/returns',
      registered: true,
    });
  });

  it('says that nothing is lost when the catalog takes its time', async () => {
    const { mesh } = await startGitHost(disk.path);
    const action = createRegisterAction({
      catalog: catalogServiceMock(),
      mesh,
    });
    const output = await run(action, {
      entityRef: 'dataproduct:default/none',
      timeoutSeconds: 1,
    });
    expect(output.registered).toBe(false);
  });
});
