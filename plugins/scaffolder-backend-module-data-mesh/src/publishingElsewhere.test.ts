// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { type CodeHost, CODE_HOSTS } from './__testUtils__/codeHosts';
import { caseOf } from './__testUtils__/formValues';
import { GitRemote } from './__testUtils__/GitRemote';
import { HOST_TOKEN, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(600_000);

const local = () =>
  http.all(/\/\/(localhost|127\.0\.0\.1)/, () => passthrough());
const server = setupServer(local());
registerMswTestHooks(server);

const disk = createMockDirectory();
const remotes = createMockDirectory();
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  portal = await startPortal(disk.path);
});

/** A host on which nothing is yet, and where it keeps what it is given. */
function on(host: CodeHost, name: string) {
  remotes.setContent({ [name]: {} });
  const remote = new GitRemote(remotes.resolve(name));
  const made: Array<Record<string, unknown>> = [];
  server.use(
    ...remote.handlers(host.address(name)),
    ...host.api(name, remote, made),
    // The catalog would read what is there; this is about how it got there.
    http.get(/^https:/, () => new Response('', { status: 404 })),
  );
  const create = () =>
    portal.as('mateo.ferrer').create('data-product-aws', {
      ...caseOf('data-product-aws', 'Customer loyalty levels'),
      name,
      publish: host.publish,
      repoUrl: host.repoUrl(name),
    });
  return { remote, made, create };
}

const FILES = [
  'README.md',
  'blueprint.yaml',
  'contracts/levels.odcs.yaml',
  'data-product.yaml',
  'infra/env/prod.tfvars',
  'infra/storage.tf',
];

const CI: Record<CodeHost['publish'], string> = {
  github: '.github/workflows/deliver.yml',
  gitlab: '.gitlab-ci.yml',
  'azure-devops': 'azure-pipelines.yml',
  bitbucket: 'bitbucket-pipelines.yml',
};

/** What each host is told of the repository. Bitbucket has its name in the address, and Azure DevOps no description. */
const MADE: Record<CodeHost['publish'], (name: string) => string> = {
  github: () => 'Which level of Cairn Club each member has',
  gitlab: () => 'Which level of Cairn Club each member has',
  'azure-devops': name => `"name":"${name}"`,
  bitbucket: () => 'Which level of Cairn Club each member has',
};

describe.each(CODE_HOSTS)('on $publish', host => {
  const name = `levels-${host.publish}`;

  it('pushes the whole product to its main branch', async () => {
    const { remote, made, create } = on(host, name);
    const { status, log, output } = await create();
    expect([status, status === 'completed' ? '' : log]).toEqual([
      'completed',
      '',
    ]);
    expect(JSON.stringify(made)).toContain(MADE[host.publish](name));
    expect(remote.paths('main')).toEqual(
      expect.arrayContaining([...FILES, CI[host.publish]].sort()),
    );
    expect(remote.read('main', 'data-product.yaml')).toContain(name);
    expect([...remote.shown]).toEqual([`${host.gitUser}:${HOST_TOKEN}`]);
    expect(output.links?.map(({ url }) => url)).toContainEqual(
      expect.stringContaining(`tarnfell/`),
    );
    expect(log).not.toContain(HOST_TOKEN);
  });

  it('completes by a retry what stopped between repository and files', async () => {
    const other = `${name}-again`;
    const { remote, made, create } = on(host, other);
    remote.refuses = true;
    const failed = await create();
    expect(failed.status).toBe('failed');
    expect(failed.log).toMatch(/403|push/i);
    expect(failed.log).not.toContain(HOST_TOKEN);
    expect(remote.head('main')).toBeUndefined();

    remote.refuses = false;
    const { status, log } = await portal.as('mateo.ferrer').retry(failed.id!);
    expect([status, status === 'completed' ? '' : log]).toEqual([
      'completed',
      '',
    ]);
    expect(made).toHaveLength(1);
    expect(remote.paths('main')).toEqual(expect.arrayContaining(FILES));
  });

  it('says that the name is taken, and leaves the other repository alone', async () => {
    const other = `${name}-taken`;
    const { remote, create } = on(host, other);
    remote.make({ 'README.md': 'Of somebody else\n' });
    const before = remote.head('main');
    const { status, log } = await create();
    expect(status).toBe('failed');
    expect(log).toMatch(/already (exists|been taken)/);
    expect(log).not.toContain(HOST_TOKEN);
    expect(remote.head('main')).toBe(before);
  });
});
