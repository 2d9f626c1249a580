// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, promises as fs, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createInfrastructurePlanAction } from '.';

const workspace = createMockDirectory();
const tools = createMockDirectory();
/** For files that are soon gone; other tests write into that of the machine. */
const temporary = createMockDirectory();
const SECRET = 'hunter2-of-the-portal';

/** What a double of Terraform does at each of its commands; without one it ends well and says nothing. */
type Script = Partial<
  Record<'init' | 'validate' | 'plan' | 'show' | 'version', string>
>;

/**
 * Writes a program that speaks as Terraform does: commands and flags, exit codes 0, 1 and 2, a plan as JSON. It notes
 * how it was called.
 */
async function double(script: Script = {}): Promise<string> {
  const file = path.join(tools.path, 'terraform');
  const cases = Object.entries(script)
    .map(([command, lines]) => `${command}) ${lines} ;;`)
    .join('\n');
  await fs.writeFile(
    file,
    `#!/bin/sh\necho "$@" >> '${tools.path}/calls'\ncase "$1" in\n${cases}\nesac\n`,
    { mode: 0o755 },
  );
  return file;
}

const calls = async () =>
  (await fs.readFile(path.join(tools.path, 'calls'), 'utf8'))
    .trim()
    .split('\n')
    .filter(line => line !== 'version');

async function run(
  terraform: Record<string, unknown>,
  { signal, secrets }: { signal?: AbortSignal; secrets?: object } = {},
) {
  const action = createInfrastructurePlanAction({
    config: mockServices.rootConfig({
      data: {
        dataMesh: {
          infrastructure: { terraform: { enabled: true, ...terraform } },
        },
      },
    }),
  });
  const log: string[] = [];
  const ctx = {
    ...createMockActionContext({
      input: { environment: 'dev' },
      workspacePath: workspace.path,
    }),
    signal,
    secrets,
  };
  jest.spyOn(ctx.logger, 'info').mockImplementation(line => log.push(line));
  jest.spyOn(ctx.logger, 'warn').mockImplementation(line => log.push(line));
  let failure = '';
  await action.handler(ctx as never).catch(error => {
    failure = String(error);
  });
  return {
    output: Object.fromEntries((ctx.output as jest.Mock).mock.calls),
    log: log.join('\n'),
    failure,
  };
}

const CHANGES = JSON.stringify({
  format_version: '1.2',
  resource_changes: [
    { address: 'a.b', change: { actions: ['create'] } },
    { address: 'a.c', change: { actions: ['delete', 'create'] } },
    { address: 'a.d', change: { actions: ['update'] } },
    { address: 'a.e', change: { actions: ['no-op'], after: { key: SECRET } } },
  ],
});

beforeEach(() => {
  jest.spyOn(os, 'tmpdir').mockReturnValue(temporary.path);
  tools.clear();
  workspace.setContent({
    infra: {
      'main.tf': 'terraform {\n  backend "local" {}\n}\n',
      env: {
        'dev.tfvars': 'greeting = "hello"\n',
        'dev.tfbackend': 'path = "state/terraform.tfstate"\n',
      },
    },
  });
});

it('plans the environment and counts what changes', async () => {
  const command = await double({
    plan: 'echo "a.b will be created"; exit 2',
    show: `echo '${CHANGES}'`,
  });
  const { output, log, failure } = await run({ command, plan: true });
  expect(failure).toBe('');
  expect(output).toEqual({
    status: 'planned',
    changes: { add: 2, change: 1, destroy: 1 },
    summary: 'Plan: 2 to add, 1 to change, 1 to destroy.',
  });
  expect(log).toBe('a.b will be created');
  expect(await calls()).toEqual([
    'init -input=false -no-color -backend-config=env/dev.tfbackend',
    'validate -no-color',
    expect.stringMatching(
      /^plan .*-detailed-exitcode .*-var-file=env\/dev\.tfvars$/,
    ),
    expect.stringMatching(/^show -json /),
  ]);
  // A plan holds values: it lies outside what is published, and not for longer than needed.
  expect((await calls()).join()).not.toContain(workspace.path);
  expect((await calls()).join()).toContain(temporary.path);
  expect(readdirSync(temporary.path)).toEqual([]);
});

it('says when nothing would change', async () => {
  const command = await double({ show: `echo '{"format_version":"1.2"}'` });
  const { output } = await run({ command, plan: true });
  expect(output).toMatchObject({
    status: 'planned',
    summary: 'Nothing changes.',
  });
});

it('only validates until plans are switched on', async () => {
  const { output } = await run({ command: await double() });
  expect(output.status).toBe('validated');
  expect(await calls()).toEqual([
    'init -input=false -no-color -backend=false',
    'validate -no-color',
  ]);
});

it.each(['init', 'validate', 'plan', 'show'] as const)(
  'ends with what was said when %s fails',
  async step => {
    const command = await double({
      plan: 'exit 2',
      show: `echo '${CHANGES}'`,
      [step]: 'echo "Error: no such bucket" >&2; exit 1',
    });
    const { failure, output } = await run({ command, plan: true });
    expect(failure).toMatch(`terraform ${step} failed:\nError: no such bucket`);
    expect(output).toEqual({});
  },
);

it('takes an exit code of 2 for success from a plan only', async () => {
  const { failure } = await run({
    command: await double({ validate: 'exit 2' }),
    plan: true,
  });
  expect(failure).toContain('terraform validate failed');
});

it('says that Terraform is not there', async () => {
  const { output } = await run({ command: path.join(tools.path, 'nowhere') });
  expect(output).toEqual({
    status: 'skipped',
    summary: expect.stringContaining('is not installed'),
  });
});

it('keeps secrets out of the log and of errors', async () => {
  process.env.MESHWRIGHT_TEST_KEY = SECRET;
  process.env.MESHWRIGHT_TEST_OTHER = 'not-passed-on';
  try {
    const command = await double({
      init: 'printf "key hunter2-of-"; sleep 0.1; printf "the-portal\\n"; echo "[$MESHWRIGHT_TEST_KEY] [$MESHWRIGHT_TEST_OTHER]"',
      validate:
        'echo "bad: $MESHWRIGHT_TEST_KEY, token-of-a-person" >&2; exit 1',
    });
    const { log, failure } = await run(
      { command, environment: ['MESHWRIGHT_TEST_KEY'] },
      { secrets: { token: 'token-of-a-person' } },
    );
    expect(log).toContain('key ***\n[***] []');
    expect(failure).toContain('bad: ***, ***');
  } finally {
    delete process.env.MESHWRIGHT_TEST_KEY;
    delete process.env.MESHWRIGHT_TEST_OTHER;
  }
});

it('ends Terraform when the task is cancelled', async () => {
  const command = await double({
    plan: `trap "touch '${tools.path}/ended'; exit 1" TERM; touch '${tools.path}/begun'; while :; do sleep 0.05; done`,
  });
  const controller = new AbortController();
  const ending = run({ command, plan: true }, { signal: controller.signal });
  while (!existsSync(path.join(tools.path, 'begun'))) {
    await pause(20);
  }
  controller.abort();
  const { failure, output } = await ending;
  expect(failure).toContain('Abort');
  expect(output).toEqual({});
  expect(existsSync(path.join(tools.path, 'ended'))).toBe(true);
});

const installed =
  spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;
(installed ? describe : describe.skip)('with the real Terraform', () => {
  const write = (name: string, content: string) =>
    fs.writeFile(path.join(workspace.path, 'infra', name), content);

  beforeEach(() =>
    write(
      'main.tf',
      'terraform {\n  backend "local" {}\n}\n\nvariable "greeting" {\n  type = string\n}\n\nresource "terraform_data" "greeting" {\n  input = var.greeting\n}\n',
    ),
  );

  it('plans, and leaves nothing of its own among what is published', async () => {
    const { output, log, failure } = await run({ plan: true });
    expect(failure).toBe('');
    expect(output).toEqual({
      status: 'planned',
      changes: { add: 1, change: 0, destroy: 0 },
      summary: 'Plan: 1 to add, 0 to change, 0 to destroy.',
    });
    expect(log).toContain('terraform_data.greeting will be created');
    expect(readdirSync(path.join(workspace.path, 'infra')).sort()).toEqual([
      'env',
      'main.tf',
    ]);
  });

  it('says what is wrong, and where', async () => {
    await write('other.tf', 'locals {\n  a = var.nothing\n}\n');
    const { failure } = await run({ plan: true });
    expect(failure).toContain('Reference to undeclared input variable');
    expect(failure).toContain('other.tf line 2');
  });
});
